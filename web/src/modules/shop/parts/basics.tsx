/** Name and hours of the shop. */
import { sees, useMe } from "@/kernel/session";
import { Field, type Form, useForm } from "@/kernel/ui/field";
import { Sheet } from "@/kernel/ui/page";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Settings, useKeep } from "../calls";

type Values = { name: string; opens: string; closes: string };

function Clock({ form, name, fixed }: { form: Form<Values>; name: "opens" | "closes"; fixed: boolean }) {
  const t = useWords("shop");
  return (
    <Field label={t(`basics.${name}`)} error={form.errorOf(name)} required>
      {(wired) => (
        <input
          {...wired}
          className="shop-clock"
          type="time"
          value={form.values[name]}
          disabled={fixed}
          onChange={(e) => form.set(name, e.target.value)}
        />
      )}
    </Field>
  );
}

export function Basics({ of }: { of: Settings }) {
  const t = useWords("shop");
  const keep = useKeep();
  const fixed = !sees(useMe(), "shop.edit");
  const form = useForm<Values>(
    { name: of.name, opens: of.opens, closes: of.closes },
    async (values) => {
      await keep("basics", { ...values, version: of.version });
      toast("done", t("saved"));
    },
    (v) => ({ ...(v.name.trim() ? {} : { name: t("basics.name_needed") }) }),
    "shop",
  );
  return (
    <Sheet title={t("basics.sheet")}>
      <form className="form" onSubmit={form.submit} noValidate>
        <Field label={t("basics.name")} error={form.errorOf("name")} required>
          {(wired) => (
            <Input
              {...wired}
              value={form.values.name}
              maxLength={30}
              disabled={fixed}
              onChange={(v) => form.set("name", v)}
            />
          )}
        </Field>
        <div className="shop-hours">
          <Clock form={form} name="opens" fixed={fixed} />
          <Clock form={form} name="closes" fixed={fixed} />
        </div>
        <p className="sub">{t("basics.hours_hint")}</p>
        <ErrorNote error={form.error} module="shop" />
        {!fixed && (
          <div className="form-acts">
            <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
              {t("save")}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  );
}
