import { Picture } from "@/kernel/ui/picture";
import { Money, Tag, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Product, stockOf } from "../calls";

export function Shelf({ on }: { on: boolean }) {
  const t = useWords("products");
  return <Tag tone={on ? "green" : "neutral"}>{t(on ? "shelf.on" : "shelf.off")}</Tag>;
}

/** The lowest to the highest price of its specifications. */
export function Prices({ product }: { product: Product }) {
  const prices = product.skus.map((s) => s.price_fen);
  const [low, high] = [Math.min(product.price_fen, ...prices), Math.max(product.price_fen, ...prices)];
  return (
    <span className="nowrap">
      <Money fen={low} strong />
      {high > low && (
        <>
          {" – "}
          <Money fen={high} strong />
        </>
      )}
    </span>
  );
}

export function Stock({ product }: { product: Product }) {
  const t = useWords("products");
  const stock = stockOf(product);
  if (stock === 0) return <Tag tone="red">{t("stock.none")}</Tag>;
  return <span className="num">{stock}</span>;
}

export function Brief({ product, size = 44 }: { product: Product; size?: number }) {
  return (
    <div className="products-brief">
      <Picture src={product.images[0]} name={product.title} size={size} />
      <div className="grow">
        <User block>
          <span className="ell2">{product.title}</span>
        </User>
        <span className="sub num">{product.product_no}</span>
      </div>
    </div>
  );
}
