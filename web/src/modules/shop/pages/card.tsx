/** 二维码卡片: the code of the shop, which never changes, on a card to print and put into parcels. */
import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { Copy } from "@/kernel/ui/copy";
import { Field, useForm } from "@/kernel/ui/field";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, Input, Radio, RadioGroup } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting } from "@/kernel/ui/states";
import { User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Settings, useKeep, useSettings } from "../calls";
import { Sections } from "../parts/sections";
import "../shop.css";

const SHEETS = [1, 8];

function Card({ of }: { of: Settings }) {
  return (
    <figure className="shop-card">
      <img src="/api/shop/qr.svg" alt={of.link} width={132} height={132} />
      <figcaption>
        <b>
          <User>{of.name}</User>
        </b>
        <strong>
          <User>{of.card_title}</User>
        </strong>
        <span>
          <User>{of.card_line}</User>
        </span>
      </figcaption>
    </figure>
  );
}

function Words({ of }: { of: Settings }) {
  const t = useWords("shop");
  const keep = useKeep();
  const fixed = !sees(useMe(), "shop.edit");
  const form = useForm(
    { title: of.card_title, line: of.card_line },
    async (values) => {
      await keep("card", { ...values, version: of.version });
      toast("done", t("saved"));
    },
    undefined,
    "shop",
  );
  return (
    <form className="form" onSubmit={form.submit} noValidate>
      {(["title", "line"] as const).map((name) => (
        <Field key={name} label={t(`card.field_${name}`)} error={form.errorOf(name)}>
          {(wired) => (
            <Input
              {...wired}
              value={form.values[name]}
              maxLength={name === "title" ? 16 : 40}
              disabled={fixed}
              onChange={(v) => form.set(name, v)}
            />
          )}
        </Field>
      ))}
      <p className="sub">{t("card.words_hint")}</p>
      <ErrorNote error={form.error} module="shop" />
      {!fixed && (
        <div className="form-acts">
          <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
            {t("save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function Print({ of }: { of: Settings }) {
  const t = useWords("shop");
  const [count, setCount] = useState(1);
  return (
    <Sheet
      title={t("card.preview")}
      acts={
        <>
          <RadioGroup
            type="button"
            value={count}
            aria-label={t("card.count")}
            onChange={(e) => setCount(e.target.value as number)}
          >
            {SHEETS.map((n) => (
              <Radio key={n} value={n}>
                {t("card.n", { n })}
              </Radio>
            ))}
          </RadioGroup>
          <Button theme="solid" onClick={() => print()}>
            {t("card.print")}
          </Button>
        </>
      }
    >
      <div className="shop-print" data-count={count}>
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal cards have no identity
          <Card key={i} of={of} />
        ))}
      </div>
      <div className="row">
        <a className="link" href="/api/shop/qr.png" download={`${of.code}.png`}>
          {t("card.png")}
        </a>
        <a className="link" href="/api/shop/qr.svg" download={`${of.code}.svg`}>
          {t("card.svg")}
        </a>
      </div>
    </Sheet>
  );
}

export default function CardPage() {
  const t = useWords("shop");
  const { data, error, refetch } = useSettings();
  return (
    <Page title={t("title")} lead={t("card.lead")}>
      <Sections />
      {error && !data && <Failed error={error} again={() => void refetch()} module="shop" />}
      {!data && !error && <Waiting rows={6} />}
      {data && (
        <div className="shop-columns">
          <Print of={data} />
          <Sheet title={t("card.words")}>
            <div className="stack">
              <p className="sub">
                {t("card.link")} <Copy text={data.link} />
              </p>
              <Words key={data.version} of={data} />
            </div>
          </Sheet>
        </div>
      )}
    </Page>
  );
}
