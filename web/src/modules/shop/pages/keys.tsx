/** 接口密钥: with which other programs sign; the secret is shown once. */
import { useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { Copy } from "@/kernel/ui/copy";
import { Dialog } from "@/kernel/ui/dialog";
import { Field, useForm } from "@/kernel/ui/field";
import { Facts, Page, Sheet } from "@/kernel/ui/page";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { type Column, Table } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import type { AppKey } from "../calls";
import { Sections } from "../parts/sections";
import "../shop.css";

type Made = { id: string; name: string; secret: string };

function NewKey({ close }: { close: () => void }) {
  const t = useWords("shop");
  const [made, setMade] = useState<Made | null>(null);
  const deed = useDeed<{ name: string }, Made>({ path: "/api/shop/app_keys", done: setMade });
  const form = useForm({ name: "" }, (values) => deed.mutateAsync(values), undefined, "shop");
  if (made) {
    return (
      <Dialog title={t("keys.made")} open close={close} ok={t("keys.noted")} perform={close}>
        <p>{t("keys.once")}</p>
        <Facts
          columns={1}
          of={[
            [t("keys.id"), <Copy key="id" text={made.id} />],
            [t("keys.secret"), <Copy key="secret" text={made.secret} />],
          ]}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("keys.new")} open close={close} ok={t("keys.new")} busy={form.busy} perform={form.submit}>
      <Field label={t("keys.name")} hint={t("keys.name_hint")} error={form.errorOf("name")} required>
        {(wired) => <Input {...wired} value={form.values.name} maxLength={30} onChange={(v) => form.set("name", v)} />}
      </Field>
      <ErrorNote error={form.error} module="shop" />
    </Dialog>
  );
}

function Revoke({ of, close }: { of: AppKey; close: () => void }) {
  const t = useWords("shop");
  const deed = useDeed<undefined, unknown>({
    path: `/api/shop/app_keys/${of.id}/revoke`,
    done: () => {
      toast("done", t("keys.revoked"));
      close();
    },
  });
  return (
    <Dialog
      title={t("keys.revoke_title", { name: of.name })}
      open
      close={close}
      ok={t("keys.revoke")}
      danger
      busy={deed.isPending}
      perform={() => deed.mutate(undefined)}
    >
      <p>{t("keys.revoke_effect")}</p>
      <ErrorNote error={deed.error} module="shop" />
    </Dialog>
  );
}

export default function Keys() {
  const t = useWords("shop");
  const { data, error, refetch } = useAsk<{ items: AppKey[] }>("/api/shop/app_keys");
  const [making, make] = useState(false);
  const [revoked, revoke] = useState<AppKey | null>(null);
  const columns: Column<AppKey>[] = [
    { key: "name", title: t("keys.name"), cell: (k) => <User>{k.name}</User> },
    { key: "id", title: t("keys.id"), cell: (k) => <span className="num">{k.id}</span> },
    { key: "made", title: t("keys.since"), width: 160, cell: (k) => <When at={k.made} /> },
    {
      key: "state",
      title: t("keys.state"),
      width: 100,
      cell: (k) => <Tag tone={k.revoked ? "neutral" : "green"}>{t(k.revoked ? "keys.revoked" : "keys.valid")}</Tag>,
    },
    {
      key: "acts",
      title: t("keys.acts"),
      width: 100,
      pin: true,
      cell: (k) =>
        !k.revoked && (
          <Button size="small" theme="borderless" type="danger" onClick={() => revoke(k)}>
            {t("keys.revoke")}
          </Button>
        ),
    },
  ];
  return (
    <Page
      title={t("title")}
      lead={t("keys.lead")}
      acts={
        <Button theme="solid" onClick={() => make(true)}>
          {t("keys.new")}
        </Button>
      }
    >
      <Sections />
      <Sheet flush>
        {error && !data && <Failed error={error} again={() => void refetch()} module="shop" />}
        {!data && !error && <Waiting rows={4} />}
        {data?.items.length === 0 && <Nothing title={t("keys.none")} />}
        {data && data.items.length > 0 && (
          <Table label={t("keys.title")} columns={columns} rows={data.items} rowKey={(k) => k.id} />
        )}
      </Sheet>
      {making && <NewKey close={() => make(false)} />}
      {revoked && <Revoke of={revoked} close={() => revoke(null)} />}
    </Page>
  );
}
