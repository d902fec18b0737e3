/** What the platform announces before it comes into force. */
import { useAsk } from "@/kernel/ask";
import { ErrorNote, Screen, Waiting, When } from "@/kernel/buyer/parts";
import { useSay } from "@/kernel/buyer/words";

type Announcement = {
  id: string;
  title: string;
  text: string;
  published: string;
  since: string;
  signature_zh: string;
  signature_en: string;
};

export default function Announcements() {
  const say = useSay();
  const { data, error } = useAsk<{ items: Announcement[] }>("/b/api/rules/announcements");
  return (
    <Screen title={say({ zh: "平台规则与公告", en: "Rules and announcements" })} back="/me">
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <p className="b-waiting">{say({ zh: "暂无公告", en: "No announcements" })}</p>}
      {data?.items.map((a) => (
        <article key={a.id} className="b-card">
          <h2 data-user>{a.title}</h2>
          <p className="sub">
            {say({ zh: a.signature_zh, en: a.signature_en })} · {say({ zh: "生效", en: "In force from" })}{" "}
            <When at={a.since} />
          </p>
          <p className="b-text" data-user>
            {a.text}
          </p>
        </article>
      ))}
    </Screen>
  );
}
