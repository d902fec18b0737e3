/** What will change, the editions of every rule, and what was announced. Both faces draw the same. */
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { IconSearch } from "@/kernel/ui/icons";
import { Sheet } from "@/kernel/ui/page";
import { Input } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { type Announcement, type EditionCard, PROFILES, TONE } from "./calls";
import { changes } from "./model/rule";
import { Changes, RuleView } from "./parts/rule-view";
import "./rules.css";

export const useEditions = (path: string) => useAsk<{ items: EditionCard[] }>(path);

function Name({ of }: { of: EditionCard }) {
  const both = useBoth();
  return <>{both(of) || <User>{of.policy}</User>}</>;
}

function Where({ of }: { of: EditionCard }) {
  const t = useWords("rules");
  const both = useBoth();
  const known = PROFILES.find(([code]) => code === of.profile);
  return <Tag>{known ? both(known[1]) : t("all_profiles")}</Tag>;
}

/** The edition that one follows: the one in force, else the last before it. */
const before = (one: EditionCard, all: EditionCard[]): EditionCard | undefined =>
  all.find((e) => e.state === "in_force") ?? all.filter((e) => e.since < one.since).at(-1);

function Coming({ of, all }: { of: EditionCard; all: EditionCard[] }) {
  const t = useWords("rules");
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
      <Changes of={changes(before(of, all)?.rule, of.rule)} />
      <p className="sub">
        {t("source")}: <User>{of.source}</User>
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
      <p className="sub">{t("changes.lead")}</p>
      {coming.length === 0 && <p className="ru-nothing">{t("changes.nothing")}</p>}
      <div className="stack">
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

function Edition({ of }: { of: EditionCard }) {
  const t = useWords("rules");
  return (
    <li className="ru-edition">
      <div className="row">
        <Tag tone={TONE[of.state]}>{t(`states.${of.state}`)}</Tag>
        <span>
          {t("since")} <When at={of.since} style="day" />
        </span>
        <Where of={of} />
        <span className="sub">
          <User>{of.source}</User>
        </span>
      </div>
      <RuleView rule={of.rule} />
    </li>
  );
}

function Policy({ of, editions }: { of: EditionCard; editions: EditionCard[] }) {
  const t = useWords("rules");
  const [first, ...rest] = [...editions].sort(
    (a, b) => Number(b.state === "in_force") - Number(a.state === "in_force") || b.since.localeCompare(a.since),
  );
  return (
    <article className="ru-policy" aria-label={of.policy}>
      <h3>
        <Name of={of} /> <code data-user>{of.policy}</code>
      </h3>
      <ul>{first && <Edition of={first} />}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{t("more_editions", { n: rest.length })}</summary>
          <ul>
            {rest.map((e) => (
              <Edition key={`${e.since}${e.profile}${e.state}${e.source}`} of={e} />
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

export function Editions({ path }: { path: string }) {
  const t = useWords("rules");
  const both = useBoth();
  const [text, setText] = useState("");
  const { data, error, refetch } = useEditions(path);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="rules" />;
  if (!data) return <Waiting />;
  const wanted = text.trim().toLowerCase();
  const found = data.items.filter((e) => !wanted || `${both(e)} ${e.policy}`.toLowerCase().includes(wanted));
  const policies = [...new Map(found.map((e) => [e.policy, e])).values()];
  return (
    <>
      <WhatChanges items={data.items} />
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
            <Policy key={of.policy} of={of} editions={found.filter((e) => e.policy === of.policy)} />
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
            {zh ? a.signature_zh : a.signature_en} · {t("published")} <When at={a.published} /> · {t("since")}{" "}
            <When at={a.since} />
          </p>
          <p className="ru-text">
            <User>{a.text}</User>
          </p>
        </article>
      ))}
    </Sheet>
  );
}
