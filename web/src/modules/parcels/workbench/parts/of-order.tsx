/** The parcels of an order, each with the last of its way; all of it on demand. */
import { useState } from "react";
import { Copy } from "@/kernel/ui/copy";
import { Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Tag } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { toneOf, useCarrier, useOfOrder, type Whole } from "../calls";
import { Timeline } from "./timeline";
import "../parcels.css";

const FEW = 3;

function One({ of }: { of: Whole }) {
  const t = useWords("parcels");
  const both = useBoth();
  const carrier = useCarrier();
  const [all, setAll] = useState(false);
  const { parcel, tracks } = of;
  return (
    <article className="parcels-one" aria-label={parcel.waybill}>
      <div className="row">
        <Tag tone={toneOf(parcel.status)}>{both({ zh: parcel.status_zh, en: parcel.status_en })}</Tag>
        <span>{both(carrier(parcel.carrier))}</span>
        <Copy text={parcel.waybill} />
      </div>
      <Timeline tracks={tracks} most={all ? 0 : FEW} />
      {tracks.length > FEW && (
        <div>
          <Button size="small" theme="borderless" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("fewer") : t("whole", { n: tracks.length })}
          </Button>
        </div>
      )}
    </article>
  );
}

export default function OfOrder({ order }: { order: string }) {
  const t = useWords("parcels");
  const { data, error, refetch } = useOfOrder(order);
  if (data?.items.length === 0) return null;
  return (
    <Sheet title={t("of_order")}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="parcels" />}
      {!data && !error && <Waiting rows={3} />}
      {data?.items.map((whole) => (
        <One key={whole.parcel.id} of={whole} />
      ))}
    </Sheet>
  );
}
