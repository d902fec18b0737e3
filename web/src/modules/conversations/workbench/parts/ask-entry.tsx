/** 联系商服 in the top bar: the way to the platform's desk, and how the own question there stands. */
import { IconCustomerSupport } from "@/kernel/ui/icons";
import { useGo } from "@/kernel/ui/link";
import { Tooltip } from "@/kernel/ui/semi";
import { useWords } from "@/kernel/words/words";
import { useAsking } from "../asking";
import "../styles/asking.css";

export default function AskEntry() {
  const t = useWords("conversations");
  const go = useGo();
  const { data } = useAsking(false);
  const place = data?.position ?? null;
  const unread = data?.unread ?? 0;
  const label =
    unread > 0
      ? t("ask.entry_unread", { n: unread })
      : place !== null
        ? t("ask.entry_queued", { n: place })
        : t("ask.entry");
  return (
    <Tooltip content={label}>
      <button type="button" className="ask-entry" aria-label={label} onClick={() => go("/conversations/platform")}>
        <IconCustomerSupport aria-hidden="true" />
        <span className="ask-entry-text">{t("ask.entry")}</span>
        {(unread > 0 || place !== null) && (
          <i className={`num ${unread > 0 ? "new" : ""}`} aria-hidden="true">
            {unread > 0 ? unread : place}
          </i>
        )}
      </button>
    </Tooltip>
  );
}
