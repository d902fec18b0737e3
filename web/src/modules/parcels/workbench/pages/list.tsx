import { Copy } from "@/kernel/ui/copy";
import { Drawer } from "@/kernel/ui/dialog";
import type { Filter } from "@/kernel/ui/filters";
import { Go, useSearch } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Facts, Page } from "@/kernel/ui/page";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import type { Column } from "@/kernel/ui/table";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Parcel, toneOf, useCarrier, useParcel } from "../calls";
import { Timeline } from "../parts/timeline";
import "../parcels.css";

const TABS = [
  "",
  "shipped",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "delivered",
  "refused",
  "intercepted",
  "returning",
  "returned",
  "lost",
];

function useColumns(show: (parcel: Parcel) => void): Column<Parcel>[] {
  const t = useWords("parcels");
  const both = useBoth();
  const carrier = useCarrier();
  return [
    {
      key: "waybill",
      title: t("col.waybill"),
      width: 160,
      cell: (p) => (
        <div className="stack-s">
          <button type="button" className="link num" onClick={() => show(p)}>
            {p.waybill}
          </button>
          <span className="sub">{both(carrier(p.carrier))}</span>
        </div>
      ),
    },
    {
      key: "order",
      title: t("col.order"),
      width: 160,
      cell: (p) => (
        <Go to={`/orders/${p.order_id}`} className="link num">
          {p.order_no}
        </Go>
      ),
    },
    {
      key: "status",
      title: t("col.status"),
      width: 110,
      cell: (p) => <Tag tone={toneOf(p.status)}>{both({ zh: p.status_zh, en: p.status_en })}</Tag>,
    },
    {
      key: "last",
      title: t("col.last"),
      cell: (p) => (
        <div className="parcels-last">
          <User>{p.last_text || "—"}</User>
          <When at={p.last_at} style="short" />
        </div>
      ),
    },
    { key: "shipped", title: t("col.shipped"), width: 108, cell: (p) => <When at={p.shipped_at} style="short" /> },
    { key: "picked", title: t("col.picked_up"), width: 108, cell: (p) => <When at={p.picked_up_at} style="short" /> },
    {
      key: "delivered",
      title: t("col.delivered"),
      width: 108,
      cell: (p) => <When at={p.delivered_at} style="short" />,
    },
  ];
}

function Way({ id, close }: { id: string; close: () => void }) {
  const t = useWords("parcels");
  const both = useBoth();
  const carrier = useCarrier();
  const { data, error, refetch } = useParcel(id);
  const parcel = data?.parcel;
  return (
    <Drawer title={t("way")} open={id !== ""} close={close} width={480}>
      {error && !data && <Failed error={error} again={() => void refetch()} module="parcels" />}
      {!data && !error && <Waiting rows={6} />}
      {parcel && (
        <div className="stack">
          <Facts
            columns={1}
            of={[
              [
                t("col.status"),
                <Tag key="s" tone={toneOf(parcel.status)}>
                  {both({ zh: parcel.status_zh, en: parcel.status_en })}
                </Tag>,
              ],
              [t("col.carrier"), both(carrier(parcel.carrier))],
              [t("col.waybill"), <Copy key="w" text={parcel.waybill} />],
              [
                t("col.order"),
                <Go key="o" to={`/orders/${parcel.order_id}`} className="link num">
                  {parcel.order_no}
                </Go>,
              ],
              [t("col.shipped"), <When key="1" at={parcel.shipped_at} />],
            ]}
          />
          <Timeline tracks={data.tracks} />
        </div>
      )}
    </Drawer>
  );
}

export default function Parcels() {
  const t = useWords("parcels");
  const [search, change] = useSearch();
  const show = (parcel: Parcel) => change({ at: parcel.id });
  const columns = useColumns(show);
  const filters: Filter[] = [{ kind: "text", name: "waybill", label: t("filter.waybill") }];
  return (
    <Page title={t("title")} lead={t("lead")}>
      <DataTable<Parcel>
        path="/api/parcels/"
        label={t("title")}
        columns={columns}
        filters={filters}
        tabs={TABS.map((key) => ({ key, label: t(`tab.${key || "all"}`) }))}
        open={show}
        {...(search.at ? { selected: search.at } : {})}
        empty={<Nothing title={t("none")} text={t("none_text")} />}
        module="parcels"
      />
      <Way id={search.at ?? ""} close={() => change({ at: undefined })} />
    </Page>
  );
}
