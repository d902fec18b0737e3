/** The screens of the home page. */
import { sees, useMe } from "@/kernel/session";
import { Go, usePath } from "@/kernel/ui/link";
import { useWords } from "@/kernel/words/words";

export function Screens() {
  const t = useWords("deadlines");
  const me = useMe();
  const path = usePath();
  const all = [
    { to: "/deadlines", text: t("title"), shown: true },
    { to: "/deadlines/close", text: t("close.title"), shown: true },
    { to: "/deadlines/checks", text: t("checks.title"), shown: true },
    { to: "/deadlines/hours", text: t("hours.tab"), shown: true },
    { to: "/deadlines/losses", text: t("losses.title"), shown: sees(me, "deadlines.losses") },
  ];
  return (
    <nav className="dl-screens" aria-label={t("screens")}>
      {all
        .filter((s) => s.shown)
        .map((s) => (
          <Go key={s.to} to={s.to} className={path === s.to ? "dl-screen here" : "dl-screen"}>
            {s.text}
          </Go>
        ))}
    </nav>
  );
}
