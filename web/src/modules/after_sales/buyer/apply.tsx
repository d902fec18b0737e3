/** Apply for an after-sale: which item, and what for. */
import { useState } from "react";
import { useAsk } from "@/kernel/ask";
import { ErrorNote, Screen, Waiting } from "@/kernel/buyer/parts";
import { Go, go, useParam } from "@/kernel/buyer/path";
import { useSay } from "@/kernel/buyer/words";
import "./after-sales.css";
import type { Options } from "./calls";
import { Request } from "./request";

export default function Apply() {
  const say = useSay();
  const order = useParam("order");
  const { data, error } = useAsk<Options>(`/b/api/after_sales/options/${order}`);
  const [chosen, setChosen] = useState("");
  const line = data?.lines.find((l) => l.line_id === chosen) ?? data?.lines[0];
  return (
    <Screen title={say({ zh: "申请售后", en: "After-sales" })} back={`/orders/${order}`}>
      <ErrorNote error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <fieldset className="b-card a-kinds">
          <legend>{say({ zh: "哪件商品", en: "Which item" })}</legend>
          {data.lines.map((l) => (
            <label key={l.line_id}>
              <input
                type="radio"
                name="line"
                checked={l.line_id === line?.line_id}
                onChange={() => setChosen(l.line_id)}
              />
              <span data-user>
                {l.title} {l.sku} ×{l.pieces}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {line?.case_id && (
        <p className="b-card">
          {say({ zh: "这件商品已有进行中的售后。", en: "A case about this item is open." })}{" "}
          <Go to={`/after_sales/${line.case_id}`}>{say({ zh: "去看看", en: "Open it" })}</Go>
        </p>
      )}
      {data && line && !line.case_id && (
        <Request
          key={line.line_id}
          options={data}
          line={line}
          path="/b/api/after_sales/"
          more={{ order_id: order }}
          done={(made) => go(`/after_sales/${made.id}`, true)}
        />
      )}
    </Screen>
  );
}
