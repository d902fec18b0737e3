import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { sees, useMe } from "@/kernel/session";
import { Copy } from "@/kernel/ui/copy";
import { Dialog } from "@/kernel/ui/dialog";
import { Field, useForm } from "@/kernel/ui/field";
import { type Filter, Filters } from "@/kernel/ui/filters";
import { IconPlus } from "@/kernel/ui/icons";
import { useSearch } from "@/kernel/ui/link";
import { Page } from "@/kernel/ui/page";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { type Column, Table } from "@/kernel/ui/table";
import { User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Point, usePoints } from "../calls";

type Draft = Omit<Point, "id">;
const EMPTY: Draft = { brand: "", city: "", name: "", address: "", phone: "" };
const FIELDS = ["brand", "city", "name", "address", "phone"] as const;
const PATH = "/api/after_sales/points";

function PointForm({ point, close }: { point: Point | null; close: () => void }) {
  const t = useWords("after_sales");
  const queries = useQueryClient();
  const { id, ...start } = point ?? { id: "", ...EMPTY };
  const form = useForm<Draft>(
    start,
    async (draft) => {
      await call(id ? "PUT" : "POST", id ? `${PATH}/${id}` : PATH, draft);
      await queries.invalidateQueries({ queryKey: ["after_sales"] });
      toast("done", t("points.saved"));
      close();
    },
    (draft) =>
      Object.fromEntries(FIELDS.filter((f) => f !== "name" && !draft[f].trim()).map((f) => [f, t("register.missing")])),
    "after_sales",
  );
  return (
    <Dialog
      title={t(id ? "points.change" : "points.add")}
      open
      close={close}
      ok={t("points.save")}
      perform={form.submit}
      busy={form.busy}
    >
      <form className="form" onSubmit={form.submit}>
        {FIELDS.map((name) => (
          <Field key={name} label={t(`points.${name}`)} required={name !== "name"} error={form.errorOf(name)}>
            {(wired) => <Input {...wired} value={form.values[name]} onChange={(v) => form.set(name, v)} />}
          </Field>
        ))}
        <ErrorNote error={form.error} module="after_sales" />
      </form>
    </Dialog>
  );
}

function DropDialog({ point, close }: { point: Point; close: () => void }) {
  const t = useWords("after_sales");
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const drop = async () => {
    try {
      await call("DELETE", `${PATH}/${point.id}`);
      await queries.invalidateQueries({ queryKey: ["after_sales"] });
      const { id: _, ...body } = point;
      const back = () =>
        void call("POST", PATH, body).then(() => queries.invalidateQueries({ queryKey: ["after_sales"] }));
      toast("done", t("points.dropped"), { label: t("undo"), perform: back });
      close();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog title={t("points.drop")} open close={close} ok={t("points.drop")} danger perform={() => void drop()}>
      <p>
        <User>
          {point.brand} {point.city} {point.address}
        </User>
      </p>
      <ErrorNote error={error} module="after_sales" />
    </Dialog>
  );
}

type Open = { kind: "form" | "drop"; point: Point | null } | null;

function useColumns(may: boolean, open: (what: Open) => void): Column<Point>[] {
  const t = useWords("after_sales");
  const text = (name: keyof Draft): Column<Point> => ({
    key: name,
    title: t(`points.${name}`),
    cell: (p) => <User>{p[name] || "—"}</User>,
  });
  const columns: Column<Point>[] = [
    text("brand"),
    text("city"),
    text("name"),
    text("address"),
    { key: "phone", title: t("points.phone"), cell: (p) => <Copy text={p.phone} /> },
  ];
  if (may)
    columns.push({
      key: "act",
      title: t("col.act"),
      width: 150,
      pin: true,
      cell: (point) => (
        <span className="row">
          <Button size="small" onClick={() => open({ kind: "form", point })}>
            {t("points.change")}
          </Button>
          <Button size="small" theme="borderless" type="danger" onClick={() => open({ kind: "drop", point })}>
            {t("points.drop")}
          </Button>
        </span>
      ),
    });
  return columns;
}

export default function Points() {
  const t = useWords("after_sales");
  const may = sees(useMe(), "after_sales.manage");
  const [search, change] = useSearch();
  const { data, error, refetch } = usePoints(search.brand ?? "", search.city ?? "");
  const [open, setOpen] = useState<Open>(null);
  const columns = useColumns(may, setOpen);
  const filters: Filter[] = [
    { kind: "text", name: "brand", label: t("points.brand"), width: 180 },
    { kind: "text", name: "city", label: t("points.city"), width: 160 },
  ];
  const none = data?.items.length === 0;
  return (
    <Page
      title={t("points.title")}
      lead={t("points.lead")}
      back={{ to: "/after_sales", label: t("title") }}
      acts={
        may && (
          <Button theme="solid" icon={<IconPlus />} onClick={() => setOpen({ kind: "form", point: null })}>
            {t("points.add")}
          </Button>
        )
      }
    >
      <section className="sheet list">
        <Filters of={filters} search={search} change={change} />
        {error && !data && <Failed error={error} again={() => void refetch()} module="after_sales" />}
        {!data && !error && <Waiting />}
        {none && <Nothing title={data.verdict ? t("points.verdict") : t("points.none")} text={t("points.none_text")} />}
        {data && !none && <Table label={t("points.title")} rows={data.items} rowKey={(p) => p.id} columns={columns} />}
      </section>
      {open?.kind === "form" && <PointForm point={open.point} close={() => setOpen(null)} />}
      {open?.kind === "drop" && open.point && <DropDialog point={open.point} close={() => setOpen(null)} />}
    </Page>
  );
}
