/** A product as a card in the chat: as it is sold now, or as it was called when it was sent. */
import type { CardProps } from "@/kernel/slots";
import { Go } from "@/kernel/ui/link";
import { User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { useProduct } from "../calls";
import { Brief, Prices, Shelf } from "./pieces";
import "../products.css";

export default function ProductCard({ id, snapshot }: CardProps) {
  const t = useWords("products");
  const { data } = useProduct(id);
  if (!data)
    return (
      <div className="products-card">
        <User>{String(snapshot.text ?? t("one"))}</User>
      </div>
    );
  return (
    <div className="products-card">
      <Brief product={data} size={56} />
      <div className="row">
        <Prices product={data} />
        {!data.on_shelf && <Shelf on={false} />}
        <span className="grow" />
        <Go to={`/products/${id}`}>{t("open")}</Go>
      </div>
    </div>
  );
}
