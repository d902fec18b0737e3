/** "@" in an internal note calls a colleague. */
import { type KeyboardEvent, type MutableRefObject, type RefObject, useEffect, useState } from "react";
import { Avatar, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import { type Colleague, useColleagues } from "../calls";
import { calling } from "../model/text";

export type MentionsHandle = {
  /** True when the key was for the list. */
  hear: (event: KeyboardEvent) => boolean;
  /** Ids of those the text calls. */
  called: (text: string) => string[];
};
type Props = {
  handle: MutableRefObject<MentionsHandle | null>;
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  put: (text: string) => void;
};
const SHOWN = 6;

export function Mentions({ handle, box, text, put }: Props) {
  const t = useWords("conversations");
  const { data } = useColleagues(true);
  const all = data ?? [];
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState("");
  const wanted = calling(text, box.current?.selectionStart ?? text.length);
  const found = wanted === null || shut === text ? [] : all.filter((c) => c.name.includes(wanted)).slice(0, SHOWN);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first hit
  useEffect(() => setAt(0), [wanted]);
  const take = (who: Colleague) => {
    const caret = box.current?.selectionStart ?? text.length;
    const from = caret - (wanted?.length ?? 0);
    put(`${text.slice(0, from)}${who.name} ${text.slice(caret)}`);
    box.current?.focus();
  };
  const act = (key: string): boolean => {
    const chosen = found[at];
    if (key === "ArrowDown") setAt((at + 1) % found.length);
    else if (key === "ArrowUp") setAt((at + found.length - 1) % found.length);
    else if (key === "Escape") setShut(text);
    else if ((key === "Enter" || key === "Tab") && chosen) take(chosen);
    else return false;
    return true;
  };
  const hear = (event: KeyboardEvent): boolean => {
    if (found.length === 0 || !act(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  handle.current = { hear, called: (said) => all.filter((c) => said.includes(`@${c.name}`)).map((c) => c.id) };
  if (found.length === 0) return null;
  return (
    <div className="im-mentions" role="listbox" aria-label={t("composer.colleagues")}>
      {found.map((c, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus and hears the keys
        <div
          key={c.id}
          role="option"
          aria-selected={i === at}
          className={i === at ? "on" : ""}
          onMouseDown={(e) => {
            e.preventDefault();
            take(c);
          }}
        >
          <Avatar name={c.name} size={22} />
          <User>{c.name}</User>
          <span className="sub">{t(`presence.${c.presence}`)}</span>
        </div>
      ))}
    </div>
  );
}
