/** A case as a card in the chat, with the steps one may take there. */
import type { CardProps } from "@/kernel/slots";
import { User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useCase } from "../calls";
import { Brief } from "./brief";
import "../../desk/after-sales.css";

export default function CaseCard({ id, snapshot }: CardProps) {
  const t = useWords("after_sales");
  const { data } = useCase(id);
  return <div className="as-card">{data ? <Brief of={data} /> : <User>{String(snapshot.text ?? t("one"))}</User>}</div>;
}
