/** The row of buttons above the text: emoji, pictures, other modules' things, notes. */
import { type ReactNode, useRef, useState } from "react";
import { Slot, type SlotProps, useSlot } from "@/kernel/slots";
import { IconEditStroked, IconEmoji, IconImage, IconListView } from "@/kernel/ui/icons";
import { Popover, Tooltip } from "@/kernel/ui/semi";
import { useWords } from "@/kernel/words/words";
import { KINDS } from "../model/files";
import { MOST } from "../model/text";

type Props = {
  slot: SlotProps<"conversation.tools">;
  note: boolean;
  notesOnly: boolean;
  count: number;
  insert: (piece: string) => void;
  pick: (files: Iterable<File>) => void;
  toggleNote: () => void;
  split: () => void;
  splittable: boolean;
};
const FACES =
  "😀 😄 😊 🥰 😘 🤗 😉 😎 🤔 😅 😂 😭 😢 😡 😳 🙄 😴 🤝 👍 👏 🙏 👌 💪 🌹 🎉 ❤️ 💔 🎁 📦 🚚 ✅ ❌ ⏰ 📞 💰 🔥 ⭐ ☀️ 🌧️ ☕".split(
    " ",
  );

function Tool({ label, press, on, children }: { label: string; press: () => void; on?: boolean; children: ReactNode }) {
  return (
    <Tooltip content={label}>
      <button
        type="button"
        className={`im-tool ${on ? "on" : ""}`}
        aria-label={label}
        aria-pressed={on}
        onClick={press}
      >
        {children}
      </button>
    </Tooltip>
  );
}

function Faces({ insert }: { insert: (piece: string) => void }) {
  const t = useWords("conversations");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="custom"
      visible={open}
      onClickOutSide={() => setOpen(false)}
      onEscKeyDown={() => setOpen(false)}
      position="topLeft"
      content={
        <div className="im-faces">
          {FACES.map((face) => (
            <button
              type="button"
              key={face}
              onClick={() => {
                setOpen(false);
                insert(face);
              }}
            >
              {face}
            </button>
          ))}
        </div>
      }
    >
      <button
        type="button"
        className="im-tool"
        title={t("composer.emoji")}
        aria-label={t("composer.emoji")}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconEmoji aria-hidden="true" />
      </button>
    </Popover>
  );
}

export function Tools({ slot, note, notesOnly, count, insert, pick, toggleNote, split, splittable }: Props) {
  const t = useWords("conversations");
  const file = useRef<HTMLInputElement>(null);
  const phrases = useSlot("conversation.composer").some((part) => part.module === "quick_replies");
  return (
    <div className="im-tools" role="toolbar" aria-label={t("composer.tools")}>
      <Faces insert={insert} />
      {!note && (
        <>
          <Tool label={t("composer.picture")} press={() => file.current?.click()}>
            <IconImage aria-hidden="true" />
          </Tool>
          <input
            ref={file}
            type="file"
            hidden
            multiple
            accept={KINDS.join(",")}
            onChange={(e) => {
              pick([...(e.target.files ?? [])]);
              e.target.value = "";
            }}
          />
          <Slot name="conversation.tools" with={slot} />
          {phrases && (
            <button type="button" className="im-tool wide" onClick={() => slot.put("/")}>
              / {t("composer.phrases")}
            </button>
          )}
          {splittable && (
            <button type="button" className="im-tool wide" onClick={split}>
              <IconListView aria-hidden="true" /> {t("composer.split")}
            </button>
          )}
        </>
      )}
      {!notesOnly && (
        <button type="button" className={`im-tool wide ${note ? "on" : ""}`} aria-pressed={note} onClick={toggleNote}>
          <IconEditStroked aria-hidden="true" /> {t("composer.note")}
        </button>
      )}
      <span className="grow" />
      <span className={`num sub ${count > MOST ? "im-too-long" : ""}`} aria-live={count > MOST ? "polite" : "off"}>
        {count}/{MOST}
      </span>
    </div>
  );
}
