/** The pages of the shop's settings, as tabs. */
import { useMe } from "@/kernel/session";
import { useGo, usePath } from "@/kernel/ui/link";
import { TabBar } from "@/kernel/ui/tabs";
import { useWords } from "@/kernel/words/words";

export function Sections() {
  const t = useWords("shop");
  const go = useGo();
  const { owner } = useMe();
  const path = usePath();
  const pages = [
    { key: "/shop", label: t("basics.title") },
    { key: "/shop/addresses", label: t("addresses.title") },
    { key: "/shop/service_rules", label: t("rules.title") },
    { key: "/shop/card", label: t("card.title") },
    ...(owner ? [{ key: "/shop/app_keys", label: t("keys.title") }] : []),
  ];
  return <TabBar label={t("title")} at={path} pick={(to) => go(to)} items={pages} />;
}
