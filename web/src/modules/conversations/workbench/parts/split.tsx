/** A long text is looked at in its parts, then said one after the other. */
import { useEffect, useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { IconClose } from "@/kernel/ui/icons";
import { ErrorNote, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { splitPreview } from "../calls";
import { usePace } from "../use";

type Part = { key: number; text: string };
type Props = { thread: string; text: string; close: () => void; started: () => void };

export function SplitDialog({ thread, text, close, started }: Props) {
  const t = useWords("conversations");
  const pace = usePace();
  const [parts, setParts] = useState<Part[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    splitPreview(text).then((found) => setParts(found.map((part, key) => ({ key, text: part }))), setError);
  }, [text]);
  const kept = (parts ?? []).filter((p) => p.text.trim());
  return (
    <Dialog
      title={t("split.title", { n: kept.length })}
      open
      close={close}
      ok={t("split.send")}
      disabled={kept.length === 0}
      perform={() => {
        pace.start(
          thread,
          kept.map((p) => p.text.trim()),
        );
        started();
      }}
      width={560}
    >
      <p className="sub">{t("split.lead")}</p>
      <ErrorNote error={error} module="conversations" />
      {!parts && !error && <Waiting rows={4} />}
      <ol className="im-parts">
        {(parts ?? []).map((part, i) => (
          <li key={part.key}>
            <span className="num">{i + 1}</span>
            <textarea
              value={part.text}
              rows={Math.min(5, Math.ceil(part.text.length / 30) + part.text.split("\n").length - 1)}
              aria-label={t("split.part", { n: i + 1 })}
              onChange={(e) =>
                setParts((all) => (all ?? []).map((p) => (p.key === part.key ? { ...p, text: e.target.value } : p)))
              }
            />
            <button
              type="button"
              className="icon-button"
              aria-label={t("split.drop", { n: i + 1 })}
              onClick={() => setParts((all) => (all ?? []).filter((p) => p.key !== part.key))}
            >
              <IconClose size="small" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
