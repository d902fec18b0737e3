/** The survey as it stands in the chat: answered on the spot. */
import { useAsk } from "@/kernel/ask";
import type { CardProps } from "@/kernel/buyer/cards";
import { Go } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import { BASE, type Mine } from "./calls";
import { Survey } from "./survey";
import "./service-requests.css";

export default function SurveyCard({ id, text }: CardProps) {
  const say = useSay();
  const { data } = useAsk<Mine>(`${BASE}/${id}`);
  return (
    <div className="c-card r-chat">
      <span className="sub">{say({ zh: "服务评价", en: "Survey" })}</span>
      {text && <b data-user>{text}</b>}
      {data && <Survey of={data} />}
      {data?.survey?.answer && (
        <span>
          {data.survey.answer === "satisfied"
            ? say({ zh: "您已评价:满意", en: "You said: satisfied" })
            : say({ zh: "您已评价:不满意", en: "You said: not satisfied" })}
        </span>
      )}
      <Go to={`/service_requests/${id}`} className="c-open">
        {say({ zh: "查看详情", en: "Open" })} ›
      </Go>
    </div>
  );
}
