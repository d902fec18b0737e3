import { relabel } from "@/kernel/words/relabel";
import words from "../workbench/words.en";

export default relabel(words, [
  ["buyer", "merchant"],
  ["Buyer", "Merchant"],
]);
