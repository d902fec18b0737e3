/** Who one is to this shop: a guest, until a phone is proved by a code. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useDeed } from "@/kernel/ask";
import { Button, ErrorNote, Field, Screen, Sheet } from "@/kernel/buyer/parts";
import { Go } from "@/kernel/buyer/path";
import { type BuyerMe, useBuyer } from "@/kernel/buyer/session";
import { addRefusals, useSay } from "@/kernel/buyer/words";
import "./me.css";

const AGAIN = 60; // seconds between two codes
const digits = (text: string, most: number) => text.replace(/\D/g, "").slice(0, most);

addRefusals({
  bad_phone: "This is not a phone number",
  wrong_code: "The code is not right",
  used: "This code is used up. Ask for a new one",
  expired: "This code is too old. Ask for a new one",
  too_many_tries: "Too many wrong tries. Ask for a new code",
  resend: "Wait a moment before you ask for another code",
  codes_an_hour: "Too many codes for this phone. Try again in an hour",
  codes_a_day: "Too many codes today. Try again tomorrow",
  phone_taken: "This phone belongs to another buyer",
});

/** Seconds until the next code may be asked for. */
function useWait(): [number, () => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, () => setLeft(AGAIN)];
}

function Bind({ close }: { close: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [left, wait] = useWait();
  const ask = useDeed<{ phone: string }>({ path: "/b/api/buyers/codes", done: wait });
  const bind = useDeed<{ phone: string; code: string }, BuyerMe>({
    path: "/b/api/buyers/bind",
    done: (me) => {
      queries.setQueryData(["buyer"], me);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "buyer" }); // the guest's
      close();
    },
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    bind.mutate({ phone, code });
  };
  return (
    <Sheet title={say({ zh: "绑定手机号", en: "Add your phone" })} close={close}>
      <form className="b-form" onSubmit={submit}>
        <Field label={say({ zh: "手机号", en: "Phone" })}>
          {(id) => (
            <input
              id={id}
              inputMode="tel"
              autoComplete="tel-national"
              value={phone}
              onChange={(e) => setPhone(digits(e.target.value, 11))}
            />
          )}
        </Field>
        <Field label={say({ zh: "验证码", en: "Code" })}>
          {(id) => (
            <span className="m-code">
              <input
                id={id}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={(e) => setCode(digits(e.target.value, 6))}
              />
              <Button
                busy={ask.isPending}
                disabled={phone.length !== 11 || left > 0}
                onClick={() => ask.mutate({ phone })}
              >
                {left > 0
                  ? say({ zh: "{s} 秒后重发", en: "Again in {s} s" }, { s: left })
                  : say({ zh: "获取验证码", en: "Send a code" })}
              </Button>
            </span>
          )}
        </Field>
        {ask.isSuccess && (
          <p className="sub" role="status">
            {say({ zh: "验证码已发送,5分钟内有效", en: "The code is on its way and good for 5 minutes" })}
          </p>
        )}
        <ErrorNote error={bind.error ?? ask.error} />
        <Button main type="submit" busy={bind.isPending} disabled={phone.length !== 11 || code.length !== 6}>
          {say({ zh: "绑定", en: "Add" })}
        </Button>
      </form>
    </Sheet>
  );
}

export default function Me() {
  const say = useSay();
  const me = useBuyer();
  const [binding, setBinding] = useState(false);
  return (
    <Screen title={say({ zh: "我的", en: "Me" })}>
      <div className="b-card">
        <h2 data-user>{me.name}</h2>
        {me.phone_masked ? (
          <p>
            {say({ zh: "已绑定手机号", en: "Your phone" })} <span className="num">{me.phone_masked}</span>
          </p>
        ) : (
          <>
            <p className="sub">
              {say({
                zh: "绑定手机号后,换手机也能看到您的订单、售后和聊天记录。",
                en: "With your phone you find your orders, cases and messages again on any device.",
              })}
            </p>
            <Button onClick={() => setBinding(true)}>{say({ zh: "绑定手机号", en: "Add your phone" })}</Button>
          </>
        )}
      </div>
      <nav className="b-card m-links" aria-label={say({ zh: "更多", en: "More" })}>
        <Go to="/service_requests">{say({ zh: "我向平台的反馈", en: "What I told the platform" })}</Go>
        <Go to="/service">{say({ zh: "本店售后政策", en: "The shop's after-sales rules" })}</Go>
        <Go to="/rules">{say({ zh: "平台规则与公告", en: "Rules and announcements" })}</Go>
      </nav>
      {binding && <Bind close={() => setBinding(false)} />}
    </Screen>
  );
}
