/** What the shop keeps for itself on a case: its remark, the invoice, the service point it sent. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { sees, useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { IconEdit } from "@/kernel/ui/icons";
import { Facts, Sheet } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Case, casePath, useChoices, usePoints, useRemark } from "../calls";
import { Note } from "../forms/answer";

function RemarkDialog({ of, close }: { of: Case; close: () => void }) {
  const t = useWords("after_sales");
  const remark = useRemark();
  const [text, setText] = useState(of.memo);
  const save = async () => {
    const done = await remark.mutateAsync({ id: of.id, text }).catch(() => null);
    if (!done) return;
    toast("done", t("remark.saved"), {
      label: t("undo"),
      perform: () => remark.mutate({ id: of.id, text: of.memo }),
    });
    close();
  };
  return (
    <Dialog
      title={t("remark.title")}
      open
      close={close}
      ok={t("remark.save")}
      perform={() => void save()}
      busy={remark.isPending}
    >
      <Note value={text} onChange={setText} label={t("remark.label")} hint={t("remark.hint")} />
      <ErrorNote error={remark.error} module="after_sales" />
    </Dialog>
  );
}

function PointDialog({ of, close }: { of: Case; close: () => void }) {
  const t = useWords("after_sales");
  const { data } = usePoints("", "");
  const [point, setPoint] = useState("");
  const send = useDeed<{ point_id: string }, Case>({ path: casePath(of.id, "service_point") });
  const go = async () => {
    const done = await send.mutateAsync({ point_id: point }).catch(() => null);
    if (!done) return;
    toast("done", t("points.sent"));
    close();
  };
  return (
    <Dialog
      title={t("points.send")}
      open
      close={close}
      ok={t("points.send_go")}
      perform={() => void go()}
      busy={send.isPending}
      disabled={!point}
    >
      <div className="form">
        <p>{t("points.send_text")}</p>
        <Field label={t("points.title")} required>
          {({ id }) => (
            <Select
              id={id}
              label={t("form.choose")}
              width="100%"
              value={point}
              onChange={setPoint}
              options={(data?.items ?? []).map((p) => ({ value: p.id, label: `${p.brand} ${p.city} ${p.address}` }))}
            />
          )}
        </Field>
        <ErrorNote error={send.error} module="after_sales" />
      </div>
    </Dialog>
  );
}

function Invoice({ of }: { of: Case }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const { data } = useChoices();
  const set = useDeed<{ invoice: string; version: number }, Case>({ path: casePath(of.id, "invoice") });
  return (
    <span className="stack-s">
      <Select
        label={t("own.invoice")}
        size="small"
        value={of.invoice?.code ?? ""}
        onChange={(invoice) => set.mutate({ invoice, version: of.version })}
        options={(data?.invoices ?? []).map((i) => ({ value: i.code, label: both(i) }))}
      />
      {of.invoice_advised && !of.invoice && (
        <span className="sub">{t("own.invoice_advised", { what: both(of.invoice_advised) })}</span>
      )}
      <ErrorNote error={set.error} module="after_sales" />
    </span>
  );
}

export function Own({ of }: { of: Case }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const may = sees(useMe(), "after_sales.handle");
  const [dialog, setDialog] = useState<"remark" | "point" | null>(null);
  const rows: [string, React.ReactNode][] = [
    [t("own.channel"), t(`channel.${of.channel}`)],
    [t("own.solution"), of.solution ? both(of.solution) : "—"],
    [t("own.invoice"), <Invoice key="i" of={of} />],
  ];
  if (of.erp) rows.push([t("own.erp"), both(of.erp)]);
  if (of.small_paid_fen > 0) rows.push([t("own.small"), <Money key="s" fen={of.small_paid_fen} strong />]);
  if (of.refunded_at) rows.push([t("own.refunded"), <When key="r" at={of.refunded_at} />]);
  if (of.refund_tries > 0 && !of.refunded_at)
    rows.push([
      t("own.tries"),
      <Tag key="t" tone="red">
        {of.refund_tries}
      </Tag>,
    ]);
  if (of.appeal_fails)
    rows.push([
      t("own.appeal"),
      <Tag key="a" tone="red">
        {t("own.appeal_fails")}
      </Tag>,
    ]);
  return (
    <Sheet
      title={t("own.title")}
      acts={
        may && (
          <>
            <Button size="small" icon={<IconEdit />} onClick={() => setDialog("remark")}>
              {t("remark.title")}
            </Button>
            <Button size="small" onClick={() => setDialog("point")}>
              {t("points.send")}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {of.memo && (
          <blockquote className="as-quote">
            <User>{of.memo}</User>
          </blockquote>
        )}
        <Facts columns={1} of={rows} />
      </div>
      {dialog === "remark" && <RemarkDialog of={of} close={() => setDialog(null)} />}
      {dialog === "point" && <PointDialog of={of} close={() => setDialog(null)} />}
    </Sheet>
  );
}
