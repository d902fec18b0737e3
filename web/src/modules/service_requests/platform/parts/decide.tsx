/** A decision with its words: one dialog for confirming and for dropping. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { Dialog } from "@/kernel/ui/dialog";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { Words } from "./steps";

type Props = { path: string; title: string; effect: string; danger?: boolean; close: () => void };

export function Decide({ path, title, effect, danger = false, close }: Props) {
  const t = useWords("service_requests");
  const [note, setNote] = useState("");
  const deed = useDeed<{ note: string }>({ path });
  const perform = async () => {
    const done = await deed.mutateAsync({ note: note.trim() }).then(
      () => true,
      () => false,
    );
    if (!done) return;
    toast("done", t("decide.done"));
    close();
  };
  return (
    <Dialog
      title={title}
      open
      close={close}
      ok={title}
      perform={() => void perform()}
      busy={deed.isPending}
      danger={danger}
      disabled={!note.trim()}
    >
      <div className="form">
        <p>{effect}</p>
        <Words value={note} onChange={setNote} label={t("decide.note")} must />
        <ErrorNote error={deed.error} module="service_requests" />
      </div>
    </Dialog>
  );
}
