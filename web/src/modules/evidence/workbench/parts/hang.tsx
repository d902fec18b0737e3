/** Proofs kept by hand: the files, what they are, and a word about them. */
import { useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { PickFiles } from "@/kernel/ui/picture";
import { Select } from "@/kernel/ui/select";
import { Input } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useBoth, useWords } from "@/kernel/words/words";
import { useChoices, useHang } from "../calls";

const MOST = 9;
type Props = { order: string; of: { module: string; thing: string } | null; close: () => void };

export function HangDialog({ order, of, close }: Props) {
  const t = useWords("evidence");
  const both = useBoth();
  const { data } = useChoices();
  const [files, setFiles] = useState<string[]>([]);
  const [kind, setKind] = useState("other");
  const [note, setNote] = useState("");
  const hang = useHang();
  // One after the other; what could not be hung stays chosen, for another try.
  const perform = async () => {
    for (const file of files) {
      const made = await hang.mutateAsync({ order_id: order, file, kind, note, ...of }).catch(() => null);
      if (!made) return;
      setFiles((old) => old.filter((other) => other !== file));
    }
    close();
  };
  return (
    <Dialog
      title={t("hang.title")}
      open
      close={close}
      ok={t("hang.ok")}
      perform={() => void perform()}
      busy={hang.isPending}
      disabled={files.length === 0}
    >
      <div className="form">
        <PickFiles
          value={files}
          onChange={setFiles}
          most={MOST}
          label={t("hang.file")}
          accept="image/*,application/pdf"
        />
        <Field label={t("hang.kind")} required>
          {({ id }) => (
            <Select
              id={id}
              label={t("hang.kind")}
              width="100%"
              value={kind}
              onChange={setKind}
              options={(data?.kinds ?? [])
                .filter((one) => one.code !== "merged")
                .map((one) => ({ value: one.code, label: both(one) }))}
            />
          )}
        </Field>
        <Field label={t("hang.note")}>
          {(wired) => <Input {...wired} value={note} onChange={setNote} maxLength={data?.note_most ?? 500} />}
        </Field>
        <p className="sub">{t("hang.once")}</p>
        <ErrorNote error={hang.error} module="evidence" />
      </div>
    </Dialog>
  );
}
