/** Many cases at once: first what would be passed over and why, then a result for every row. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { Dialog } from "@/kernel/ui/dialog";
import { IconAlertTriangle, IconTickCircle } from "@/kernel/ui/icons";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote, Waiting } from "@/kernel/ui/states";
import { Money, Tag } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { refusalText } from "@/kernel/words/refusal";
import { useLanguage, useWords } from "@/kernel/words/words";
import { type Deed, type Row, type RowResult, useBulk, useChoices, useRemark } from "../calls";
import { Note, ReasonSelect } from "../forms/answer";
import { summed } from "../model/bulk";

/** What would happen, as the server reckons it; nothing is written. */
const usePreview = (deed: Deed, ids: string[]) =>
  useQuery({
    queryKey: ["after_sales", "bulk", deed, ids],
    queryFn: () => call<RowResult[]>("POST", "/api/after_sales/bulk/preview", { deed, ids }),
  });

function Verdict({ row, done }: { row: RowResult; done: boolean }) {
  const t = useWords("after_sales");
  const { zh } = useLanguage();
  if (row.ok)
    return done ? (
      <Tag tone="green">
        <IconTickCircle size="small" aria-hidden="true" /> {t("bulk.done")}
      </Tag>
    ) : (
      <span>{t("bulk.will")}</span>
    );
  return (
    <span className="as-why">
      <IconAlertTriangle size="small" aria-hidden="true" />
      {t("bulk.skip")} {refusalText({ code: row.code ?? undefined, detail: row.why ?? "" }, zh, "after_sales")}
    </span>
  );
}

function Rows({ rows, done }: { rows: RowResult[]; done: boolean }) {
  const t = useWords("after_sales");
  return (
    <div className="as-rows">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("col.case")}</th>
            <th scope="col">{t(done ? "bulk.result" : "bulk.forecast")}</th>
            <th scope="col" className="right">
              {t("col.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="num">{row.number}</td>
              <td>
                <Verdict row={row} done={done} />
              </td>
              <td className="right">{row.amount_fen > 0 ? <Money fen={row.amount_fen} strong /> : "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sums({ rows, done }: { rows: RowResult[]; done: boolean }) {
  const t = useWords("after_sales");
  const { can, skipped, fen } = summed(rows);
  return (
    <p className="as-sum" role="status">
      <span>{t(done ? "bulk.n_done" : "bulk.n_will", { n: can })}</span>
      {skipped > 0 && <b className="as-why">{t("bulk.n_skip", { n: skipped })}</b>}
      {fen > 0 && (
        <span>
          {t("bulk.pays")} <Money fen={fen} strong />
        </span>
      )}
    </p>
  );
}

type Props = { deed: Deed; rows: Row[]; close: () => void; clear: () => void };

/** Remarks can be put back as they were; an agreement or a refusal cannot. */
function useUndo(rows: Row[]) {
  const t = useWords("after_sales");
  const remark = useRemark();
  return (done: RowResult[]) => {
    const before = new Map(rows.map((r) => [r.id, r.memo]));
    const back = done.filter((r) => r.ok).map((r) => ({ id: r.id, text: before.get(r.id) ?? "" }));
    const perform = () =>
      void Promise.all(back.map((b) => remark.mutateAsync(b))).then(() => toast("done", t("bulk.undone")));
    toast("done", t("bulk.remarked", { n: back.length }), { label: t("undo"), perform });
  };
}

type AskedProps = {
  deed: Deed;
  can: number;
  reason: string;
  setReason: (code: string) => void;
  note: string;
  setNote: (text: string) => void;
};

/** What has to be said with the deed. */
function Asked({ deed, can, reason, setReason, note, setNote }: AskedProps) {
  const t = useWords("after_sales");
  const { data } = useChoices();
  if (deed === "agree") return can > 0 ? <p className="as-warn">{t("bulk.agree_effect")}</p> : null;
  const reasons = (data?.refusals ?? []).filter((r) => r.stage === "request");
  return (
    <>
      {deed === "refuse" && <ReasonSelect reasons={reasons} value={reason} onChange={setReason} />}
      <Note value={note} onChange={setNote} label={t(deed === "remark" ? "remark.label" : "form.remark")} />
    </>
  );
}

export function BulkDialog({ deed, rows, close, clear }: Props) {
  const t = useWords("after_sales");
  const ids = rows.map((r) => r.id);
  const preview = usePreview(deed, ids);
  const bulk = useBulk(deed);
  const undo = useUndo(rows);
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [results, setResults] = useState<RowResult[] | null>(null);
  const forecast = preview.data ?? [];
  const { can, fen } = summed(forecast);
  const ready = can > 0 && (deed !== "refuse" || reason !== "") && (deed !== "remark" || note.trim() !== "");
  const go = async () => {
    const able = forecast.filter((r) => r.ok).map((r) => r.id);
    const done = await bulk.mutateAsync({ ids: able, reason, note }).catch(() => null);
    if (!done) return;
    if (deed === "remark") undo(done);
    setResults([...done, ...forecast.filter((r) => !r.ok)]);
    clear();
  };
  const shown = results ?? forecast;
  return (
    <Dialog title={t(`bulk.title_${deed}`, { n: rows.length })} open close={close} width={760}>
      <div className="form">
        {preview.isPending && <Waiting rows={4} />}
        <ErrorNote error={preview.error ?? bulk.error} module="after_sales" />
        {shown.length > 0 && <Sums rows={shown} done={results !== null} />}
        {!results && <Asked deed={deed} can={can} {...{ reason, setReason, note, setNote }} />}
        {shown.length > 0 && <Rows rows={shown} done={results !== null} />}
        <div className="form-acts">
          <Button type="tertiary" onClick={close}>
            {t(results ? "bulk.close" : "cancel")}
          </Button>
          {!results && (
            <Button
              theme="solid"
              type={deed === "refuse" ? "danger" : "primary"}
              disabled={!ready}
              aria-busy={bulk.isPending}
              onClick={() => void go()}
            >
              {t(`bulk.go_${deed}`, { n: can })}{" "}
              {deed === "agree" && fen > 0 && (
                <>
                  {" · "}
                  <Money fen={fen} />
                </>
              )}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
