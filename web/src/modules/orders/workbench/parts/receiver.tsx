/** The receiver, masked; whole on request, which is written down and limited. */
import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { Copy } from "@/kernel/ui/copy";
import { Dialog } from "@/kernel/ui/dialog";
import { IconEyeOpened } from "@/kernel/ui/icons";
import { Facts } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Order, reveal } from "../calls";

type Whole = { name: string; phone: string; address: string };

function Ask({ order, close, take }: { order: Order; close: () => void; take: (whole: Whole) => void }) {
  const t = useWords("orders");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = async () => {
    setBusy(true);
    try {
      take(await reveal(order.id));
      close();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <Dialog title={t("reveal.title")} open close={close} ok={t("reveal.go")} perform={() => void go()} busy={busy}>
      <p>{t("reveal.text")}</p>
      <ErrorNote error={error} module="orders" />
    </Dialog>
  );
}

export function ReceiverFacts({ order }: { order: Order }) {
  const t = useWords("orders");
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<Whole | null>(null);
  const r = order.receiver;
  const region = `${r.province}${r.city}${r.district}`;
  const address = `${region} ${whole?.address ?? r.address}`;
  return (
    <div className="stack">
      <Facts
        columns={1}
        of={[
          [t("receiver.name"), <User key="n">{whole?.name ?? r.name}</User>],
          [
            t("receiver.phone"),
            whole ? (
              <Copy key="p" text={whole.phone} />
            ) : (
              <span key="p" className="num">
                {r.phone}
              </span>
            ),
          ],
          [t("receiver.address"), whole ? <Copy key="a" text={address} /> : <User key="a">{address}</User>],
          [t("receiver.message"), order.buyer_message ? <User key="m">{order.buyer_message}</User> : "—"],
        ]}
      />
      {sees(me, "orders.reveal") && !whole && (
        <div>
          <Button size="small" icon={<IconEyeOpened />} onClick={() => setAsking(true)}>
            {t("reveal.open")}
          </Button>
        </div>
      )}
      {asking && <Ask order={order} close={() => setAsking(false)} take={setWhole} />}
    </div>
  );
}
