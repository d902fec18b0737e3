/** 售后地址: where buyers send goods back to. */
import { useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { sees, useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Tag, User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import type { Address } from "../calls";
import { AddressDialog } from "../parts/address";
import { Sections } from "../parts/sections";
import "../shop.css";

function Removal({ address, close }: { address: Address; close: () => void }) {
  const t = useWords("shop");
  const deed = useDeed<undefined, unknown>({
    path: `/api/shop/addresses/${address.id}`,
    method: "DELETE",
    done: () => {
      toast("done", t("addresses.deleted"));
      close();
    },
  });
  return (
    <Dialog
      title={t("addresses.delete")}
      open
      close={close}
      ok={t("addresses.delete")}
      danger
      busy={deed.isPending}
      perform={() => deed.mutate(undefined)}
    >
      <p>
        <User>
          {address.contact} {address.region} {address.detail}
        </User>
      </p>
      {address.is_default && <p>{t("addresses.delete_default")}</p>}
      <ErrorNote error={deed.error} module="shop" />
    </Dialog>
  );
}

type CardProps = { address: Address; fixed: boolean; edit: () => void; remove: () => void };

function AddressCard({ address, fixed, edit, remove }: CardProps) {
  const t = useWords("shop");
  const choose = useDeed<undefined, unknown>({ path: `/api/shop/addresses/${address.id}/default` });
  return (
    <li className="sheet shop-address">
      <div className="row">
        <b>
          <User>{address.contact}</User>
        </b>
        <span className="num">{address.phone}</span>
        {address.is_default && <Tag tone="blue">{t("addresses.default")}</Tag>}
        {address.missing.length > 0 && (
          <Tag tone="red">
            {t("addresses.incomplete", { what: address.missing.map((m) => t(`addresses.${m}`)).join(" / ") })}
          </Tag>
        )}
      </div>
      <p>
        <User>
          {address.region} {address.detail}
        </User>
      </p>
      <ErrorNote error={choose.error} module="shop" />
      {!fixed && (
        <div className="row">
          <Button size="small" onClick={edit}>
            {t("addresses.edit_short")}
          </Button>
          {!address.is_default && (
            <Button size="small" aria-busy={choose.isPending} onClick={() => choose.mutate(undefined)}>
              {t("addresses.choose")}
            </Button>
          )}
          <Button size="small" theme="borderless" type="danger" onClick={remove}>
            {t("addresses.delete_short")}
          </Button>
        </div>
      )}
    </li>
  );
}

export default function Addresses() {
  const t = useWords("shop");
  const fixed = !sees(useMe(), "shop.edit");
  const { data, error, refetch } = useAsk<{ items: Address[] }>("/api/shop/addresses");
  const [edited, edit] = useState<Address | "new" | null>(null);
  const [removed, remove] = useState<Address | null>(null);
  const add = !fixed && (
    <Button theme="solid" onClick={() => edit("new")}>
      {t("addresses.new")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("addresses.lead")} acts={add}>
      <Sections />
      {error && !data && <Failed error={error} again={() => void refetch()} module="shop" />}
      {!data && !error && <Waiting rows={4} />}
      {data?.items.length === 0 && (
        <Sheet>
          <Nothing title={t("addresses.none")} text={t("addresses.none_hint")}>
            {add}
          </Nothing>
        </Sheet>
      )}
      <ul className="shop-addresses">
        {data?.items.map((a) => (
          <AddressCard key={a.id} address={a} fixed={fixed} edit={() => edit(a)} remove={() => remove(a)} />
        ))}
      </ul>
      {edited && <AddressDialog address={edited === "new" ? null : edited} close={() => edit(null)} />}
      {removed && <Removal address={removed} close={() => remove(null)} />}
    </Page>
  );
}
