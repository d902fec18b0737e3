/** The buyer's orders beside the chat. */
import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import type { SlotProps } from "@/kernel/slots";
import { IconLink } from "@/kernel/ui/icons";
import { Button } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useOrdersOf } from "../talk";
import { LinkOrder } from "./side-dialogs";
import { SideOrder } from "./side-order";
import "../side.css";

export default function OrdersSide(talk: SlotProps<"conversation.side">) {
  const t = useWords("orders");
  const me = useMe();
  const { data, error, refetch } = useOrdersOf(talk.buyer);
  const [linking, setLinking] = useState(false);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="orders" />;
  if (!data) return <Waiting rows={6} />;
  return (
    <div className="or-side">
      {data.items.length === 0 && <Nothing title={t("side.none")} />}
      {data.items.map((order) => (
        <SideOrder key={order.id} order={order} talk={talk} />
      ))}
      {sees(me, "orders.link") && (
        <Button
          theme="borderless"
          type="tertiary"
          icon={<IconLink aria-hidden="true" />}
          onClick={() => setLinking(true)}
        >
          {t("side.link")}
        </Button>
      )}
      {linking && <LinkOrder buyer={talk.buyer} close={() => setLinking(false)} />}
    </div>
  );
}
