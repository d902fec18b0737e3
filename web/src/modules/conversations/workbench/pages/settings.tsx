/** What the house says by itself when an agent takes over, and whether agents see what a buyer is typing. */
import { Field, useForm } from "@/kernel/ui/field";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, Switch, TextArea } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type ChatSettings, useSetSettings, useSettings } from "../calls";

const WELCOME = 500;

function Form({ kept }: { kept: ChatSettings }) {
  const t = useWords("conversations");
  const set = useSetSettings();
  const form = useForm(
    { welcome: kept.welcome, typing_preview: kept.typing_preview },
    async (values) => {
      await set.mutateAsync(values);
      toast("done", t("settings.saved"));
    },
    undefined,
    "conversations",
  );
  return (
    <form className="stack" onSubmit={form.submit}>
      <Field label={t("settings.welcome")} hint={t("settings.welcome_hint")} error={form.errorOf("welcome")}>
        {(wired) => (
          <TextArea
            {...wired}
            value={form.values.welcome}
            placeholder={t("settings.welcome_default")}
            onChange={(welcome) => form.set("welcome", welcome)}
            maxCount={WELCOME}
            maxLength={WELCOME}
            rows={3}
          />
        )}
      </Field>
      <div className="row">
        <Switch
          checked={form.values.typing_preview}
          aria-label={t("settings.preview")}
          onChange={(on) => form.set("typing_preview", on)}
        />
        <span>
          {t("settings.preview")}
          <span className="sub"> {t("settings.preview_hint")}</span>
        </span>
      </div>
      <ErrorNote error={form.error} module="conversations" />
      <div>
        <Button theme="solid" htmlType="submit" disabled={form.busy}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}

export default function Settings() {
  const t = useWords("conversations");
  const { data, error, refetch } = useSettings();
  return (
    <Page title={t("settings.title")} back={{ to: "/conversations", label: t("title") }}>
      <Sheet>
        {error && !data && <Failed error={error} again={() => void refetch()} module="conversations" />}
        {!data && !error && <Waiting />}
        {data && <Form key={`${data.welcome} ${data.typing_preview}`} kept={data} />}
      </Sheet>
    </Page>
  );
}
