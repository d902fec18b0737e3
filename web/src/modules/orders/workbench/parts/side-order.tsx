/** One order beside the chat: its lines, what can be said about them, what is due. */
import { useState } from "react";
import { call } from "@/kernel/http";
import { Slot, type SlotProps } from "@/kernel/slots";
import { Copy } from "@/kernel/ui/copy";
import { IconMore } from "@/kernel/ui/icons";
import { useGo } from "@/kernel/ui/link";
import { Dropdown, Popover } from "@/kernel/ui/semi";
import { Steps } from "@/kernel/ui/steps";
import { Money, Tag, type Tone, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useLanguage, useWords } from "@/kernel/words/words";
import { isSendable, type LineView, type OrderView, sendLine, stepPath } from "../talk";
import { Thumb } from "./picture";
import { CancelForm, NoteOrder, UnlinkOrder } from "./side-dialogs";

type Talk = SlotProps<"conversation.side">;
export const TONES: Record<string, Tone> = {
  awaiting_payment: "amber",
  awaiting_shipment: "blue",
  partially_shipped: "blue",
  shipped: "green",
  completed: "neutral",
  cancelled: "neutral",
};
const BESIDE = ["cancel", "confirm"];

function Line({ order, line, talk }: { order: OrderView; line: LineView; talk: Talk }) {
  const t = useWords("orders");
  const say = useRefusal("orders");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await sendLine(talk.thread, order.id, line.id);
    } catch (problem) {
      toast("error", say(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="or-line">
      <Thumb image={line.image} title={line.title} />
      <span className="or-line-text">
        <span className="ell" title={line.title}>
          <User>{line.title}</User>
        </span>
        <span className="sub ell">
          <User>{line.sku}</User> ×{line.pieces}
        </span>
      </span>
      <span className="or-line-end">
        <Money fen={line.amount_fen} strong />
        <button
          type="button"
          className="or-say"
          disabled={talk.mute || busy}
          aria-label={t("side.send_of", { name: line.title })}
          title={t("side.send_hint")}
          onClick={() => void send()}
        >
          {t("side.send")}
        </button>
      </span>
    </li>
  );
}

/** On hovering: which lines can still be sent, and until when. */
function Sendable({ order }: { order: OrderView }) {
  const t = useWords("orders");
  const lines = order.lines.filter(isSendable);
  return (
    <div className="or-hover">
      <p className="strong">{lines.length > 0 ? t("side.sendable", { n: lines.length }) : t("side.none_sendable")}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <User>
              {line.title} {line.sku} ×{line.pieces}
            </User>
            <span className="sub">
              {t("side.ship_by")} <When at={line.ship_by ?? order.ship_by} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Dialog = "note" | "unlink" | null;

function Corner({ order, talk, open }: { order: OrderView; talk: Talk; open: (dialog: Dialog) => void }) {
  const t = useWords("orders");
  const go = useGo();
  return (
    <Dropdown
      trigger="click"
      position="bottomRight"
      render={
        <Dropdown.Menu>
          <Dropdown.Item onClick={() => open("note")}>{t("side.note")}</Dropdown.Item>
          <Dropdown.Item onClick={() => go(`/orders/${order.id}`)}>{t("side.detail")}</Dropdown.Item>
          <Dropdown.Item
            disabled={talk.mute}
            onClick={() => !talk.mute && talk.say({ kind: "card", module: "orders", card: "order", id: order.id })}
          >
            {t("side.card")}
          </Dropdown.Item>
          <Dropdown.Divider />
          <Dropdown.Item onClick={() => open("unlink")}>{t("side.unlink")}</Dropdown.Item>
        </Dropdown.Menu>
      }
    >
      <button type="button" className="icon-button" aria-label={t("side.more", { no: order.order_no })}>
        <IconMore size="small" aria-hidden="true" />
      </button>
    </Dropdown>
  );
}

export function SideOrder({ order, talk }: { order: OrderView; talk: Talk }) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  const [dialog, setDialog] = useState<Dialog>(null);
  const steps = order.steps.filter((s) => BESIDE.includes(s.name));
  const paid = order.paid_fen > 0;
  return (
    <article className="or-card" aria-label={order.order_no}>
      <header className="or-card-head">
        <Copy text={order.order_no} />
        {order.flag && <i className={`or-flag or-flag-${order.flag}`} title={order.memo} />}
        <span className="grow" />
        <Tag tone={TONES[order.status] ?? "neutral"}>{zh ? order.status_zh : order.status_en}</Tag>
      </header>
      <Popover
        trigger="hover"
        position="left"
        mouseEnterDelay={300}
        mouseLeaveDelay={300}
        content={<Sendable order={order} />}
      >
        <ul className="or-lines">
          {order.lines.map((line) => (
            <Line key={line.id} order={order} line={line} talk={talk} />
          ))}
        </ul>
      </Popover>
      {order.ship_by && !order.shipped_at && (
        <p className="or-due">
          {t("side.ship_by")} <When at={order.ship_by} />
        </p>
      )}
      {order.memo && (
        <p className="or-memo">
          <User>{order.memo}</User>
        </p>
      )}
      <Slot name="order.side" with={{ order: order.id }} />
      <footer className="or-card-foot">
        <span className="sub nowrap">{t(paid ? "side.paid" : "side.payable")}</span>
        <Money fen={paid ? order.paid_fen : order.payable_fen} strong />
        <span className="sub or-date">
          <When at={order.placed_at} style="short" />
        </span>
        <span className="grow" />
        <Steps
          of={{ id: order.id, steps }}
          show={2}
          size="small"
          module="orders"
          primary={[]}
          perform={(step, key, body) =>
            call("POST", stepPath(order.id, step.name), { version: order.version, ...body }, { key })
          }
          forms={{ cancel: (form) => <CancelForm {...form} /> }}
        />
        <Corner order={order} talk={talk} open={setDialog} />
      </footer>
      {dialog === "note" && <NoteOrder order={order} close={() => setDialog(null)} />}
      {dialog === "unlink" && <UnlinkOrder order={order} close={() => setDialog(null)} />}
    </article>
  );
}
