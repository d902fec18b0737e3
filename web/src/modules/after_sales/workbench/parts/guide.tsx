/** What to do when something unusual happens; the shop may rewrite it, earlier editions stay readable. */
import { useState } from "react";
import { sees, useMe } from "@/kernel/session";
import { Drawer } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Button, TextArea } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting } from "@/kernel/ui/states";
import { User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Guide, useEditions, useGuide, useRewrite } from "../calls";
import { partsOf } from "../model/guide";

function Text({ text }: { text: string }) {
  const { head, parts } = partsOf(text);
  return (
    <div className="as-guide" data-user>
      {head.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {parts.map((part) => (
        <section key={part.title}>
          <h3>{part.title}</h3>
          <dl>
            {part.lines.map((line) => (
              <div key={`${line.label}${line.text}`} className="fact">
                <dt>{line.label}</dt>
                <dd>{line.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Editor({ guide, close }: { guide: Guide; close: () => void }) {
  const t = useWords("after_sales");
  const rewrite = useRewrite();
  const [text, setText] = useState(guide.text);
  const save = async () => {
    const done = await rewrite.mutateAsync({ text, edition: guide.edition }).catch(() => null);
    if (!done) return;
    toast("done", t("guide.saved"));
    close();
  };
  return (
    <div className="form">
      <Field label={t("guide.text")} hint={t("guide.hint")}>
        {(wired) => (
          <TextArea
            {...wired}
            value={text}
            onChange={setText}
            autosize={{ minRows: 16, maxRows: 28 }}
            maxCount={20000}
          />
        )}
      </Field>
      <ErrorNote error={rewrite.error} module="after_sales" />
      <div className="form-acts">
        <Button type="tertiary" onClick={close}>
          {t("cancel")}
        </Button>
        <Button theme="solid" aria-busy={rewrite.isPending} disabled={text === guide.text} onClick={() => void save()}>
          {t("guide.save")}
        </Button>
      </div>
    </div>
  );
}

function Editions({ at, pick }: { at: number; pick: (edition: number) => void }) {
  const t = useWords("after_sales");
  const { data } = useEditions();
  if (!data || data.items.length < 2) return null;
  return (
    <Select
      label={t("guide.edition")}
      size="small"
      value={String(at)}
      onChange={(v) => pick(Number(v))}
      options={data.items.map((g) => ({ value: String(g.edition), label: t("guide.nth", { n: g.edition }) }))}
    />
  );
}

export function GuideDrawer({ open, close }: { open: boolean; close: () => void }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const may = sees(useMe(), "after_sales.manage");
  const [edition, setEdition] = useState<number | null>(null);
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useGuide(edition);
  return (
    <Drawer title={data ? both(data) : t("guide.title")} open={open} close={close} width={640}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="after_sales" />}
      {!data && !error && <Waiting rows={10} />}
      {data && !editing && (
        <div className="stack">
          <div className="row">
            <Editions at={data.edition} pick={setEdition} />
            {data.at && (
              <span className="sub">
                <User>{data.who}</User> <When at={data.at} />
              </span>
            )}
            <span className="grow" />
            {may && edition === null && (
              <Button size="small" onClick={() => setEditing(true)}>
                {t("guide.edit")}
              </Button>
            )}
            {edition !== null && (
              <Button size="small" theme="borderless" onClick={() => setEdition(null)}>
                {t("guide.newest")}
              </Button>
            )}
          </div>
          <Text text={data.text} />
        </div>
      )}
      {data && editing && <Editor guide={data} close={() => setEditing(false)} />}
    </Drawer>
  );
}
