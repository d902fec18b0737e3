/** Several proofs as one PDF; the note stands on its first page. */
import { useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useChoices, useMerge } from "../calls";

export function MergeDialog({ ids, done, close }: { ids: string[]; done: () => void; close: () => void }) {
  const t = useWords("evidence");
  const { data } = useChoices();
  const [note, setNote] = useState("");
  const merge = useMerge(({ file }) => {
    open(file.url, "_blank", "noopener");
    done();
    close();
  });
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
