/** 售后规则: the shop's own texts, in versions that begin on a day. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { call } from "@/kernel/http";
import { sees, useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { Field, useForm } from "@/kernel/ui/field";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, TextArea } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting } from "@/kernel/ui/states";
import { Tag, type Tone, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import type { RuleKind, RuleVersion } from "../calls";
import { Sections } from "../parts/sections";
import "../shop.css";

const KINDS: RuleKind[] = ["returns", "policy", "warranty"];
const TONES: Record<RuleVersion["state"], Tone> = { in_force: "green", coming: "blue", past: "neutral" };
const MOST = 5000;
/** A minute of the shop's zone, as the field gives it, made an instant. */
const instant = (text: string) => (text ? { since: `${text}:00+08:00` } : {});

function NewVersion({ kind, text, close }: { kind: RuleKind; text: string; close: () => void }) {
  const t = useWords("shop");
  const queries = useQueryClient();
  const form = useForm(
    { text, since: "" },
    async (values) => {
      await call("POST", "/api/shop/service_rules", { kind, text: values.text, ...instant(values.since) });
      await queries.invalidateQueries({ queryKey: ["shop"] });
      toast("done", t("rules.published"));
      close();
    },
    (v) => ({ ...(v.text.trim() ? {} : { text: t("rules.text_needed") }) }),
    "shop",
  );
  return (
    <Dialog title={t("rules.new_of", { what: t(`rules.${kind}`) })} open close={close} width={640}>
      <form className="form shop-dialog" onSubmit={form.submit} noValidate>
        <Field label={t("rules.text")} error={form.errorOf("text")} required>
          {(wired) => (
            <TextArea
              {...wired}
              value={form.values.text}
              rows={10}
              maxCount={MOST}
              maxLength={MOST}
              onChange={(v) => form.set("text", v)}
            />
          )}
        </Field>
        <Field label={t("rules.since")} hint={t("rules.since_hint")} error={form.errorOf("since")}>
          {(wired) => (
            <input
              {...wired}
              className="shop-clock"
              type="datetime-local"
              value={form.values.since}
              onChange={(e) => form.set("since", e.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={form.error} module="shop" />
        <div className="form-acts">
          <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
            {t("rules.publish")}
          </Button>
          <Button type="tertiary" onClick={close}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Version({ of }: { of: RuleVersion }) {
  const t = useWords("shop");
  return (
    <details className="shop-version" open={of.state !== "past"}>
      <summary className="row">
        <Tag tone={TONES[of.state]}>{t(`rules.${of.state}`)}</Tag>
        <b className="num">{t("rules.number", { n: of.number })}</b>
        <span className="sub">
          {t("rules.from")} <When at={of.since} />
        </span>
        <span className="sub">
          <User>{of.who}</User>
        </span>
      </summary>
      <p className="shop-text">
        <User>{of.text}</User>
      </p>
    </details>
  );
}

export default function ServiceRules() {
  const t = useWords("shop");
  const fixed = !sees(useMe(), "shop.edit");
  const { data, error, refetch } = useAsk<{ items: RuleVersion[] }>("/api/shop/service_rules");
  const [kind, setKind] = useState<RuleKind | null>(null);
  const of = (wanted: RuleKind) => data?.items.filter((v) => v.kind === wanted) ?? [];
  return (
    <Page title={t("title")} lead={t("rules.lead")}>
      <Sections />
      {error && !data && <Failed error={error} again={() => void refetch()} module="shop" />}
      {!data && !error && <Waiting rows={6} />}
      {data &&
        KINDS.map((each) => (
          <Sheet
            key={each}
            title={t(`rules.${each}`)}
            acts={!fixed && <Button onClick={() => setKind(each)}>{t("rules.new")}</Button>}
          >
            {of(each).length === 0 && <p className="sub">{t("rules.none")}</p>}
            {of(each).map((version) => (
              <Version key={version.id} of={version} />
            ))}
          </Sheet>
        ))}
      {kind && <NewVersion kind={kind} text={of(kind)[0]?.text ?? ""} close={() => setKind(null)} />}
    </Page>
  );
}
