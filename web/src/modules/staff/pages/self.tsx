/** One's own account: who one is here, and the password. */
import { useFace } from "@/kernel/face";
import { call } from "@/kernel/http";
import { useMe } from "@/kernel/session";
import { Field, type Form, useForm } from "@/kernel/ui/field";
import { Facts, Page, Sheet } from "@/kernel/ui/page";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import "../staff.css";

type Values = { old: string; password: string; again: string };
const EMPTY: Values = { old: "", password: "", again: "" };
const LEAST = 8;

function Secret({ form, name, hint }: { form: Form<Values>; name: keyof Values; hint?: string }) {
  const t = useWords("staff");
  return (
    <Field label={t(`self.${name}`)} error={form.errorOf(name)} hint={hint}>
      {(wired) => (
        <Input
          {...wired}
          mode="password"
          autoComplete={name === "old" ? "current-password" : "new-password"}
          value={form.values[name]}
          onChange={(v) => form.set(name, v)}
        />
      )}
    </Field>
  );
}

export default function Self() {
  const t = useWords("staff");
  const me = useMe();
  const face = useFace();
  const form = useForm<Values>(
    EMPTY,
    async ({ old, password }) => {
      await call("POST", `${face.api}/staff/password`, { old, password });
      toast("done", t("self.done"));
      form.reset(EMPTY);
    },
    (v) => ({
      ...(v.password.length >= LEAST ? {} : { password: t("self.too_short", { n: LEAST }) }),
      ...(v.password === v.again ? {} : { again: t("self.not_same") }),
    }),
    "staff",
  );
  return (
    <Page title={t("self.title")}>
      <Sheet>
        <Facts
          columns={1}
          of={[
            [t("form.name"), <User key="name">{me.name}</User>],
            [t("form.phone"), me.phone_masked],
            [t("form.post"), me.owner ? t("people.owner") : <User key="post">{me.post?.name ?? "—"}</User>],
            [t("form.im"), t(me.im_access ? "people.on" : "people.off")],
          ]}
        />
      </Sheet>
      <Sheet title={t("self.change")}>
        <form className="form staff-form" onSubmit={form.submit} noValidate>
          <Secret form={form} name="old" hint={t("self.old_hint")} />
          <Secret form={form} name="password" hint={t("self.hint", { n: LEAST })} />
          <Secret form={form} name="again" />
          <ErrorNote error={form.error} module="staff" />
          <div className="form-acts">
            <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
              {t("form.save")}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  );
}
