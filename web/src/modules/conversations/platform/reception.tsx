/** The platform's desk for merchants' questions: the reception of the platform's own shop. */
import { AtHome } from "@/kernel/live/use";
import Reception from "../workbench/pages/reception";

export default function MerchantsQuestions() {
  return (
    <AtHome>
      <Reception />
    </AtHome>
  );
}
