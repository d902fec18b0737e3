/** The pages of this desk, one step apart. */
import { Go, usePath } from "@/kernel/ui/link";
import { useWords } from "@/kernel/words/words";
import { useWaiting } from "../badge";

export function Ways() {
  const t = useWords("service_requests");
  const path = usePath();
  const waiting = useWaiting();
  const ways: [string, string, number][] = [
    ["/service_requests", "ways.queue", waiting.reviews],
    ["/service_requests/complaints", "ways.complaints", waiting.complaints],
    ["/service_requests/passive", "ways.passive", waiting.drafts],
    ["/service_requests/figures", "ways.figures", 0],
  ];
  return (
    <nav className="sr-ways" aria-label={t("ways.label")}>
      {ways.map(([to, key, n]) => (
        <Go key={to} to={to} className={path === to ? "on" : ""}>
          {t(key)}
          {n > 0 && <i className="num">{n}</i>}
        </Go>
      ))}
    </nav>
  );
}
