/** Hand-over notes: what waits for me, what I have written, and a new one. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { Field, useForm } from "@/kernel/ui/field";
import { Go } from "@/kernel/ui/link";
import { Sheet } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Button, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { Tag, User, When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { BASE, type Link, type Note, pageOf, useColleagues } from "../calls";

function Links({ of }: { of: Link[] }) {
  return (
    <span className="dl-links">
      {of.map((link) => (
        <Go key={`${link.module} ${link.thing}`} to={pageOf(link)}>
          <User>{link.title}</User>
        </Go>
      ))}
    </span>
  );
}

function One({ note, take }: { note: Note; take?: () => void }) {
  const t = useWords("deadlines");
  return (
    <li className="dl-note">
      <header className="row sub">
        <b>
          <User>{note.who_name}</User>
        </b>
        <span>→ {note.to_name ? <User>{note.to_name}</User> : t("notes.next_shift")}</span>
        <When at={note.at} style="short" />
        <span className="grow" />
        {note.waits ? (
          <Tag tone="amber">{t("notes.waits")}</Tag>
        ) : (
          <Tag tone="green">
            <User>{note.taken_name}</User> {t("notes.taken")}
          </Tag>
        )}
      </header>
      <p className="dl-note-text">
        <User>{note.text}</User>
      </p>
      {note.things.length > 0 && <Links of={note.things} />}
      {take && (
        <Button size="small" theme="solid" onClick={take}>
          {t("notes.take")}
        </Button>
      )}
    </li>
  );
}

export function Waiting({ notes }: { notes: Note[] }) {
  const t = useWords("deadlines");
  const say = useRefusal("deadlines");
  const take = useDeed<Note, Note>({
    path: (note) => `${BASE}/notes/${note.id}/take_over`,
    done: () => toast("done", t("notes.done")),
  });
  if (notes.length === 0) return null;
  return (
    <Sheet title={`${t("notes.for_me")} ${notes.length}`}>
      <ul className="stack">
        {notes.map((note) => (
          <One
            key={note.id}
            note={note}
            take={() => take.mutate(note, { onError: (problem) => toast("error", say(problem)) })}
          />
        ))}
      </ul>
    </Sheet>
  );
}

type Draft = { text: string; to: string };

/** `things` go along: what is still open on the screen. */
export function Write({ things, written }: { things: Link[]; written: Note[] }) {
  const t = useWords("deadlines");
  const { data } = useColleagues();
  const [along, setAlong] = useState(true);
  const write = useDeed<Draft & { things: Link[] }, Note>({ path: `${BASE}/notes` });
  const form = useForm<Draft>(
    { text: "", to: "" },
    async (draft) => {
      await write.mutateAsync({ ...draft, things: along ? things.slice(0, 20) : [] });
      toast("done", t("notes.written"));
      form.reset();
    },
    (draft) => (draft.text.trim() ? {} : { text: t("notes.empty") }),
    "deadlines",
  );
  const options = (data?.items ?? []).map((p) => ({ value: p.id, label: p.name, user: true }));
  return (
    <Sheet title={t("notes.title")}>
      <form className="form" onSubmit={form.submit}>
        <Field label={t("notes.text")} error={form.errorOf("text")} required>
          {(wired) => (
            <TextArea
              {...wired}
              rows={3}
              maxCount={1000}
              value={form.values.text}
              onChange={(v) => form.set("text", v)}
            />
          )}
        </Field>
        <Field label={t("notes.to")} error={form.errorOf("to")}>
          {(wired) => (
            <Select
              {...wired}
              label={t("notes.next_shift")}
              options={options}
              value={form.values.to}
              onChange={(v) => form.set("to", v)}
              clear
              width="100%"
            />
          )}
        </Field>
        {things.length > 0 && (
          <label className="row">
            <input type="checkbox" checked={along} onChange={(e) => setAlong(e.target.checked)} />
            {t("notes.along", { n: Math.min(20, things.length) })}
          </label>
        )}
        <ErrorNote error={form.error} module="deadlines" />
        <div className="form-acts">
          <Button htmlType="submit" aria-busy={form.busy}>
            {t("notes.write")}
          </Button>
        </div>
      </form>
      {written.length > 0 && (
        <ul className="stack dl-written" aria-label={t("notes.mine")}>
          {written.map((note) => (
            <One key={note.id} note={note} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}
