/** What is asked before an order beside the chat is annotated, linked, unlinked or cancelled. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { call } from "@/kernel/http";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Button, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import type { FormProps } from "@/kernel/ui/steps";
import { Money, User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type OrderView, stepPath } from "../talk";

const MEMO = 500;
type Choices = { cancel_reasons: { name: string; label_zh: string; label_en: string }[]; flags: string[] };
const useChoices = () => useAsk<Choices>("/api/orders/choices");

export function NoteOrder({ order, close }: { order: OrderView; close: () => void }) {
  const t = useWords("orders");
  const { data } = useChoices();
  const [memo, setMemo] = useState(order.memo);
  const [flag, setFlag] = useState(order.flag);
  const note = useDeed<{ memo: string; flag: string }>({ path: stepPath(order.id, "note"), done: close });
  return (
    <Dialog
      title={t("side.note")}
      open
      close={close}
      ok={t("side.save")}
      busy={note.isPending}
      perform={() => note.mutate({ memo, flag })}
    >
      <Field label={t("side.note_text")}>
        {(wired) => <TextArea {...wired} value={memo} onChange={setMemo} maxCount={MEMO} maxLength={MEMO} rows={4} />}
      </Field>
      <div className="or-flags" role="radiogroup" aria-label={t("side.flag")}>
        {["", ...(data?.flags ?? [])].map((name) => (
          <label key={name} title={t(`flag.${name || "none"}`)}>
            <input type="radio" name="flag" checked={flag === name} onChange={() => setFlag(name)} />
            {name ? <i className={`or-flag or-flag-${name}`} /> : null}
            <span>{t(`flag.${name || "none"}`)}</span>
          </label>
        ))}
      </div>
      <ErrorNote error={note.error} module="orders" />
    </Dialog>
  );
}

export function UnlinkOrder({ order, close }: { order: OrderView; close: () => void }) {
  const t = useWords("orders");
  const unlink = useDeed({ path: stepPath(order.id, "unlink"), done: close });
  return (
    <Dialog
      title={t("side.unlink")}
      open
      close={close}
      ok={t("side.unlink")}
      danger
      busy={unlink.isPending}
      perform={() => unlink.mutate({})}
    >
      <p>{t("side.unlink_text", { no: order.order_no })}</p>
      <ErrorNote error={unlink.error} module="orders" />
    </Dialog>
  );
}

/** By its number, an order nobody has claimed is hung on this buyer. */
export function LinkOrder({ buyer, close }: { buyer: string; close: () => void }) {
  const t = useWords("orders");
  const [number, setNumber] = useState("");
  const [found, setFound] = useState<OrderView[]>();
  const [error, setError] = useState<unknown>(null);
  const queries = useQueryClient();
  const search = async () => {
    setError(null);
    try {
      const page = await call<{ items: OrderView[] }>("GET", "/api/orders", undefined, {
        query: { number: number.trim(), limit: 5 },
      });
      setFound(page.items);
    } catch (problem) {
      setError(problem);
    }
  };
  const take = async (order: OrderView) => {
    setError(null);
    try {
      await call("POST", stepPath(order.id, "link"), { buyer_id: buyer });
      await queries.invalidateQueries({ queryKey: ["orders"] });
      toast("done", t("side.linked", { no: order.order_no }));
      close();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog title={t("side.link")} open close={close}>
      <form
        className="row"
        onSubmit={(e) => {
          e.preventDefault();
          void search();
        }}
      >
        <Input value={number} onChange={setNumber} placeholder={t("side.number")} aria-label={t("side.number")} />
        <Button htmlType="submit" disabled={number.trim() === ""}>
          {t("side.find")}
        </Button>
      </form>
      <ErrorNote error={error} module="orders" />
      {found?.length === 0 && <p className="sub or-found">{t("side.not_found")}</p>}
      <ul className="or-found">
        {found?.map((order) => (
          <li key={order.id}>
            <span className="grow">
              <b className="num">{order.order_no}</b>
              <span className="sub ell">
                <User>{order.lines[0]?.title ?? ""}</User>
              </span>
            </span>
            <Money fen={order.paid_fen || order.payable_fen} />
            <Button size="small" disabled={order.buyer_id !== null} onClick={() => void take(order)}>
              {t(order.buyer_id ? "side.taken" : "side.link_this")}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

export function CancelForm({ close, submit }: FormProps) {
  const t = useWords("orders");
  const { zh } = useLanguage();
  const { data } = useChoices();
  const [reason, setReason] = useState("");
  const options = (data?.cancel_reasons ?? []).map((r) => ({ value: r.name, label: zh ? r.label_zh : r.label_en }));
  return (
    <div className="stack">
      <Select options={options} value={reason} onChange={setReason} label={t("side.cancel_reason")} width="100%" />
      <div className="modal-foot">
        <Button onClick={close}>{t("side.back")}</Button>
        <Button theme="solid" type="danger" disabled={!reason} onClick={() => void submit({ reason })}>
          {t("side.cancel")}
        </Button>
      </div>
    </div>
  );
}
