import { Page } from "@/kernel/ui/page";
import { useWords } from "@/kernel/words/words";
import { FiguresBoard } from "../../desk/figures";
import { FIGURES } from "../calls";
import { Ways } from "../parts/ways";
import "../../desk/service-requests.css";

export default function DeskFigures() {
  const t = useWords("service_requests");
  return (
    <Page title={t("desk.figures")} lead={t("desk.figures_lead")}>
      <Ways />
      <FiguresBoard path={FIGURES} />
    </Page>
  );
}
