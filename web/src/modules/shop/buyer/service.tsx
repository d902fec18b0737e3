/** When the shop answers, and what it promises after the sale. */
import { useAsk } from "@/kernel/ask";
import { ErrorNote, Screen, Waiting, When } from "@/kernel/buyer/parts";
import { useSay } from "@/kernel/buyer/words";

type Rule = { id: string; label_zh: string; label_en: string; number: number; since: string; text: string };
type Front = { name: string; opens: string; closes: string; open_now: boolean; service_rules: Rule[] };

export default function Service() {
  const say = useSay();
  const { data, error } = useAsk<Front>("/b/api/shop/");
  return (
    <Screen title={say({ zh: "本店售后政策", en: "The shop's after-sales rules" })} back="/me">
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <div className="b-card">
          <h2 data-user>{data.name}</h2>
          <p className="num">
            {say({ zh: "客服时间 {a}–{b}", en: "Answers from {a} to {b}" }, { a: data.opens, b: data.closes })}
            {" · "}
            {data.open_now ? say({ zh: "现在在线", en: "open now" }) : say({ zh: "现在休息", en: "closed now" })}
          </p>
        </div>
      )}
      {data?.service_rules.length === 0 && (
        <p className="b-waiting">
          {say({
            zh: "店铺还没有写售后政策,可以直接咨询客服。",
            en: "The shop has written none yet. Ask in the chat.",
          })}
        </p>
      )}
      {data?.service_rules.map((rule) => (
        <article key={rule.id} className="b-card">
          <h2>{say({ zh: rule.label_zh, en: rule.label_en })}</h2>
          <p className="b-text" data-user>
            {rule.text}
          </p>
          <p className="sub">
            {say({ zh: "第 {n} 版 · 生效", en: "Edition {n} · since" }, { n: rule.number })} <When at={rule.since} />
          </p>
        </article>
      ))}
    </Screen>
  );
}
