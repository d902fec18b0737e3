/** The platform opens a case for a parcel that has no tracking at all. */
import { useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { useGo } from "@/kernel/ui/link";
import { Input } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useOpenForBuyer } from "../calls";

export function OpenDialog({ close }: { close: () => void }) {
  const t = useWords("after_sales");
  const go = useGo();
  const open = useOpenForBuyer();
  const [order, setOrder] = useState("");
  const perform = async () => {
    const made = await open.mutateAsync({ order_id: order.trim() }).catch(() => null);
    if (made) go(`/after_sales/${made.id}`);
  };
  return (
    <Dialog
      title={t("desk.open")}
      open
      close={close}
      ok={t("desk.open_go")}
      perform={() => void perform()}
      busy={open.isPending}
      disabled={!order.trim()}
    >
      <div className="form">
        <p>{t("desk.open_text")}</p>
        <Field label={t("desk.order_id")} required>
          {(wired) => <Input {...wired} value={order} onChange={setOrder} />}
        </Field>
        <ErrorNote error={open.error} module="after_sales" />
      </div>
    </Dialog>
  );
}
