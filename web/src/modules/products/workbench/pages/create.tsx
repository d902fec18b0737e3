import { Field, type Form, useForm } from "@/kernel/ui/field";
import { IconMinusCircleStroked, IconPlus } from "@/kernel/ui/icons";
import { useGo } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, Checkbox, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { useCreate } from "../calls";
import { bodyOf, type Draft, EMPTY, EMPTY_SKU, faultsOf, type SkuDraft } from "../model/draft";
import "../products.css";

const MOST_SKUS = 60;
type Plain = "product_no" | "title" | "category" | "freight" | "promise";

function TextField({ form, name, required, suffix, hint }: TextProps) {
  const t = useWords("products");
  return (
    <Field
      label={t(`form.${name}`)}
      error={form.errorOf(name)}
      required={required ?? false}
      {...(hint ? { hint: t(`form.${name}_hint`) } : {})}
    >
      {(wired) => (
        <Input
          {...wired}
          value={form.values[name]}
          onChange={(v) => form.set(name, v)}
          {...(suffix ? { suffix: t(suffix) } : {})}
        />
      )}
    </Field>
  );
}
type TextProps = { form: Form<Draft>; name: Plain; required?: boolean; suffix?: string; hint?: boolean };

function SkuRows({ form }: { form: Form<Draft> }) {
  const t = useWords("products");
  const { skus } = form.values;
  const change = (at: number, part: Partial<SkuDraft>) =>
    form.set(
      "skus",
      skus.map((s, i) => (i === at ? { ...s, ...part } : s)),
    );
  const cell = (at: number, name: keyof SkuDraft) => (
    <td>
      <Input
        aria-label={`${t(`skus.${name}`)} ${at + 1}`}
        value={skus[at]?.[name] ?? ""}
        onChange={(v) => change(at, { [name]: v })}
      />
    </td>
  );
  return (
    <>
      <table className="table products-skus">
        <thead>
          <tr>
            {(["spec", "price", "stock", "code"] as const).map((name) => (
              <th key={name} scope="col">
                {t(`skus.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">{t("col.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {skus.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row that is being typed has no other name
            <tr key={at}>
              {cell(at, "spec")}
              {cell(at, "price")}
              {cell(at, "stock")}
              {cell(at, "code")}
              <td>
                <Button
                  theme="borderless"
                  type="tertiary"
                  icon={<IconMinusCircleStroked />}
                  aria-label={`${t("skus.remove")} ${at + 1}`}
                  disabled={skus.length === 1}
                  onClick={() =>
                    form.set(
                      "skus",
                      skus.filter((_s, i) => i !== at),
                    )
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {form.errorOf("skus") && (
        <p className="field-error" role="alert">
          {form.errorOf("skus")}
        </p>
      )}
      <div>
        <Button
          icon={<IconPlus />}
          disabled={skus.length >= MOST_SKUS}
          onClick={() => form.set("skus", [...skus, EMPTY_SKU])}
        >
          {t("skus.add")}
        </Button>
      </div>
    </>
  );
}

export default function Create() {
  const t = useWords("products");
  const go = useGo();
  const create = useCreate();
  const form = useForm<Draft>(
    EMPTY,
    async (draft) => {
      const made = await create.mutateAsync(bodyOf(draft));
      toast("done", t("form.done"));
      go(`/products/${made.id}`);
    },
    (draft) => Object.fromEntries(Object.entries(faultsOf(draft)).map(([name, fault]) => [name, t(`fault.${fault}`)])),
    "products",
  );
  return (
    <Page title={t("new")} back={{ to: "/products", label: t("title") }}>
      <form className="stack" onSubmit={form.submit}>
        <Sheet title={t("form.basics")}>
          <div className="form-grid">
            <TextField form={form} name="title" required />
            <TextField form={form} name="product_no" required hint />
            <TextField form={form} name="category" />
          </div>
        </Sheet>
        <Sheet title={t("skus.title")}>
          <div className="stack">
            <SkuRows form={form} />
          </div>
        </Sheet>
        <Sheet title={t("form.sending")}>
          <div className="form">
            <div className="form-grid">
              <TextField form={form} name="freight" suffix="form.yuan" />
              <TextField form={form} name="promise" suffix="form.hours" hint />
            </div>
            <Checkbox
              checked={form.values.custom_made}
              onChange={(e) => form.set("custom_made", e.target.checked ?? false)}
            >
              {t("form.custom")}
            </Checkbox>
          </div>
        </Sheet>
        <Sheet title={t("attributes.title")}>
          <Field label={t("form.attributes")} error={form.errorOf("attributes")} hint={t("form.attributes_hint")}>
            {(wired) => (
              <TextArea
                {...wired}
                value={form.values.attributes}
                rows={4}
                onChange={(v) => form.set("attributes", v)}
              />
            )}
          </Field>
        </Sheet>
        <ErrorNote error={form.error} module="products" />
        <div className="form-acts">
          <Checkbox checked={form.values.on_shelf} onChange={(e) => form.set("on_shelf", e.target.checked ?? false)}>
            {t("form.on_shelf")}
          </Checkbox>
          <Button type="tertiary" onClick={() => go("/products")}>
            {t("form.cancel")}
          </Button>
          <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
            {t("form.create")}
          </Button>
        </div>
      </form>
    </Page>
  );
}
