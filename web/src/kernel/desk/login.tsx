/** Logging in: phone and password, or a one-time code. Says the same whether or not the number is known. */
import { type ReactNode, useEffect, useState } from "react";
import { serverNow, useTick } from "../clock";
import { useFace } from "../face";
import { call, Problem } from "../http";
import { Field, type Form, useForm } from "../ui/field";
import { Logo } from "../ui/logo";
import { Button, Input } from "../ui/semi";
import { ErrorNote } from "../ui/states";
import { TabBar } from "../ui/tabs";
import { useWords } from "../words/words";

const RESEND_MS = 60_000;
const PHONE = /^1\d{10}$/;

type Values = { phone: string; password: string; code: string };

export function PhoneField({ form, label }: { form: Form<Values>; label: string }) {
  return (
    <Field label={label} error={form.errorOf("phone")} required>
      {(wired) => (
        <Input
          {...wired}
          size="large"
          inputMode="numeric"
          autoComplete="username"
          maxLength={11}
          value={form.values.phone}
          onChange={(v) => form.set("phone", v.replace(/\D/g, ""))}
        />
      )}
    </Field>
  );
}

function CodeField({ form }: { form: Form<Values> }) {
  const t = useWords();
  const face = useFace();
  const [until, setUntil] = useState(0);
  const [note, setNote] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wait = useTick((now) => Math.max(0, Math.ceil((until - now) / 1000)));
  const send = async () => {
    setError(null);
    try {
      await call("POST", `${face.api}/staff/codes`, { phone: form.values.phone });
      setNote(true);
      setUntil(serverNow() + RESEND_MS);
    } catch (problem) {
      setError(problem);
      if (problem instanceof Problem && problem.opens_at) setUntil(Date.parse(problem.opens_at));
    }
  };
  return (
    <>
      <Field label={t("login.code")} error={form.errorOf("code")} hint={note ? t("login.sent") : undefined} required>
        {(wired) => (
          <div className="with-button">
            <Input
              {...wired}
              size="large"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={form.values.code}
              onChange={(v) => form.set("code", v.replace(/\D/g, ""))}
            />
            <Button size="large" disabled={wait > 0 || !PHONE.test(form.values.phone)} onClick={() => void send()}>
              {wait > 0 ? t("login.resend", { s: wait }) : t("login.send")}
            </Button>
          </div>
        )}
      </Field>
      <ErrorNote error={error} module="staff" />
    </>
  );
}

export function LoginForm({ done }: { done: () => void }) {
  const t = useWords();
  const face = useFace();
  const [way, setWay] = useState<"password" | "code">("password");
  const form = useForm<Values>(
    { phone: "", password: "", code: "" },
    async ({ phone, password, code }) => {
      if (way === "password") await call("POST", `${face.api}/staff/login`, { phone, password });
      else await call("POST", `${face.api}/staff/login_by_code`, { phone, code });
      done();
    },
    (v) => ({
      ...(PHONE.test(v.phone) ? {} : { phone: t("login.phone_bad") }),
      ...(v[way] ? {} : { [way]: t("login.required") }),
    }),
    "staff",
  );
  return (
    <form className="login-form" onSubmit={form.submit} noValidate>
      <TabBar
        label={t("login.title")}
        at={way}
        pick={(key) => setWay(key as "password" | "code")}
        items={[
          { key: "password", label: t("login.by_password") },
          { key: "code", label: t("login.by_code") },
        ]}
      />
      <PhoneField form={form} label={t("login.phone")} />
      {way === "password" ? (
        <Field label={t("login.password")} error={form.errorOf("password")} required>
          {(wired) => (
            <Input
              {...wired}
              size="large"
              mode="password"
              autoComplete="current-password"
              value={form.values.password}
              onChange={(v) => form.set("password", v)}
            />
          )}
        </Field>
      ) : (
        <CodeField form={form} />
      )}
      <ErrorNote error={form.error} module="staff" />
      <Button htmlType="submit" theme="solid" size="large" block aria-busy={form.busy}>
        {t("login.enter")}
      </Button>
    </form>
  );
}

/** The frame of login and first run: the house on the left, the form on the right. */
export function Gate({
  title,
  lead,
  tools,
  children,
}: {
  title: string;
  lead: string;
  tools: ReactNode;
  children: ReactNode;
}) {
  const t = useWords();
  const face = useFace();
  useEffect(() => {
    document.title = `${title} · ${t("product")}`;
  }, [title, t]);
  return (
    <div className="gate">
      <aside className="gate-house">
        <div className="gate-name">
          <Logo />
          <b>{t("product")}</b>
          <span>{t(face.name === "platform" ? "face.platform" : "face.workbench")}</span>
        </div>
        <p className="gate-lead">{t("login.lead")}</p>
        <ul>
          {["login.point1", "login.point2", "login.point3"].map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </aside>
      <main className="gate-main" id="main">
        <div className="gate-tools">{tools}</div>
        <div className="gate-card">
          <h1>{title}</h1>
          <p className="sub">{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}
