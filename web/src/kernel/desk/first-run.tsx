/** A server without a shop: the first person makes it and its owner. */
import { call } from "../http";
import { Field, type Form, useForm } from "../ui/field";
import { Select } from "../ui/select";
import { Button, Input } from "../ui/semi";
import { ErrorNote } from "../ui/states";
import { useWords } from "../words/words";

type Values = { shop_name: string; profile: string; owner_name: string; phone: string; password: string };
const EMPTY: Values = { shop_name: "", profile: "douyin", owner_name: "", phone: "", password: "" };
const PROFILES = ["douyin", "pinduoduo", "kuaishou", "tmall", "taobao"];

function TextField({
  form,
  name,
  label,
  hint,
  password,
}: {
  form: Form<Values>;
  name: keyof Values;
  label: string;
  hint?: string;
  password?: boolean;
}) {
  return (
    <Field label={label} error={form.errorOf(name)} hint={hint} required>
      {(wired) => (
        <Input
          {...wired}
          size="large"
          {...(password ? { mode: "password" as const, autoComplete: "new-password" } : {})}
          {...(name === "phone" ? { inputMode: "numeric" as const, autoComplete: "username", maxLength: 11 } : {})}
          value={form.values[name]}
          onChange={(v) => form.set(name, v)}
        />
      )}
    </Field>
  );
}

export default function FirstRun({ done }: { done: () => void }) {
  const t = useWords();
  const form = useForm<Values>(
    EMPTY,
    async (values) => {
      await call("POST", "/api/shop/first_run", values);
      await call("POST", "/api/staff/login", { phone: values.phone, password: values.password });
      done();
    },
    (v) => ({
      ...(v.shop_name.trim() ? {} : { shop_name: t("login.required") }),
      ...(v.owner_name.trim() ? {} : { owner_name: t("login.required") }),
      ...(/^1\d{10}$/.test(v.phone) ? {} : { phone: t("login.phone_bad") }),
      ...(v.password ? {} : { password: t("login.required") }),
    }),
    "shop",
  );
  return (
    <form className="login-form" onSubmit={form.submit} noValidate>
      <TextField form={form} name="shop_name" label={t("first.shop")} />
      <Field label={t("first.profile")} required>
        {(wired) => (
          <Select
            {...wired}
            label={t("first.profile")}
            width="100%"
            value={form.values.profile}
            onChange={(v) => form.set("profile", v)}
            options={PROFILES.map((value) => ({ value, label: t(`first.${value}`) }))}
          />
        )}
      </Field>
      <TextField form={form} name="owner_name" label={t("first.owner")} />
      <TextField form={form} name="phone" label={t("first.phone")} />
      <TextField form={form} name="password" label={t("login.password")} hint={t("first.password_hint")} password />
      <ErrorNote error={form.error} module="shop" />
      <Button htmlType="submit" theme="solid" size="large" block aria-busy={form.busy}>
        {t("first.create")}
      </Button>
    </form>
  );
}
