import { relabel } from "@/kernel/words/relabel";
import words from "../workbench/words.zh";

export default relabel(words, [["买家", "商家"]]);
