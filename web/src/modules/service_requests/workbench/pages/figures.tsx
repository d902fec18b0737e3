import { Page } from "@/kernel/ui/page";
import { useWords } from "@/kernel/words/words";
import { FiguresBoard } from "../../desk/figures";
import "../../desk/service-requests.css";

export default function Monitoring() {
  const t = useWords("service_requests");
  return (
    <Page title={t("figures.title")} lead={t("figures.lead")} back={{ to: "/service_requests", label: t("title") }}>
      <FiguresBoard path="/api/service_requests/figures" />
    </Page>
  );
}
