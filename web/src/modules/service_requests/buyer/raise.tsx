/** Tell the platform what the shop does not solve: it decides whether to make a request of it. */
import { type FormEvent, useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { Button, ErrorNote, Field, Screen, Waiting } from "@/kernel/buyer/parts";
import { go, useParam } from "@/kernel/buyer/path";
import { Pictures } from "@/kernel/buyer/pictures";
import { useSay } from "@/kernel/buyer/words";
import { BASE, type Choices } from "./calls";
import "./service-requests.css";

const LONGEST = 500;
const FILES = 4;

export default function Raise() {
  const say = useSay();
  const order = useParam("order");
  const choices = useAsk<Choices>(`${BASE}/choices`);
  const [type, setType] = useState("");
  const [said, setSaid] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const send = useDeed({ path: `${BASE}/complaints`, done: () => go("/service_requests", true) });
  const whole = type !== "" && said.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole && !send.isPending) send.mutate({ order_id: order, type, said: said.trim(), files });
  };
  return (
    <Screen title={say({ zh: "向平台反馈", en: "Tell the platform" })} back={`/orders/${order}`}>
      <ErrorNote error={choices.error} />
      {!choices.data && !choices.error && <Waiting />}
      {choices.data && (
        <form className="b-card b-form" onSubmit={submit}>
          <p className="sub">
            {say({
              zh: "平台客服会看您的反馈;需要商家协助的,会请商家在规定时间内处理,您可以随时看进度。",
              en: "The platform reads this; where the shop must help, it is asked to within a limit, and you see how it goes.",
            })}
          </p>
          <Field label={say({ zh: "什么问题", en: "What is it about" })}>
            {(id) => (
              <select id={id} value={type} onChange={(e) => setType(e.target.value)}>
                <option value="">{say({ zh: "请选择", en: "Choose" })}</option>
                {choices.data.types.map((one) => (
                  <option key={one.code} value={one.code}>
                    {say({ zh: one.label_zh, en: one.label_en })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={say({ zh: "您的诉求", en: "What you want" })}>
            {(id) => (
              <textarea
                id={id}
                rows={5}
                maxLength={LONGEST}
                value={said}
                placeholder={say({ zh: "发生了什么,希望怎样解决", en: "What happened, and what would settle it" })}
                onChange={(e) => setSaid(e.target.value)}
              />
            )}
          </Field>
          <Pictures files={files} most={choices.data.files_most || FILES} change={setFiles} />
          <ErrorNote error={send.error} />
          <Button main type="submit" busy={send.isPending} disabled={!whole}>
            {say({ zh: "提交给平台", en: "Send to the platform" })}
          </Button>
        </form>
      )}
    </Screen>
  );
}
