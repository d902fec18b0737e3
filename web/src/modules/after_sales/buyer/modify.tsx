/** A request is changed as a whole: kind, reason, amount and what was said, in one step. */
import { useAsk } from "@/kernel/ask";
import { ErrorNote, Screen, Waiting } from "@/kernel/buyer/parts";
import { go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import "./after-sales.css";
import type { Options, WholeCase } from "./calls";
import { Request } from "./request";

export default function Modify() {
  const say = useSay();
  const id = useParam("id");
  const { data: of, error } = useAsk<WholeCase>(`/b/api/after_sales/${id}`);
  const options = useAsk<Options>(of ? `/b/api/after_sales/options/${of.order_id}` : null, { case_id: id });
  const [item] = of?.items ?? [];
  const line = options.data?.lines.find((l) => l.line_id === item?.line_id);
  const whole = of && line && options.data && item;
  return (
    <Screen title={say({ zh: "修改申请", en: "Change the request" })} back={`/after_sales/${id}`}>
      <ErrorNote error={error ?? options.error} />
      {!whole && !error && !options.error && <Waiting />}
      {whole && (
        <Request
          options={options.data as Options}
          line={line}
          start={{
            kind: of.kind,
            reason_code: of.reason_code,
            amount_fen: item.amount_fen,
            freight: of.freight_fen > 0,
            received: of.received,
            said: of.said,
            files: of.files,
          }}
          urls={of.file_urls}
          path={`/b/api/after_sales/${id}/modify`}
          more={{ version: of.version }}
          done={() => go(`/after_sales/${id}`, true)}
        />
      )}
    </Screen>
  );
}
