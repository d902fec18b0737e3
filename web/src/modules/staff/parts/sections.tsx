/** The two halves of the module, as tabs that are pages. */
import { useGo, usePath } from "@/kernel/ui/link";
import { TabBar } from "@/kernel/ui/tabs";
import { useWords } from "@/kernel/words/words";

export function Sections() {
  const t = useWords("staff");
  const go = useGo();
  const at = usePath().startsWith("/staff/posts") ? "/staff/posts" : "/staff";
  return (
    <TabBar
      label={t("title")}
      at={at}
      pick={(to) => go(to)}
      items={[
        { key: "/staff", label: t("people.title") },
        { key: "/staff/posts", label: t("posts.title") },
      ]}
    />
  );
}
