/** Several proofs as one PDF; the note stands on its first page. */
import { useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { IconDownload, IconFile } from "@/kernel/ui/icons";
import { Button, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Stored, useChoices, useMerge } from "../calls";

/** The browser's own download: a window opened this long after the click might be held back. */
function download({ url, name }: Stored): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

function Made({ of, close }: { of: Stored; close: () => void }) {
  const t = useWords("evidence");
  return (
    <Dialog title={t("merge.made")} open close={close}>
      <div className="stack">
        <p role="status">
          <IconFile aria-hidden="true" /> <User>{of.name}</User>{" "}
          <span className="sub num">{t("merge.size", { n: Math.max(1, Math.round(of.size / 1024)) })}</span>
        </p>
        <p className="sub">{t("merge.kept")}</p>
        <div className="form-acts">
          <Button type="tertiary" onClick={close}>
            {t("merge.close")}
          </Button>
          <Button theme="solid" icon={<IconDownload aria-hidden="true" />} onClick={() => download(of)}>
            {t("merge.again")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

export function MergeDialog({ ids, done, close }: { ids: string[]; done: () => void; close: () => void }) {
  const t = useWords("evidence");
  const { data } = useChoices();
  const [note, setNote] = useState("");
  const merge = useMerge(({ file }) => {
    download(file);
    done();
  });
  if (merge.data) return <Made of={merge.data.file} close={close} />;
  return (
    <Dialog
      title={t("merge.title", { n: ids.length })}
      open
      close={close}
      ok={t("merge.ok")}
      perform={() => merge.mutate({ ids, note: note.trim() })}
      busy={merge.isPending}
      disabled={!note.trim()}
    >
      <div className="form">
        <p>{t("merge.lead", { most: data?.merge_most ?? 30 })}</p>
        <Field label={t("merge.note")} hint={t("merge.note_hint")} required>
          {(wired) => (
            <TextArea
              {...wired}
              value={note}
              onChange={setNote}
              maxCount={data?.note_most ?? 500}
              autosize={{ minRows: 3, maxRows: 8 }}
            />
          )}
        </Field>
        <ErrorNote error={merge.error} module="evidence" />
      </div>
    </Dialog>
  );
}
