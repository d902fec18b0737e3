/** A request that came by phone or in the chat is written down on its order. */

import { Dialog } from "@/kernel/ui/dialog";
import { Field, type Form, useForm } from "@/kernel/ui/field";
import { useGo } from "@/kernel/ui/link";
import { Select } from "@/kernel/ui/select";
import { Checkbox, Input } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Register, useChoices, useRegister } from "../calls";
import { Note } from "../forms/answer";

const CHANNELS = ["chat", "phone", "other"];
type Choosing = "kind" | "reason_code" | "channel";

function Choose({
  form,
  name,
  options,
}: {
  form: Form<Register>;
  name: Choosing;
  options: { value: string; label: string }[];
}) {
  const t = useWords("after_sales");
  return (
    <Field label={t(`register.${name}`)} required error={form.errorOf(name)}>
      {({ id, ...wired }) => (
        <Select
          {...wired}
          id={id}
          label={t("form.choose")}
          width="100%"
          value={form.values[name]}
          onChange={(v) => form.set(name, v)}
          options={options}
        />
      )}
    </Field>
  );
}

export function RegisterDialog({ order_no, close }: { order_no: string; close: () => void }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const go = useGo();
  const { data } = useChoices();
  const register = useRegister();
  const form = useForm<Register>(
    { order_no, kind: "", reason_code: "", channel: "chat", said: "", received: false },
    async (values) => {
      const made = await register.mutateAsync(values);
      toast("done", t("register.done", { number: made.number }));
      go(`/after_sales/${made.id}`);
    },
    (v) => ({
      ...(v.order_no.trim() ? {} : { order_no: t("register.missing") }),
      ...(v.kind ? {} : { kind: t("register.missing") }),
      ...(v.reason_code ? {} : { reason_code: t("register.missing") }),
    }),
    "after_sales",
  );
  const named = (of: { code: string; label_zh: string; label_en: string }[] = []) =>
    of.map((c) => ({ value: c.code, label: both(c) }));
  return (
    <Dialog
      title={t("register.title")}
      open
      close={close}
      ok={t("register.go")}
      perform={form.submit}
      busy={form.busy}
      width={560}
    >
      <form className="form" onSubmit={form.submit}>
        <Field label={t("register.order_no")} required error={form.errorOf("order_no")} hint={t("register.hint")}>
          {(wired) => <Input {...wired} value={form.values.order_no} onChange={(v) => form.set("order_no", v)} />}
        </Field>
        <div className="form-grid">
          <Choose form={form} name="kind" options={named(data?.kinds)} />
          <Choose form={form} name="reason_code" options={named(data?.reasons)} />
          <Choose
            form={form}
            name="channel"
            options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
        </div>
        <Checkbox checked={form.values.received} onChange={(e) => form.set("received", e.target.checked ?? false)}>
          {t("register.received")}
        </Checkbox>
        <Note value={form.values.said} onChange={(v) => form.set("said", v)} label={t("register.said")} />
        <ErrorNote error={form.error} module="after_sales" />
      </form>
    </Dialog>
  );
}
