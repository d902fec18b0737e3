/** Ctrl+K: every action and every page by name. */
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { comboText, isComposing } from "../keys/combo";
import { registry } from "../keys/registry";
import { useAllActions } from "../keys/use";
import { IconSearch } from "../ui/icons";
import { useGo } from "../ui/link";
import { Modal } from "../ui/modal";
import { useBoth, useWords } from "../words/words";
import { useGroups } from "./manifests";

type Command = {
  name: string;
  text: string;
  group: string;
  also: string;
  key?: string | undefined;
  perform: () => void;
};

function useCommands(): Command[] {
  const t = useWords();
  const both = useBoth();
  const go = useGo();
  const actions = useAllActions();
  const groups = useGroups();
  return useMemo(() => {
    const deeds = actions
      .filter((a) => !a.quiet && (a.visible?.() ?? true))
      .map((a) => ({
        name: a.name,
        text: both(a.words),
        group: a.group ? both(a.group) : t("keys.group"),
        also: `${a.words.zh} ${a.words.en} ${a.name}`,
        key: registry.keysOf(a)[0],
        perform: a.perform,
      }));
    const pages = groups.flatMap((g) =>
      g.entries.map((e) => ({
        name: `go.${e.module}`,
        text: t("keys.go", { page: both(e) }),
        group: both(g),
        also: `${e.label_zh} ${e.label_en} ${e.module}`,
        perform: () => go(e.to),
      })),
    );
    return [...deeds, ...pages];
  }, [actions, groups, both, go, t]);
}

/** Every typed word must occur somewhere in the command's names, in either language. */
export function found(commands: Command[], text: string): Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter((c) => words.every((w) => `${c.text} ${c.also}`.toLowerCase().includes(w)));
}

export default function Palette({ close }: { close: () => void }) {
  const t = useWords();
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const shown = found(useCommands(), text).slice(0, 40);
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    // After the layer is gone: the action may itself move the focus.
    setTimeout(command.perform, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter") run(shown[at]);
    else if (event.key === "ArrowDown") setAt((i) => Math.min(shown.length - 1, i + 1));
    else if (event.key === "ArrowUp") setAt((i) => Math.max(0, i - 1));
    else return;
    event.preventDefault();
  };
  return (
    <Modal label={t("top.palette")} close={close} className="palette">
      <div className="palette-box">
        <IconSearch aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: a palette is opened to type into
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
          aria-label={t("keys.type")}
          placeholder={t("keys.type")}
          value={text}
          onChange={(e) => {
            setText(e.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div className="palette-list" id={list} role="listbox" aria-label={t("top.palette")}>
        {shown.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input holds the focus and hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: pointed at by aria-activedescendant
          <div
            key={command.name}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            className={i === at ? "at" : ""}
            ref={(row) => {
              if (i === at) row?.scrollIntoView({ block: "nearest" });
            }}
            onPointerMove={() => setAt(i)}
            onClick={() => run(command)}
          >
            <span>{command.text}</span>
            <small>{command.group}</small>
            {command.key && <kbd>{comboText(command.key)}</kbd>}
          </div>
        ))}
        {shown.length === 0 && <p className="sub">{t("keys.none")}</p>}
      </div>
    </Modal>
  );
}
