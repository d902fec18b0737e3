import { Go, useGo } from "@/kernel/ui/link";
import { DataTable } from "@/kernel/ui/list";
import { Page } from "@/kernel/ui/page";
import { Avatar, Tag, User } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";
import type { Buyer } from "./calls";

export default function Customers() {
  const t = useWords("customers");
  const go = useGo();
  return (
    <Page title={t("title")}>
      <DataTable<Buyer>
        path="/api/customers/"
        label={t("title")}
        module="customers"
        filters={[{ kind: "text", name: "name", label: t("find") }]}
        open={(b) => go(`/customers/${b.id}`)}
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (b) => (
              <Go to={`/customers/${b.id}`}>
                <Avatar name={b.name} size={24} /> <User>{b.name}</User>
              </Go>
            ),
          },
          {
            key: "phone",
            title: t("phone"),
            width: 180,
            cell: (b) => <span className="num">{b.phone_masked || "—"}</span>,
          },
          {
            key: "guest",
            title: t("kind"),
            width: 140,
            cell: (b) => <Tag tone={b.guest ? "neutral" : "green"}>{t(b.guest ? "guest" : "known")}</Tag>,
          },
        ]}
      />
    </Page>
  );
}
