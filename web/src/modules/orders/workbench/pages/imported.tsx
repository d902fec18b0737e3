/** One file: what is in it, what will not be taken and why, and how far it is. */
import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/kernel/http";
import { useParam } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { Steps } from "@/kernel/ui/steps";
import { Tag } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Brought, PATH, useBrought } from "../imports";
import { Contents, Going, Lacked, Onward, Outcome } from "../parts/import-figures";
import { Layouts } from "../parts/import-layouts";
import { Faults, Preview } from "../parts/import-rows";
import { TONES } from "./import";
import "../imports.css";

function Head({ found }: { found: Brought }) {
  const t = useWords("orders");
  const both = useBoth();
  const queries = useQueryClient();
  const what = found.what ? both(found.what) : "";
  const effect = t(found.status === "taking" ? "import.cancel_text" : "import.cancel_early", { what });
  return (
    <Sheet>
      <div className="import-head">
        <Tag tone={TONES[found.status] ?? "neutral"}>{both({ zh: found.status_zh, en: found.status_en })}</Tag>
        <Going found={found} />
        <span className="grow" />
        <Onward found={found} />
        <Steps
          of={found}
          primary={["take"]}
          confirm={{
            take: { effect: t("import.take_text", { n: found.records, faults: found.faults, what }) },
            cancel: { effect, danger: true },
          }}
          perform={(step, key) => call("POST", `${PATH}/${found.id}/${step.name}`, {}, { key })}
          done={() => void queries.invalidateQueries({ queryKey: ["orders"] })}
          module="orders"
        />
      </div>
    </Sheet>
  );
}

export default function Imported() {
  const t = useWords("orders");
  const id = useParam("id");
  const { data: found, error, refetch } = useBrought(id);
  const waits = found?.status === "checked" || found?.status === "taking";
  return (
    <Page
      title={found?.name ?? t("import.title")}
      own={Boolean(found)}
      back={{ to: "/orders/import", label: t("import.title") }}
    >
      {error && !found && <Failed error={error} again={() => void refetch()} module="orders" />}
      {!found && !error && <Waiting rows={8} />}
      {found && (
        <>
          <Head found={found} />
          <Outcome found={found} />
          <Lacked found={found} />
          <Contents found={found} />
          <Faults found={found} />
          {waits && <Preview found={found} />}
          {found.layout && <Layouts only={found.layout} />}
        </>
      )}
    </Page>
  );
}
