/** One line of the chat. Cards are drawn from the text kept when they were sent. */
import { Suspense, useContext } from "react";
import { CardsContext } from "@/kernel/buyer/cards";
import { Go } from "@/kernel/buyer/path";
import { type Pair, useChinese, useProblem, useSay } from "@/kernel/buyer/words";
import { serverNow } from "@/kernel/clock";
import { Problem } from "@/kernel/http";
import { shortDate } from "@/kernel/time";
import type { Line } from "./thread";

const APART_MS = 5 * 60_000;
const STATE: Record<string, Pair> = {
  queued: { zh: "等待网络", en: "Waiting for the network" },
  sent: { zh: "发送中", en: "Sending" },
};
type Named = { page: string; label: Pair };
const CARDS: Record<string, Named> = {
  orders: { page: "/orders", label: { zh: "订单", en: "Order" } },
  products: { page: "/shop", label: { zh: "商品", en: "Product" } },
  after_sales: { page: "/after_sales", label: { zh: "售后", en: "After-sales" } },
  service_requests: { page: "/service_requests", label: { zh: "服务单", en: "Request" } },
};

function Card({ module, id, text }: { module: string; id: string; text: string }) {
  const say = useSay();
  const known = CARDS[module];
  const inner = (
    <>
      {known && <span className="sub">{say(known.label)}</span>}
      {text && <b data-user>{text}</b>}
      {known && <span className="c-open">{say({ zh: "查看详情", en: "Open" })} ›</span>}
    </>
  );
  return known ? (
    <Go to={`${known.page}/${id}`} className="c-card">
      {inner}
    </Go>
  ) : (
    <div className="c-card">{inner}</div>
  );
}

/** A module may draw its card itself; while that loads, and where it does not, the plain one stands. */
function AnyCard({ body }: { body: Line["body"] }) {
  const { module, kind, id, text } = { ...body, text: body.text ?? "" } as Record<string, unknown>;
  const Own = useContext(CardsContext)[`${module}.${kind}`];
  const plain = <Card module={String(module)} id={String(id)} text={String(text)} />;
  if (!Own) return plain;
  return (
    <Suspense fallback={plain}>
      <Own id={String(id)} text={String(text)} />
    </Suspense>
  );
}

function Image({ line }: { line: Line }) {
  const say = useSay();
  const own = `/b/api/files/${line.body.file_id}`;
  const at = `/b/api/conversations/messages/${line.seq}/picture`;
  const { width, height } = line.body as { width?: number; height?: number };
  const there = line.state === "there";
  return (
    <a href={there ? at : own} target="_blank" rel="noreferrer" className="c-image">
      <img
        src={there ? `${at}?thumb=true` : `${own}?thumb=true`}
        alt={say({ zh: "图片", en: "Picture" })}
        loading="lazy"
        {...(width && height ? { width, height } : {})}
      />
    </a>
  );
}

function Inner({ line }: { line: Line }) {
  const say = useSay();
  const { kind, body } = line;
  if (line.recalled) return <i>{say({ zh: "消息已撤回", en: "Message withdrawn" })}</i>;
  if (kind === "image") return <Image line={line} />;
  if (kind === "card") return <AnyCard body={body} />;
  return <span data-user>{String(body.text ?? "")}</span>;
}

type Props = {
  line: Line;
  before: Line | undefined;
  /** Of the last own line: whether the shop has seen it. */
  read: boolean | undefined;
  retry: (id: string) => void;
  discard: (id: string) => void;
};

function State({ line, read, retry, discard }: Omit<Props, "before">) {
  const say = useSay();
  const tell = useProblem();
  const state = STATE[line.state];
  if (line.state === "failed" && line.letter) {
    const letter = line.letter;
    const why = line.problem ? tell(new Problem(line.problem)) : say({ zh: "没有发出去", en: "Not sent" });
    return (
      <span className="c-failed" role="alert">
        <span>{why}</span>
        <button type="button" onClick={() => retry(letter)}>
          {say({ zh: "重试", en: "Retry" })}
        </button>
        <button type="button" onClick={() => discard(letter)}>
          {say({ zh: "删除", en: "Delete" })}
        </button>
      </span>
    );
  }
  if (state) return <span className="sub">{say(state)}</span>;
  if (read === undefined) return null;
  return <span className="sub">{read ? say({ zh: "已读", en: "Read" }) : say({ zh: "已送达", en: "Delivered" })}</span>;
}

export function Bubble({ line, before, ...rest }: Props) {
  const chinese = useChinese();
  const apart = !before || line.at - before.at > APART_MS;
  const at = new Date(line.at).toISOString();
  const system = line.from?.party === "system" && line.kind === "system";
  const side = system ? "system" : line.mine ? "mine" : "theirs";
  const shape = line.kind === "card" || line.kind === "image" ? "bare" : "";
  return (
    <>
      {apart && (
        <time className="c-time num" dateTime={at}>
          {shortDate(at, serverNow(), chinese)}
        </time>
      )}
      <div className={`c-line ${side}`} data-state={line.state}>
        {side === "theirs" && line.from?.name && (
          <span className="sub" data-user>
            {line.from.name}
          </span>
        )}
        <div className={`c-bubble ${line.recalled ? "" : shape}`}>
          <Inner line={line} />
        </div>
        <State line={line} {...rest} />
      </div>
    </>
  );
}
