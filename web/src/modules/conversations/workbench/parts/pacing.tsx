/** A long text on its way in parts; a word may be put in between, the rest held or taken back. */
import { useSyncExternalStore } from "react";
import { useWords } from "@/kernel/words/words";
import { usePace } from "../use";

export function Pacing({ thread, put }: { thread: string; put: (text: string) => void }) {
  const t = useWords("conversations");
  const pace = usePace();
  const now = useSyncExternalStore(pace.subscribe, () => pace.of(thread));
  if (!now) return null;
  return (
    <div className="im-pacing" role="status">
      <span>{t(now.paused ? "split.held" : "split.going", { said: now.said, all: now.said + now.left.length })}</span>
      <span className="ell sub" data-user>
        {now.left[0]}
      </span>
      <span className="grow" />
      <button type="button" onClick={() => pace.pause(thread, !now.paused)}>
        {t(now.paused ? "split.on" : "split.hold")}
      </button>
      <button type="button" onClick={() => put(pace.stop(thread).join("\n"))}>
        {t("split.stop")}
      </button>
    </div>
  );
}
