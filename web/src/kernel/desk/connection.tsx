/** What the page says about its connection: the offline banner, a newer version, ground that is not safe. */
import { useEffect, useRef, useState } from "react";
import { useTick } from "../clock";
import { useLive, useLiveKit, useLiveState } from "../live/use";
import { IconAlertTriangle, IconInfoCircle } from "../ui/icons";
import { useWords } from "../words/words";

/** Whole seconds to the next attempt. */
export function useRetryIn(): number {
  const { retryAt } = useLiveState();
  return useTick(() => (retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - performance.now()) / 1000))));
}

/** Shown from the first failed attempt on, at once when the machine itself says it is offline. */
export function ConnectionBanner() {
  const t = useWords();
  const { live } = useLiveKit();
  const { phase, attempt } = useLiveState();
  const seconds = useRetryIn();
  const down = phase === "waiting" || (phase === "connecting" && attempt > 1);
  if (!down) return null;
  return (
    <div className="banner banner-warn" role="alert">
      <IconAlertTriangle aria-hidden="true" />
      <span>{t("live.banner")}</span>
      <span className="num" aria-hidden="true">
        {phase === "waiting" ? t("live.waiting", { s: seconds, n: attempt }) : t("live.reconnecting", { n: attempt })}
      </span>
      <button type="button" className="banner-act" onClick={() => live.nudge()}>
        {t("live.now")}
      </button>
    </div>
  );
}

const entryOf = (html: string) => /<script[^>]+src="([^"]+)"/.exec(html)?.[1];

/** After each reconnect: does the server hand out another entry script than the one running here? */
async function isOutdated(): Promise<boolean> {
  const running = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src");
  const reply = await fetch("/", { cache: "no-store" }).catch(() => null);
  if (!running || !reply?.ok) return false;
  const offered = entryOf(await reply.text());
  return offered !== undefined && offered !== running;
}

/** Never reloads by itself: there may be text in the composer. */
export function VersionBar() {
  const t = useWords();
  const [outdated, setOutdated] = useState(false);
  const before = useRef(false);
  useLive("ready", () => {
    if (before.current) void isOutdated().then((yes) => yes && setOutdated(true));
    before.current = true;
  });
  if (!outdated) return null;
  return (
    <div className="banner banner-info" role="status">
      <IconInfoCircle aria-hidden="true" />
      <span>{t("version.text")}</span>
      <button type="button" className="banner-act" onClick={() => location.reload()}>
        {t("version.reload")}
      </button>
    </div>
  );
}

/** Plain http beyond this machine: notifications and the clipboard do not work, and the page says so. */
export function UnsafeGround() {
  const t = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(!globalThis.isSecureContext), []);
  if (!shown) return null;
  return (
    <div className="banner banner-info" role="status">
      <IconInfoCircle aria-hidden="true" />
      <span>{t("top.no_tls")}</span>
      <button type="button" className="banner-act" onClick={() => setShown(false)}>
        {t("close")}
      </button>
    </div>
  );
}
