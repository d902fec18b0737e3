/** 新建账号: post, phone, code; a post can be made on the way without losing what is filled in. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { serverNow, useTick } from "@/kernel/clock";
import { call, Problem } from "@/kernel/http";
import { Field, type Form, useForm } from "@/kernel/ui/field";
import { useGo, useSearch } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Banner, Button, Input, Switch } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { useDoor, usePosts } from "../calls";
import { type Draft, keepDraft, takeDraft } from "../draft";
import "../staff.css";

const RESEND_MS = 60_000;
const isPhone = (text: string) => /^1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, ""));

type CodeProps = { form: Form<Draft>; sentAt: number | null; sent: (at: number) => void };

/** The code and the button that sends it; the same answer for every phone but one's own people's. */
function CodeField({ form, sentAt, sent }: CodeProps) {
  const t = useWords("staff");
  const say = useRefusal("staff");
  const door = useDoor();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const wait = useTick((now) => (sentAt === null ? 0 : Math.max(0, Math.ceil((sentAt + RESEND_MS - now) / 1000))));
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await call("POST", `${door}/people/codes`, { phone: form.values.phone });
      sent(serverNow());
      toast("done", t("hire.sent"));
    } catch (error) {
      if (error instanceof Problem && error.code === "resend")
        sent(serverNow() - RESEND_MS + Number(error.params.seconds) * 1000);
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const fault = problem ? say(problem) : form.errorOf("code");
  return (
    <Field label={t("hire.code")} error={fault} hint={t("hire.code_hint")} required>
      {(wired) => (
        <div className="staff-code">
          <Input
            {...wired}
            value={form.values.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            onChange={(v) => form.set("code", v.replace(/\D/g, ""))}
          />
          <Button disabled={wait > 0 || !isPhone(form.values.phone)} aria-busy={busy} onClick={() => void send()}>
            {wait > 0 ? t("hire.resend", { s: wait }) : t("hire.send")}
          </Button>
        </div>
      )}
    </Field>
  );
}

function useHire(start: Draft) {
  const t = useWords("staff");
  const go = useGo();
  const door = useDoor();
  const queries = useQueryClient();
  return useForm<Draft>(
    start,
    async (values) => {
      await call("POST", `${door}/people`, values);
      await queries.invalidateQueries({ queryKey: ["staff"] });
      toast("done", t("hire.done", { name: values.name }));
      go("/staff");
    },
    (v) => ({
      ...(v.post_id ? {} : { post_id: t("hire.post_needed") }),
      ...(isPhone(v.phone) ? {} : { phone: t("hire.phone_bad") }),
      ...(v.code.length === 6 ? {} : { code: t("hire.code_needed") }),
      ...(v.name.trim() ? {} : { name: t("form.name_needed") }),
    }),
    "staff",
  );
}

function PostField({ form, leave }: { form: Form<Draft>; leave: () => void }) {
  const t = useWords("staff");
  const { data } = usePosts();
  const posts = data?.items ?? [];
  return (
    <>
      {data && posts.length === 0 && (
        <Banner type="info" closeIcon={null} description={t("hire.no_post")} fullMode={false} bordered />
      )}
      <Field label={t("form.post")} error={form.errorOf("post_id")} required>
        {(wired) => (
          <div className="staff-code">
            <Select
              {...wired}
              label={t("hire.choose_post")}
              width="100%"
              value={form.values.post_id}
              onChange={(v) => form.set("post_id", v)}
              options={posts.map((p) => ({ value: p.id, label: p.name, hint: p.description, user: true }))}
            />
            <Button onClick={leave}>{t("hire.new_post")}</Button>
          </div>
        )}
      </Field>
    </>
  );
}

export default function Hire() {
  const t = useWords("staff");
  const go = useGo();
  const [search] = useSearch();
  const [start] = useState(() => takeDraft(search.post));
  const [sentAt, setSentAt] = useState(start.sentAt);
  const form = useHire(start.values);
  const leave = () => {
    keepDraft(form.values, sentAt);
    go("/staff/posts/new", { back: "/staff/new" });
  };
  return (
    <Page title={t("hire.title")} lead={t("hire.lead")} back={{ to: "/staff", label: t("people.title") }}>
      <Sheet>
        <form className="form staff-form" onSubmit={form.submit} noValidate>
          <PostField form={form} leave={leave} />
          <Field label={t("form.phone")} error={form.errorOf("phone")} hint={t("hire.phone_hint")} required>
            {(wired) => (
              <Input
                {...wired}
                value={form.values.phone}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                onChange={(v) => form.set("phone", v)}
              />
            )}
          </Field>
          <CodeField form={form} sentAt={sentAt} sent={setSentAt} />
          <Field label={t("form.name")} error={form.errorOf("name")} hint={t("hire.name_hint")} required>
            {(wired) => (
              <Input {...wired} value={form.values.name} maxLength={20} onChange={(v) => form.set("name", v)} />
            )}
          </Field>
          <Field label={t("form.im")} hint={t("form.im_hint")}>
            {(wired) => (
              <Switch
                id={wired.id}
                checked={form.values.im_access}
                aria-label={t("form.im")}
                onChange={(on) => form.set("im_access", on)}
              />
            )}
          </Field>
          <ErrorNote error={form.error} module="staff" />
          <div className="form-acts">
            <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
              {t("hire.confirm")}
            </Button>
            <Button type="tertiary" onClick={() => go("/staff")}>
              {t("form.cancel")}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  );
}
