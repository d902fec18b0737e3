/** Whose order it is, and putting that right. */
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { sees, useMe } from "@/kernel/session";
import { Slot } from "@/kernel/slots";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Go } from "@/kernel/ui/link";
import { Select } from "@/kernel/ui/select";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { Avatar, User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Order, useLink, useUnlink } from "../calls";

type Talk = { id: string; buyer: { id: string; name: string } };

/** Those one has been talking with are the ones whose order it can be. */
function LinkDialog({ order, close }: { order: Order; close: () => void }) {
  const t = useWords("orders");
  const link = useLink(order.id);
  const [buyer, setBuyer] = useState("");
  const { data } = useAsk<{ items: Talk[] }>("/api/conversations/", { tab: "mine", limit: 100 });
  const people = new Map((data?.items ?? []).map((talk) => [talk.buyer.id, talk.buyer.name]));
  const go = async () => {
    const done = await link.mutateAsync({ buyer_id: buyer }).catch(() => null);
    if (!done) return;
    toast("done", t("link.done"));
    close();
  };
  return (
    <Dialog
      title={t("link.title")}
      open
      close={close}
      ok={t("link.go")}
      perform={() => void go()}
      busy={link.isPending}
      disabled={buyer === ""}
    >
      <div className="form">
        <p>{t("link.text")}</p>
        <Field label={t("link.buyer")} required>
          {({ id }) => (
            <Select
              id={id}
              label={t("link.choose")}
              width="100%"
              value={buyer}
              onChange={setBuyer}
              options={[...people].map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <ErrorNote error={link.error} module="orders" />
      </div>
    </Dialog>
  );
}

export function BuyerBox({ order }: { order: Order }) {
  const t = useWords("orders");
  const me = useMe();
  const unlink = useUnlink(order.id);
  const [dialog, setDialog] = useState<"link" | "unlink" | null>(null);
  const may = sees(me, "orders.link");
  const loose = async () => {
    const done = await unlink.mutateAsync({}).catch(() => null);
    if (!done) return;
    toast("done", t("unlink.done"));
    setDialog(null);
  };
  return (
    <div className="orders-buyer">
      {order.buyer_id ? (
        <>
          <Avatar name={order.buyer_name} size={32} />
          <div className="grow stack-s">
            <User>{order.buyer_name}</User>
            <Go to="/orders" search={{ buyer: order.buyer_id }} className="link sub">
              {t("buyer.orders")}
            </Go>
          </div>
          <Slot name="buyer.talk" with={{ buyer: order.buyer_id, text: "" }} />
        </>
      ) : (
        <span className="grow sub">{t("buyer.none_long")}</span>
      )}
      {may && (
        <Button size="small" onClick={() => setDialog(order.buyer_id ? "unlink" : "link")}>
          {order.buyer_id ? t("unlink.open") : t("link.open")}
        </Button>
      )}
      {dialog === "link" && <LinkDialog order={order} close={() => setDialog(null)} />}
      <Dialog
        title={t("unlink.title")}
        open={dialog === "unlink"}
        close={() => setDialog(null)}
        ok={t("unlink.open")}
        danger
        busy={unlink.isPending}
        perform={() => void loose()}
      >
        <p>{t("unlink.text", { name: order.buyer_name })}</p>
        <ErrorNote error={unlink.error} module="orders" />
      </Dialog>
    </div>
  );
}
