/** The file of what the filters show: refused with the count when too much, with the seconds when too soon. */
import { useState } from "react";
import { useAsk, useDeed } from "../ask";
import { useTick } from "../clock";
import { Problem } from "../http";
import { SECOND } from "../time";
import { useWords } from "../words/words";
import { Dialog } from "./dialog";
import { askedBy, type Filter } from "./filters";
import { useSearch } from "./link";
import { Button, Progress, Radio, RadioGroup } from "./semi";
import { ErrorNote } from "./states";
import { User } from "./text";

const LOOK_MS = 1_000;
const OVER = ["done", "failed"];

type Format = "xlsx" | "csv";
type Made = { id: string; rows: number; name: string };
type Progressed = { rows: number; written: number; state: string };

type Props = {
  /** The door, as `/api/after_sales/exports`. */
  path: string;
  title: string;
  /** The tab that is open, and its name. */
  tab: string;
  tabLabel: string;
  filters: Filter[];
  module: string;
  close: () => void;
};

function Written({ path, of }: { path: string; of: Made }) {
  const t = useWords();
  const [over, setOver] = useState(false);
  const { data } = useAsk<Progressed>(`${path}/${of.id}`, {}, over ? {} : { everyMs: LOOK_MS });
  if (!over && OVER.includes(data?.state ?? "")) setOver(true);
  const written = data?.written ?? 0;
  const share = data?.state === "done" ? 100 : Math.min(99, Math.floor((written / Math.max(1, of.rows)) * 100));
  const failed = data?.state === "failed";
  return (
    <div className="stack-s">
      <p className="num">
        <User>{of.name}</User>
      </p>
      <Progress percent={share} showInfo style={{ width: "100%" }} aria-label={t("export.progress")} />
      <p className="sub num" role="status">
        {failed
          ? t("export.failed")
          : t(share === 100 ? "export.done" : "export.written", { n: written, all: of.rows })}
      </p>
      {!failed && (
        <p>
          <a className="link" href={`${path}/${of.id}/file`} download={of.name}>
            {t("export.again")}
          </a>
        </p>
      )}
    </div>
  );
}

/** When the refusal of the minute lifts, second by second. */
function Soon({ error }: { error: Problem }) {
  const t = useWords();
  const opens = Date.parse(error.opens_at ?? "");
  const left = useTick((now) => Math.max(0, Math.ceil((opens - now) / SECOND)));
  if (Number.isNaN(opens)) return null;
  return (
    <p className="sub num" role="status">
      {left > 0 ? t("export.soon", { n: left }) : t("export.now")}
    </p>
  );
}

/** The browser's own download: the file is written while it is read. */
function fetched(href: string, name: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
}

export function ExportDialog({ path, title, tab, tabLabel, filters, module, close }: Props) {
  const t = useWords();
  const [search] = useSearch();
  const [format, setFormat] = useState<Format>("xlsx");
  const [made, setMade] = useState<Made | null>(null);
  const start = useDeed<Record<string, unknown>, Made>({ path });
  const { tab: _, ...asked } = askedBy(filters, search);
  const perform = async () => {
    const done = await start.mutateAsync({ ...asked, tab, format }).catch(() => null);
    if (!done) return;
    setMade(done);
    fetched(`${path}/${done.id}/file`, done.name);
  };
  const refused = start.error instanceof Problem ? start.error : null;
  return (
    <Dialog title={title} open close={close}>
      <div className="form">
        <p>{t("export.lead", { tab: tabLabel })}</p>
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
        {made && <Written path={path} of={made} />}
        {!made && <ErrorNote error={start.error} module={module} />}
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
