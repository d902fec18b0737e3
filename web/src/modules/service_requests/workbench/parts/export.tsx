/** The file of what the filters show: refused with the count when too much, with the seconds when too soon. */
import { useState } from "react";
import { useTick } from "@/kernel/clock";
import { Problem } from "@/kernel/http";
import { SECOND } from "@/kernel/time";
import { Dialog } from "@/kernel/ui/dialog";
import { askedBy } from "@/kernel/ui/filters";
import { useSearch } from "@/kernel/ui/link";
import { Button, Progress, Radio, RadioGroup } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useFilters } from "../../desk/filters";
import { type Asked, type Export, fileOf, useExport, useProgress } from "../calls";

const LOOK_MS = 1_000;

function Written({ of }: { of: Export }) {
  const t = useWords("service_requests");
  const { data } = useProgress(of.id, LOOK_MS);
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
        <a className="link" href={fileOf(of.id)} download={of.name}>
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

export function ExportDialog({ close }: { close: () => void }) {
  const t = useWords("service_requests");
  const [search] = useSearch();
  const filters = useFilters();
  const [format, setFormat] = useState<Asked["format"]>("xlsx");
  const [made, setMade] = useState<Export | null>(null);
  const start = useExport();
  const asked = askedBy(filters, search);
  const perform = async () => {
    const done = await start.mutateAsync({ tab: search.tab ?? "all", ...asked, format }).catch(() => null);
    if (!done) return;
    setMade(done);
    // The browser's own download: the file is written while it is read.
    const link = document.createElement("a");
    link.href = fileOf(done.id);
    link.download = done.name;
    link.click();
  };
  const refused = start.error instanceof Problem ? start.error : null;
  return (
    <Dialog title={t("export.title")} open close={close}>
      <div className="form">
        <p>{t("export.lead", { tab: t(`tab.${search.tab ?? "all"}`) })}</p>
        <p className="sub">{t(Object.keys(asked).length > 0 ? "export.filtered" : "export.whole")}</p>
        {!made && (
          <RadioGroup
            aria-label={t("export.format")}
            value={format}
            onChange={(e) => setFormat(e.target.value as Asked["format"])}
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
