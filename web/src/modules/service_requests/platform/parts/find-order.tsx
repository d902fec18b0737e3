/** An order of any shop, by its number. */
import { useEffect, useState } from "react";
import { isComposing } from "@/kernel/keys/combo";
import { Field } from "@/kernel/ui/field";
import { useSearch } from "@/kernel/ui/link";
import { Sheet } from "@/kernel/ui/page";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote, Waiting } from "@/kernel/ui/states";
import { Money, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type FoundOrder, useOrders } from "../calls";

type Props = { value: FoundOrder | null; onChange: (order: FoundOrder | null) => void };

function Found({ of, chosen, choose }: { of: FoundOrder; chosen: boolean; choose: () => void }) {
  return (
    <label className="sr-brief">
      <span className="row sr-wrap">
        <input type="radio" name="sr-order" checked={chosen} onChange={choose} />
        <b className="num">
          <User>{of.order_no}</User>
        </b>
        <span className="grow ell">
          <User>{of.title}</User>
        </span>
        <Money fen={of.paid_fen} strong />
        <span className="sub">
          <User>
            {of.buyer_name} · {of.shop_name}
          </User>
        </span>
      </span>
    </label>
  );
}

export function FindOrder({ value, onChange }: Props) {
  const t = useWords("service_requests");
  const [search] = useSearch();
  const [text, setText] = useState(search.order_no ?? "");
  const [asked, setAsked] = useState(search.order_no ?? "");
  const { data, error, isFetching } = useOrders(asked, search.shop_id ?? "");
  const items = data?.items ?? [];
  const only = items.length === 1 ? items[0] : undefined;
  useEffect(() => {
    if (only) onChange(only);
  }, [only, onChange]);
  const find = () => {
    onChange(null);
    setAsked(text.trim());
  };
  return (
    <Sheet title={t("create.order")}>
      <div className="form">
        <Field label={t("filter.order_no")} hint={t("create.order_hint")} required>
          {(wired) => (
            <div className="with-button">
              <Input
                {...wired}
                value={text}
                onChange={setText}
                onKeyDown={(e) => {
                  if (e.key !== "Enter" || isComposing(e.nativeEvent)) return;
                  e.preventDefault();
                  find();
                }}
              />
              <Button onClick={find} disabled={!text.trim()}>
                {t("create.find")}
              </Button>
            </div>
          )}
        </Field>
        {asked && isFetching && !data && <Waiting rows={2} />}
        <ErrorNote error={error} module="service_requests" />
        {asked && data && items.length === 0 && <p className="sub">{t("create.no_order")}</p>}
        <div className="sr-orders">
          {items.map((one) => (
            <Found key={one.order_id} of={one} chosen={value?.order_id === one.order_id} choose={() => onChange(one)} />
          ))}
        </div>
      </div>
    </Sheet>
  );
}
