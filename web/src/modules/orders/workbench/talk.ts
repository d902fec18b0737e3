/** Orders as the reception talks about them. */
import type { Step } from "@/kernel/ask";
import { useAsk } from "@/kernel/ask";
import { dateText } from "@/kernel/time";

export type LineView = {
  id: string;
  line_no: string;
  product_id: string | null;
  title: string;
  sku: string;
  image: string;
  pieces: number;
  unit_price_fen: number | null;
  amount_fen: number;
  paid_fen: number;
  refunded_fen: number;
  ship_by: string | null;
  shipped_at: string | null;
  closed_at: string | null;
  carrier: string;
  waybill: string;
};
export type OrderView = {
  id: string;
  order_no: string;
  status: string;
  status_zh: string;
  status_en: string;
  version: number;
  buyer_id: string | null;
  buyer_name: string;
  freight_fen: number;
  payable_fen: number;
  paid_fen: number;
  refunded_fen: number;
  placed_at: string;
  paid_at: string | null;
  ship_by: string | null;
  shipped_at: string | null;
  delivered_at: string | null;
  buyer_message: string;
  memo: string;
  flag: string;
  receiver: { name: string; phone: string; province: string; city: string; district: string; address: string };
  lines: LineView[];
  steps: Step[];
};

const BASE = "/api/orders";
export const useOrdersOf = (buyer: string) => useAsk<{ items: OrderView[] }>(`${BASE}/of_buyer/${buyer}`);
export const useOrder = (id: string) => useAsk<{ order: OrderView }>(`${BASE}/${id}`);
export const stepPath = (id: string, step: string) => `${BASE}/${id}/${step}`;

/** A line can be talked about as "to be sent" while it is neither shipped nor closed. */
export const isSendable = (line: LineView): boolean => !line.shipped_at && !line.closed_at;

const CHECK = {
  head: { zh: "亲，请核对您的订单信息：" },
  goods: { zh: "商品：" },
  spec: { zh: "规格：" },
  pieces: { zh: "数量：" },
  ship: { zh: "承诺发货时间：" },
  before: { zh: " 前" },
  shipped: { zh: "已发货" },
  to: { zh: "收货信息：" },
  tail: { zh: "如需修改请在发货前告诉我们，谢谢～" },
};

/** The text that asks a buyer to check one line of his order. Buyers are written to in Chinese; the receiver stays masked. */
export function checkText(order: OrderView, line: LineView): string {
  const { name, phone, province, city, district } = order.receiver;
  const due = line.ship_by ?? order.ship_by;
  const ship = line.shipped_at ? CHECK.shipped.zh : due ? `${dateText(due)}${CHECK.before.zh}` : "";
  const place = [province, city, district].filter(Boolean).join("");
  const to = [name, phone, place].filter(Boolean).join(" ");
  const rows: [{ zh: string }, string][] = [
    [CHECK.goods, line.title],
    [CHECK.spec, line.sku],
    [CHECK.pieces, `×${line.pieces}`],
    [CHECK.ship, ship],
    [CHECK.to, to],
  ];
  const said = rows.filter(([, value]) => value !== "").map(([label, value]) => `${label.zh}${value}`);
  return [CHECK.head.zh, ...said, CHECK.tail.zh].join("\n");
}
