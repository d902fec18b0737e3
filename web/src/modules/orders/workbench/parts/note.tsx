import { Dialog } from "@/kernel/ui/dialog";
import { Field, type Form, useForm } from "@/kernel/ui/field";
import { IconFlag } from "@/kernel/ui/icons";
import { TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Order, useChoices, useNote } from "../calls";

type Memo = { memo: string; flag: string };

function Flags({ form, flags }: { form: Form<Memo>; flags: string[] }) {
  const t = useWords("orders");
  return (
    <fieldset className="orders-flags">
      <legend>{t("note.flag")}</legend>
      {["", ...flags].map((flag) => (
        <label key={flag} title={flag ? t(`flag.${flag}`) : t("flag.none")}>
          <input
            type="radio"
            name="flag"
            className="hidden"
            checked={form.values.flag === flag}
            onChange={() => form.set("flag", flag)}
          />
          <span>
            <IconFlag className={`orders-flag orders-flag-${flag || "none"}`} aria-hidden="true" />
            {flag ? t(`flag.${flag}`) : t("flag.none")}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function NoteDialog({ order, close }: { order: Order; close: () => void }) {
  const t = useWords("orders");
  const { data } = useChoices();
  const note = useNote(order.id);
  const before = { memo: order.memo, flag: order.flag };
  const form = useForm<Memo>(
    before,
    async (values) => {
      await note.mutateAsync(values);
      toast("done", t("note.saved"), { label: t("undo"), perform: () => note.mutate(before) });
      close();
    },
    undefined,
    "orders",
  );
  return (
    <Dialog title={t("note.title")} open close={close} ok={t("note.save")} perform={form.submit} busy={form.busy}>
      <form className="form" onSubmit={form.submit}>
        <Flags form={form} flags={data?.flags ?? []} />
        <Field label={t("note.memo")} error={form.errorOf("memo")} hint={t("note.hint")}>
          {(wired) => (
            <TextArea
              {...wired}
              value={form.values.memo}
              maxCount={500}
              autosize={{ minRows: 3, maxRows: 8 }}
              onChange={(v) => form.set("memo", v)}
            />
          )}
        </Field>
        <ErrorNote error={form.error} module="orders" />
      </form>
    </Dialog>
  );
}
