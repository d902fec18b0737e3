/** Satisfied or not: on the page of the request and in the chat. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button, ErrorNote, Field } from "@/kernel/buyer/parts";
import { useSay } from "@/kernel/buyer/words";
import { call, newKey } from "@/kernel/http";
import { BASE, type Mine } from "./calls";

const LONGEST = 500;

export function Survey({ of }: { of: Mine }) {
  const say = useSay();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [unhappy, setUnhappy] = useState(false);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!of.survey || of.survey.answer || of.status !== "awaiting_buyer") return null;
  const answer = async (satisfied: boolean) => {
    setBusy(true);
    setError(null);
    try {
      await call("POST", `${BASE}/${of.id}/answer`, { satisfied, said: said.trim() }, { key: key.current });
    } catch (problem) {
      setError(problem);
      key.current = newKey();
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ["service_requests"] });
  };
  return (
    <section className="r-survey" aria-label={say({ zh: "满意度评价", en: "Survey" })}>
      <b>{say({ zh: "商家的处理您满意吗?", en: "Are you satisfied with how it was handled?" })}</b>
      {unhappy && (
        <Field label={say({ zh: "哪里不满意(可不填)", en: "What is wrong (you may leave it empty)" })}>
          {(id) => (
            <textarea id={id} rows={3} maxLength={LONGEST} value={said} onChange={(e) => setSaid(e.target.value)} />
          )}
        </Field>
      )}
      <ErrorNote error={error} />
      <div className="r-choices">
        {!unhappy && (
          <Button main busy={busy} onClick={() => void answer(true)}>
            {say({ zh: "满意", en: "Satisfied" })}
          </Button>
        )}
        <Button main={unhappy} busy={busy} onClick={() => (unhappy ? void answer(false) : setUnhappy(true))}>
          {unhappy ? say({ zh: "提交不满意", en: "Send: not satisfied" }) : say({ zh: "不满意", en: "Not satisfied" })}
        </Button>
        {unhappy && (
          <Button disabled={busy} onClick={() => setUnhappy(false)}>
            {say({ zh: "返回", en: "Back" })}
          </Button>
        )}
      </div>
    </section>
  );
}
