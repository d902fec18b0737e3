/** What will change, the editions of every rule, and what was announced. Both faces draw the same. */
import { useEffect, useRef, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { IconSearch } from "@/kernel/ui/icons";
import { useSearch } from "@/kernel/ui/link";
import { Sheet } from "@/kernel/ui/page";
import { Input } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import type { Announcement, EditionCard } from "./calls";
import { turn } from "./model/editions";
import { changes } from "./model/rule";
import { Differs, EditionHead, Name, Publisher, Where } from "./parts/edition";
import { History } from "./parts/history";
import { Changes, RuleView } from "./parts/rule-view";
import "./rules.css";

export const useEditions = (path: string) => useAsk<{ items: EditionCard[] }>(path);

function Coming({ of, all }: { of: EditionCard; all: EditionCard[] }) {
  const t = useWords("rules");
  const { was, changes: changing } = turn(of, all);
  return (
    <article className="ru-coming">
      <div className="row">
        <b>
          <Name of={of} />
        </b>
        <Where of={of} />
        <span className="grow" />
        <Tag tone="amber">
          {t("since")} <When at={of.since} />
        </Tag>
      </div>
      {changing ? <Changes of={changes(was?.rule, of.rule)} /> : <p>{t("changes.narrower")}</p>}
      <p className="sub">
        <User>{of.source}</User> · <Publisher of={of} />
      </p>
    </article>
  );
}

/** What will be another way than it is: rule by rule, old value and new. */
export function WhatChanges({ items }: { items: EditionCard[] }) {
  const t = useWords("rules");
  const coming = items.filter((e) => e.state === "coming").sort((a, b) => a.since.localeCompare(b.since));
  return (
    <Sheet title={t("changes.title")}>
      <div className="stack">
        <p className="sub">{t("changes.lead")}</p>
        {coming.length === 0 && <p className="ru-nothing">{t("changes.nothing")}</p>}
        {coming.map((of) => (
          <Coming
            key={`${of.policy}${of.since}${of.profile}`}
            of={of}
            all={items.filter((e) => e.policy === of.policy)}
          />
        ))}
      </div>
    </Sheet>
  );
}

/** `asked`: somebody came here for this very rule. */
function Policy({ editions, asked }: { editions: EditionCard[]; asked: boolean }) {
  const t = useWords("rules");
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked) here.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  const byDate = [...editions].sort((a, b) => b.since.localeCompare(a.since));
  const first = byDate.find((e) => e.state === "in_force") ?? byDate[0];
  if (!first) return null;
  return (
    <article className="ru-policy" aria-label={first.policy} ref={here}>
      <h3>
        <Name of={first} /> <code data-user>{first.policy}</code>
      </h3>
      <div className="ru-edition">
        <EditionHead of={first} />
        <RuleView rule={first.rule} />
      </div>
      {byDate.length > 1 && (
        <details open={asked}>
          <summary>{t("history.of_rule", { n: byDate.length })}</summary>
          <ol className="ru-history">
            {byDate.map((e) => (
              <li key={`${e.since}${e.published}${e.profile}`}>
                <EditionHead of={e} />
                <Differs of={e} all={editions} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

export function Editions({ path }: { path: string }) {
  const t = useWords("rules");
  const both = useBoth();
  const [search] = useSearch();
  const [text, setText] = useState(search.policy ?? "");
  const { data, error, refetch } = useEditions(path);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="rules" />;
  if (!data) return <Waiting />;
  const wanted = text.trim().toLowerCase();
  const found = data.items.filter((e) => !wanted || `${both(e)} ${e.policy}`.toLowerCase().includes(wanted));
  const policies = [...new Map(found.map((e) => [e.policy, e])).values()];
  return (
    <>
      <WhatChanges items={data.items} />
      <History items={data.items} />
      <Sheet
        title={t("editions")}
        acts={
          <Input
            prefix={<IconSearch aria-hidden="true" />}
            aria-label={t("find")}
            placeholder={t("find")}
            value={text}
            onChange={setText}
            showClear
          />
        }
      >
        {policies.length === 0 && <Nothing title={t("none_found")} />}
        <div className="ru-policies">
          {policies.map((of) => (
            <Policy
              key={of.policy}
              editions={found.filter((e) => e.policy === of.policy)}
              asked={of.policy === search.policy}
            />
          ))}
        </div>
      </Sheet>
    </>
  );
}

export function Announcements({ path }: { path: string }) {
  const t = useWords("rules");
  const { zh } = useLanguage();
  const { data, error, refetch } = useAsk<{ items: Announcement[] }>(path);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="rules" />;
  return (
    <Sheet title={t("announcements")}>
      {!data && <Waiting rows={3} />}
      {data?.items.length === 0 && <p className="sub">{t("none")}</p>}
      {data?.items.map((a) => (
        <article key={a.id} className="announcement">
          <h3>
            <User>{a.title}</User>
          </h3>
          <p className="sub">
            {zh ? a.signature_zh : a.signature_en}
            {a.who && (
              <>
                {" "}
                <User>{a.who}</User>
              </>
            )}{" "}
            · {t("published")} <When at={a.published} /> · {t("since")} <When at={a.since} />
          </p>
          <p className="ru-text">
            <User>{a.text}</User>
          </p>
        </article>
      ))}
    </Sheet>
  );
}
