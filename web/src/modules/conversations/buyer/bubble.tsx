/** One line of the chat. Cards are drawn from the text kept when they were sent. */
import { Go } from "@/kernel/buyer/path";
import { type Pair, useChinese, useSay } from "@/kernel/buyer/words";
import { serverNow } from "@/kernel/clock";
import { yuan } from "@/kernel/money";
import { shortDate } from "@/kernel/time";
import type { Line } from "./thread";

const APART_MS = 5 * 60_000;
const STATE: Record<string, Pair> = {
  queued: { zh: "等待发送", en: "Waiting" },
  sent: { zh: "发送中", en: "Sending" },
};

type CardBody = { module: string; kind: string; id: string; text?: string; snapshot?: Record<string, unknown> };
const PAGES: Record<string, string> = { orders: "/orders", products: "/shop", after_sales: "/after_sales" };

function Card({ body }: { body: CardBody }) {
  const say = useSay();
  const snapshot = body.snapshot ?? {};
  const title = String(snapshot.title ?? body.text ?? "");
  const page = PAGES[body.module];
  return (
    <div className="c-card">
      <b data-user>{title}</b>
      {typeof snapshot.text === "string" && (
        <p className="sub" data-user>
          {snapshot.text}
        </p>
      )}
      {typeof snapshot.amount_fen === "number" && <p className="num">{yuan(snapshot.amount_fen)}</p>}
      {page && <Go to={`${page}/${body.id}`}>{say({ zh: "查看", en: "Open" })}</Go>}
    </div>
  );
}

function Inner({ line }: { line: Line }) {
  const say = useSay();
  if (line.recalled) return <i>{say({ zh: "消息已撤回", en: "Message withdrawn" })}</i>;
  if (line.kind === "image") {
    const id = String(line.body.file_id);
    return <img src={`/b/api/files/${id}`} alt={say({ zh: "图片", en: "Picture" })} loading="lazy" />;
  }
  if (line.kind === "card") return <Card body={line.body as CardBody} />;
  return <span data-user>{String(line.body.text ?? "")}</span>;
}

type Props = {
  line: Line;
  before: Line | undefined;
  retry: (id: string) => void;
  discard: (id: string) => void;
};

export function Bubble({ line, before, retry, discard }: Props) {
  const say = useSay();
  const chinese = useChinese();
  const apart = !before || line.at - before.at > APART_MS;
  const at = new Date(line.at).toISOString();
  const state = STATE[line.state];
  const system = line.from?.party === "system" && line.kind === "system";
  return (
    <>
      {apart && (
        <time className="c-time num" dateTime={at}>
          {shortDate(at, serverNow(), chinese)}
        </time>
      )}
      <div className={`c-line ${system ? "system" : line.mine ? "mine" : "theirs"}`}>
        {!line.mine && !system && line.from?.name && <span className="sub">{line.from.name}</span>}
        <div className="c-bubble">
          <Inner line={line} />
        </div>
        {state && <span className="sub">{say(state)}</span>}
        {line.state === "failed" && line.letter && (
          <span className="c-failed" role="alert">
            <span>{line.refused || say({ zh: "没有发出去", en: "Not sent" })}</span>
            <button type="button" onClick={() => retry(line.letter as string)}>
              {say({ zh: "重试", en: "Retry" })}
            </button>
            <button type="button" onClick={() => discard(line.letter as string)}>
              {say({ zh: "删除", en: "Delete" })}
            </button>
          </span>
        )}
      </div>
    </>
  );
}
