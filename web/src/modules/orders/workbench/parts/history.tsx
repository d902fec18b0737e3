import { Sheet } from "@/kernel/ui/page";
import { User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Told } from "../calls";

/** Everything that happened to it, the newest first. */
export function History({ of }: { of: Told[] }) {
  const t = useWords("orders");
  const both = useBoth();
  return (
    <Sheet title={t("history.title")}>
      <ol className="orders-history">
        {[...of].reverse().map((entry) => (
          <li key={`${entry.at}${entry.step}`}>
            <When at={entry.at} style="second" />
            <div>
              <b>{both(entry)}</b>{" "}
              <span className="sub">{entry.name ? <User>{entry.name}</User> : t(`party.${entry.party}`)}</span>
              {entry.note && (
                <p>
                  <User>{entry.note}</User>
                </p>
              )}
              {typeof entry.data.waybill === "string" && (
                <p className="sub num">{t("history.waybill", { waybill: entry.data.waybill })}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
