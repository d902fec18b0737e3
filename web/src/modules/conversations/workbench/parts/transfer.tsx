/** To whom: a colleague with room, a colleague's own queue, or anybody. */
import { useState } from "react";
import { Dialog } from "@/kernel/ui/dialog";
import { Field } from "@/kernel/ui/field";
import { IconUserGroup } from "@/kernel/ui/icons";
import { TextArea } from "@/kernel/ui/semi";
import { Waiting } from "@/kernel/ui/states";
import { Avatar, Tag, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Colleague, type Row, useColleagues } from "../calls";
import { stepOf, type Take } from "./steps";

const NOTE = 500;
const TONE = { online: "green", busy: "amber", offline: "neutral" } as const;
const rank = (c: Colleague) => (c.presence === "online" ? (c.has_room ? 0 : 1) : c.presence === "busy" ? 2 : 3);

type ChoiceProps = { colleague: Colleague; chosen: boolean; choose: () => void };

function Choice({ colleague: { id, name, presence, has_room }, chosen, choose }: ChoiceProps) {
  const t = useWords("conversations");
  const away = presence === "offline";
  return (
    <label className={`im-choice ${chosen ? "on" : ""} ${away ? "away" : ""}`}>
      <input type="radio" name="to" value={id} checked={chosen} disabled={away} onChange={choose} />
      <Avatar name={name} size={28} />
      <span className="grow">
        <User>{name}</User>
      </span>
      <Tag tone={TONE[presence]}>{t(`presence.${presence}`)}</Tag>
      {presence === "online" && <span className="sub">{t(has_room ? "transfer.room" : "transfer.full")}</span>}
    </label>
  );
}

type Props = { row: Row; take: Take; close: () => void; done: () => void };

export function Transfer({ row, take, close, done }: Props) {
  const t = useWords("conversations");
  const { data } = useColleagues(true);
  const [to, setTo] = useState<string>();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const others = (data ?? []).filter((c) => c.id !== row.owner?.id).sort((a, b) => rank(a) - rank(b));
  const chosen = others.find((c) => c.id === to);
  const queue = stepOf(row, "give_back");
  const go = async () => {
    if (to === undefined) return;
    setBusy(true);
    const waits = chosen !== undefined && !(chosen.presence === "online" && chosen.has_room);
    const ok = await take(row, to ? "transfer" : "give_back", { to, note: note.trim(), wait: waits });
    setBusy(false);
    if (ok) done();
  };
  return (
    <Dialog
      title={t("transfer.title", { name: row.buyer.name })}
      open
      close={close}
      ok={t("transfer.go")}
      perform={() => void go()}
      busy={busy}
      disabled={to === undefined}
    >
      <div className="im-choices" role="radiogroup" aria-label={t("transfer.to")}>
        {!data && <Waiting rows={3} />}
        {others.map((c) => (
          <Choice key={c.id} colleague={c} chosen={c.id === to} choose={() => setTo(c.id)} />
        ))}
        {data && others.length === 0 && <p className="sub">{t("transfer.nobody")}</p>}
        {queue?.open && (
          <label className={`im-choice ${to === "" ? "on" : ""}`}>
            <input type="radio" name="to" value="" checked={to === ""} onChange={() => setTo("")} />
            <span className="im-choice-icon">
              <IconUserGroup aria-hidden="true" />
            </span>
            <span className="grow">{t("transfer.queue")}</span>
          </label>
        )}
      </div>
      {chosen && !chosen.has_room && <p className="sub">{t("transfer.waits", { name: chosen.name })}</p>}
      <Field label={t("transfer.note")} hint={t("transfer.note_hint")}>
        {(wired) => <TextArea {...wired} value={note} onChange={setNote} maxCount={NOTE} maxLength={NOTE} rows={3} />}
      </Field>
    </Dialog>
  );
}
