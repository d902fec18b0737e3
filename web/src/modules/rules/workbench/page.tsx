import { Page } from "@/kernel/ui/page";
import { useWords } from "@/kernel/words/words";
import { Announcements, Editions } from "../editions";

export default function Rules() {
  const t = useWords("rules");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Announcements path="/api/rules/announcements" />
      <Editions path="/api/rules/" />
    </Page>
  );
}
