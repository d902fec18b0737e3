/** The requests of the buyer one is talking to. */
import type { SlotProps } from "@/kernel/slots";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { Brief } from "../../desk/brief";
import { useOfBuyer } from "../calls";
import "../../desk/service-requests.css";

export default function Side({ buyer }: SlotProps<"conversation.side">) {
  const t = useWords("service_requests");
  const { data, error, refetch } = useOfBuyer(buyer);
  if (error && !data) return <Failed error={error} again={() => void refetch()} module="service_requests" />;
  if (!data) return <Waiting rows={4} />;
  return (
    <div className="sr-side">
      {data.items.length === 0 && <Nothing title={t("side.none")} />}
      {data.items.map((of) => (
        <Brief key={of.id} of={of} />
      ))}
    </div>
  );
}
