/** What the house says in the shop's name. */
import { sees, useMe } from "@/kernel/session";
import { Field, useForm } from "@/kernel/ui/field";
import { Sheet } from "@/kernel/ui/page";
import { Button, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Settings, useKeep } from "../calls";

const MOST = 300;
const NAMES = ["welcome", "offline_reply"] as const;

export function Texts({ of }: { of: Settings }) {
  const t = useWords("shop");
  const keep = useKeep();
  const fixed = !sees(useMe(), "shop.edit");
  const form = useForm(
    { welcome: of.welcome, offline_reply: of.offline_reply },
    async (values) => {
      await keep("texts", { ...values, version: of.version });
      toast("done", t("saved"));
    },
    undefined,
    "shop",
  );
  return (
    <Sheet title={t("texts.title")}>
      <form className="form" onSubmit={form.submit} noValidate>
        {NAMES.map((name) => (
          <Field key={name} label={t(`texts.${name}`)} hint={t(`texts.${name}_hint`)} error={form.errorOf(name)}>
            {(wired) => (
              <TextArea
                {...wired}
                value={form.values[name]}
                maxCount={MOST}
                maxLength={MOST}
                rows={2}
                disabled={fixed}
                onChange={(v) => form.set(name, v)}
              />
            )}
          </Field>
        ))}
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
