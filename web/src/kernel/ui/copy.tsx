/** A text with a button that copies it; on plain http the old way of copying still works. */
import { useState } from "react";
import { useWords } from "../words/words";
import { IconCopyStroked, IconTick } from "./icons";
import { User } from "./text";

async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = document.createElement("textarea");
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

/** `own`: a person wrote the text. */
export function Copy({ text, label, own }: { text: string; label?: string; own?: boolean }) {
  const t = useWords();
  const [done, setDone] = useState(false);
  return (
    <span className="copy">
      <span className="num">{own ? <User>{label ?? text}</User> : (label ?? text)}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={done ? t("copied") : `${t("copy")} ${text}`}
        onClick={() => void copy(text).then(() => setDone(true))}
        onBlur={() => setDone(false)}
      >
        {done ? <IconTick size="small" /> : <IconCopyStroked size="small" />}
      </button>
    </span>
  );
}
