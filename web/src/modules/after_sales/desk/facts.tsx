/** What was asked for, what was found, where the goods are: the same for the shop and for the platform. */
import { Copy } from "@/kernel/ui/copy";
import { Facts, Sheet } from "@/kernel/ui/page";
import { Pictures } from "@/kernel/ui/picture";
import { Money, Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { ItemBrief, useLabel } from "./pieces";
import { type Address, linksOf, type Whole } from "./types";

export const addressText = (a: Address): string =>
  [a.contact, a.phone, `${a.region ?? ""}${a.detail ?? ""}`].filter(Boolean).join(" ");

export function Request({ of }: { of: Whole }) {
  const t = useWords("after_sales");
  const label = useLabel();
  return (
    <Sheet title={t("request.title")}>
      <div className="stack">
        <div className="as-items">
          {of.items.map((item) => (
            <div key={item.line_id} className="row">
              <span className="grow">
                <ItemBrief item={item} size={48} />
              </span>
              <span className="as-fen">
                <Money fen={item.amount_fen} strong />
                <span className="sub">
                  {t("request.paid")} <Money fen={item.paid_fen} />
                </span>
              </span>
            </div>
          ))}
        </div>
        <Facts
          columns={2}
          of={[
            [t("request.kind"), <b key="k">{label(of, "kind")}</b>],
            [t("request.reason"), label(of, "reason")],
            [t("request.goods"), t(`goods.${of.goods}`)],
            [t("request.source"), label(of, "source")],
            [t("request.at"), <When key="a" at={of.applied_at} style="second" />],
            [t("request.amount"), <Money key="m" fen={of.amount_fen} strong />],
          ]}
        />
        <blockquote className="as-quote">
          {of.said ? <User>{of.said}</User> : <span className="sub">{t("request.silent")}</span>}
        </blockquote>
        <Pictures files={linksOf(of.files, of.file_urls)} label={t("files.of_buyer")} />
      </div>
    </Sheet>
  );
}

/** The shop's refusal in full: the platform rules on it. */
export function Refused({ of }: { of: Whole }) {
  const t = useWords("after_sales");
  const both = useBoth();
  const { refusal } = of;
  if (!refusal.code) return null;
  const reason = both({ zh: refusal.label_zh ?? refusal.code, en: refusal.label_en ?? refusal.code });
  return (
    <Sheet title={t("refused.title")}>
      <div className="stack">
        <p>
          <Tag tone="red">{reason}</Tag>
        </p>
        {refusal.remark && (
          <blockquote className="as-quote">
            <User>{refusal.remark}</User>
          </blockquote>
        )}
        <Pictures files={linksOf(refusal.files, of.file_urls)} label={t("files.of_shop")} />
      </div>
    </Sheet>
  );
}

export function Way({ of, children }: { of: Whole; children?: React.ReactNode }) {
  const t = useWords("after_sales");
  const { inspection, address } = of;
  const rows: [string, React.ReactNode][] = [];
  if (address.detail) rows.push([t("way.to"), <Copy key="a" text={addressText(address)} own />]);
  if (of.address_asked_at) rows.push([t("way.asked"), <When key="q" at={of.address_asked_at} />]);
  if (of.address_outcome) rows.push([t("way.outcome"), t(`outcome.${of.address_outcome}`)]);
  if (of.return_waybill) rows.push([t("way.return"), <Copy key="r" text={of.return_waybill} />]);
  if (of.sent_waybill) rows.push([t("way.sent"), <Copy key="s" text={of.sent_waybill} />]);
  if (of.promise_missed)
    rows.push([
      t("way.promise"),
      <Tag key="p" tone="red">
        {t("way.missed")}
      </Tag>,
    ]);
  if (inspection.conclusion) {
    rows.push([t("way.conclusion"), t(`conclusion.${inspection.conclusion}`)]);
    rows.push([t("way.appraiser"), t(`appraiser.${inspection.appraiser}`)]);
  }
  if (rows.length === 0 && !children) return null;
  return (
    <Sheet title={t("way.title")} acts={children}>
      <div className="stack">
        {rows.length > 0 ? <Facts columns={1} of={rows} /> : <p className="sub">{t("way.none")}</p>}
        {inspection.remark && (
          <blockquote className="as-quote">
            <User>{inspection.remark}</User>
          </blockquote>
        )}
        <Pictures files={linksOf(inspection.files, of.file_urls)} label={t("files.of_inspection")} />
      </div>
    </Sheet>
  );
}

export function Intervened({ of }: { of: Whole }) {
  const t = useWords("after_sales");
  const label = useLabel();
  if (of.intervention === "none") return null;
  const evidence = [...(of.evidence.files ?? []), ...Object.values(of.evidence.items ?? {})];
  return (
    <Sheet title={t("platform.title")}>
      <div className="stack">
        <Facts
          columns={2}
          of={[
            [t("platform.state"), <b key="s">{label(of, "intervention")}</b>],
            [t("platform.liability"), of.liability ? t(`liability.${of.liability}`) : "—"],
            ...(of.ruling
              ? ([[t("platform.ruling"), <User key="r">{of.ruling}</User>]] as [string, React.ReactNode][])
              : []),
          ]}
        />
        <Pictures files={linksOf(evidence, of.file_urls)} label={t("files.of_evidence")} />
        {evidence.length === 0 && <p className="sub">{t("platform.no_evidence")}</p>}
      </div>
    </Sheet>
  );
}
