/** `?`: all shortcuts, each changeable and able to be turned off. */
import { type KeyboardEvent, useState } from "react";
import { comboOf, comboText, isComposing, isReserved } from "../keys/combo";
import { type Action, registry } from "../keys/registry";
import { useAllActions } from "../keys/use";
import { Modal } from "../ui/modal";
import { Button } from "../ui/semi";
import { useBoth, useWords } from "../words/words";

function KeyRow({ action }: { action: Action }) {
  const t = useWords();
  const both = useBoth();
  const [listening, setListening] = useState(false);
  const [note, setNote] = useState("");
  const keys = registry.keysOf(action);
  const take = (event: KeyboardEvent) => {
    if (!listening || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return setListening(false);
    if (event.key === "Backspace") {
      registry.remap(action.name, null);
      return setListening(false);
    }
    const combo = comboOf(event.nativeEvent);
    if (!combo) return;
    const other = registry.taken(combo, action.name);
    if (isReserved(combo)) return setNote(t("keys.reserved"));
    if (other) return setNote(t("keys.taken", { name: both(other.words) }));
    registry.remap(action.name, combo);
    setNote("");
    setListening(false);
  };
  return (
    <li className="key-row">
      <span>{both(action.words)}</span>
      {note && (
        <small className="field-error" role="alert">
          {note}
        </small>
      )}
      {registry.isOwn(action.name) && (
        <button type="button" className="link" onClick={() => registry.remap(action.name, undefined)}>
          {t("keys.default")}
        </button>
      )}
      <button
        type="button"
        className="key-box"
        aria-label={`${both(action.words)}: ${keys[0] ? comboText(keys[0]) : t("keys.off")}`}
        onClick={() => {
          setNote("");
          setListening(true);
        }}
        onBlur={() => setListening(false)}
        onKeyDown={take}
      >
        {listening
          ? t("keys.listening")
          : keys.length > 0
            ? keys.map((k) => <kbd key={k}>{comboText(k)}</kbd>)
            : t("keys.off")}
      </button>
    </li>
  );
}

export default function KeySheet({ close }: { close: () => void }) {
  const t = useWords();
  const both = useBoth();
  const actions = useAllActions().filter((a) => (a.keys ?? []).length > 0 || registry.isOwn(a.name));
  const groupOf = (a: Action) => (a.group ? both(a.group) : t("keys.group"));
  const groups = [...new Set(actions.map(groupOf))].map(
    (name) => [name, actions.filter((a) => groupOf(a) === name)] as const,
  );
  return (
    <Modal label={t("keys.title")} close={close} className="key-sheet">
      <header className="modal-head">
        <h2>{t("keys.title")}</h2>
        <span className="sub">{t("keys.lead")}</span>
      </header>
      <div className="key-groups">
        {groups.map(([name, list]) => (
          <section key={name}>
            <h3>{name}</h3>
            <ul>
              {list.map((action) => (
                <KeyRow key={action.name} action={action} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <footer className="modal-foot">
        <Button onClick={() => registry.resetAll()}>{t("keys.default_all")}</Button>
        <Button theme="solid" onClick={close}>
          {t("close")}
        </Button>
      </footer>
    </Modal>
  );
}
