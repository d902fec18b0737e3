/** The file of what the filters show: refused with the count when too much, with the seconds when too soon. */
import { useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { useTick } from "@/kernel/clock";
import { useFace } from "@/kernel/face";
import { Problem } from "@/kernel/http";
import { SECOND } from "@/kernel/time";
import { Dialog } from "@/kernel/ui/dialog";
import { askedBy, type Filter } from "@/kernel/ui/filters";
import { useSearch } from "@/kernel/ui/link";
import { Button, Progress, Radio, RadioGroup } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";

const LOOK_MS = 1_000;
type Format = "xlsx" | "csv";
type Export = { id: string; rows: number; name: string };
type Far = { id: string; rows: number; written: number; state: string };
const useBase = () => `${useFace().api}/service_requests/exports`;

function Written({ of }: { of: Export }) {
  const t = useWords("service_requests");
  const base = useBase();
  const { data } = useAsk<Far>(`${base}/${of.id}`, {}, { everyMs: LOOK_MS });
  const written = data?.written ?? 0;
  const whole = Math.max(1, of.rows);
  const share = data?.state === "done" ? 100 : Math.min(99, Math.floor((written / whole) * 100));
  return (
    <div className="stack-s">
      <p className="num">
        <span data-user>{of.name}</span>
      </p>
      <Progress percent={share} showInfo aria-label={t("export.progress")} />
      <p className="sub num" role="status">
        {data?.state === "failed"
          ? t("export.failed")
          : t(share === 100 ? "export.done" : "export.written", { n: written, all: of.rows })}
      </p>
      <p>
        <a className="link" href={`${base}/${of.id}/file`} download={of.name}>
          {t("export.again")}
        </a>
      </p>
    </div>
  );
}

/** When the refusal of the minute lifts, second by second. */
function Soon({ error }: { error: Problem }) {
  const t = useWords("service_requests");
  const opens = Date.parse(error.opens_at ?? "");
  const left = useTick((now) => Math.max(0, Math.ceil((opens - now) / SECOND)));
  if (Number.isNaN(opens)) return null;
  return (
    <p className="sub num" role="status">
      {left > 0 ? t("export.soon", { n: left }) : t("export.now")}
    </p>
  );
}

/** `tab` is the one that the list shows when the address names none. */
type Props = { filters: Filter[]; tab: string; close: () => void };

export function ExportDialog({ filters, tab: first, close }: Props) {
  const t = useWords("service_requests");
  const [search] = useSearch();
  const tab = search.tab ?? first;
  const base = useBase();
  const [format, setFormat] = useState<Format>("xlsx");
  const [made, setMade] = useState<Export | null>(null);
  const start = useDeed<object, Export>({ path: base });
  const asked = askedBy(filters, search);
  const perform = async () => {
    const done = await start.mutateAsync({ tab, ...asked, format }).catch(() => null);
    if (!done) return;
    setMade(done);
    // The browser's own download: the file is written while it is read.
    const link = document.createElement("a");
    link.href = `${base}/${done.id}/file`;
    link.download = done.name;
    link.click();
  };
  const refused = start.error instanceof Problem ? start.error : null;
  return (
    <Dialog title={t("export.title")} open close={close}>
      <div className="form">
        <p>{t("export.lead", { tab: t(`tab.${tab}`) })}</p>
        <p className="sub">{t(Object.keys(asked).length > 0 ? "export.filtered" : "export.whole")}</p>
        {!made && (
          <RadioGroup
            aria-label={t("export.format")}
            value={format}
            onChange={(e) => setFormat(e.target.value as Format)}
          >
            <Radio value="xlsx">XLSX</Radio>
            <Radio value="csv">CSV</Radio>
          </RadioGroup>
        )}
        {made && <Written of={made} />}
        {!made && <ErrorNote error={start.error} module="service_requests" />}
        {!made && refused && <Soon error={refused} />}
        <div className="form-acts">
          <Button type="tertiary" onClick={close}>
            {t("close")}
          </Button>
          {!made && (
            <Button theme="solid" aria-busy={start.isPending} onClick={() => void perform()}>
              {t("export.start")}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
