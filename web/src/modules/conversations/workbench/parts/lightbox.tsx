/** A picture of the chat, large; arrows go to the others of the same chat. */
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useActions } from "@/kernel/keys/use";
import { IconChevronLeft, IconChevronRight, IconClose } from "@/kernel/ui/icons";
import { Modal } from "@/kernel/ui/modal";
import { useWords } from "@/kernel/words/words";
import { fileUrl } from "../model/files";
import { useThreadState } from "../use";

type Look = (thread: string, id: string) => void;
const LookContext = createContext<Look>(() => undefined);
export const useLook = (): Look => useContext(LookContext);

function Box({ thread, id, go, close }: { thread: string; id: string; go: (id: string) => void; close: () => void }) {
  const t = useWords("conversations");
  const { messages } = useThreadState(thread);
  const ids = useMemo(
    () => messages.filter((m) => m.kind === "image" && !m.recalled).map((m) => String(m.body.file_id)),
    [messages],
  );
  const at = ids.indexOf(id);
  const step = (by: number) => {
    const next = ids[at + by];
    if (next) go(next);
  };
  useActions([
    { name: "conversations.picture_back", words: BACK, keys: ["ArrowLeft"], quiet: true, perform: () => step(-1) },
    { name: "conversations.picture_on", words: ON, keys: ["ArrowRight"], quiet: true, perform: () => step(1) },
  ]);
  return (
    <Modal label={t("chat.picture")} close={close} className="im-lightbox">
      <img src={fileUrl(id)} alt={t("chat.picture")} />
      <button
        type="button"
        className="im-box-back"
        aria-label={t("box_back")}
        disabled={at <= 0}
        onClick={() => step(-1)}
      >
        <IconChevronLeft aria-hidden="true" />
      </button>
      <button
        type="button"
        className="im-box-on"
        aria-label={t("box_on")}
        disabled={at >= ids.length - 1}
        onClick={() => step(1)}
      >
        <IconChevronRight aria-hidden="true" />
      </button>
      <span className="im-box-n num">
        {at + 1}/{ids.length}
      </span>
      <button type="button" className="im-box-close" aria-label={t("box_close")} onClick={close}>
        <IconClose aria-hidden="true" />
      </button>
    </Modal>
  );
}
const BACK = { zh: "上一张图片", en: "Previous picture" };
const ON = { zh: "下一张图片", en: "Next picture" };

export function Lightbox({ children }: { children: ReactNode }) {
  const [at, setAt] = useState<{ thread: string; id: string } | null>(null);
  const look = useMemo<Look>(() => (thread, id) => setAt({ thread, id }), []);
  return (
    <LookContext.Provider value={look}>
      {children}
      {at && <Box {...at} go={(id) => setAt({ ...at, id })} close={() => setAt(null)} />}
    </LookContext.Provider>
  );
}
