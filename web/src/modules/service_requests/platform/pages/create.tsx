/** A new request: the order over all shops, what it is about, how long the shop has, and what the buyer asks. */
import { type FormEvent, useState } from "react";
import { Problem } from "@/kernel/http";
import { Field } from "@/kernel/ui/field";
import { useGo, useSearch } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { PickFiles } from "@/kernel/ui/picture";
import { Select } from "@/kernel/ui/select";
import { Button, Input } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { When } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useWords } from "@/kernel/words/words";
import { useChoices } from "../../desk/choices";
import type { Level } from "../../desk/types";
import { type FoundOrder, type New, useCreate } from "../calls";
import { FindOrder } from "../parts/find-order";
import { hoursIn, Words } from "../parts/steps";
import "../../desk/service-requests.css";

const LEAST_H = 2;
const MOST_H = 168;
const FILES = 4;
type Draft = { type: string; level: Level | ""; hours: string; demand: string; files: string[] };

/** The agreed hours, or what is wrong with them. */
export function hoursProblem(text: string): "must" | "bad" | null {
  if (!text.trim()) return "must";
  const hours = hoursIn(text);
  return hours === null || hours < LEAST_H || hours > MOST_H ? "bad" : null;
}

function useDraft() {
  const [search] = useSearch();
  const { data } = useChoices();
  const [draft, setDraft] = useState<Draft>({
    type: search.type ?? "",
    level: "",
    hours: "",
    demand: "",
    files: [],
  });
  // A type has its own limit; what was agreed with the shop stands over it.
  const own = data?.types.find((one) => one.code === draft.type)?.level ?? "";
  const level = draft.level || own;
  const set = <K extends keyof Draft>(name: K, value: Draft[K]) => setDraft((old) => ({ ...old, [name]: value }));
  return { draft, set, level, complaint: search.complaint, choices: data };
}

function Levels({ of }: { of: ReturnType<typeof useDraft> }) {
  const t = useWords("service_requests");
  const both = useBoth();
  const { draft, set, level, choices } = of;
  const own = choices?.types.find((one) => one.code === draft.type)?.level;
  const known = (choices?.levels ?? []).filter((one) => !own || one.code === own || one.code === "agreed");
  const wrong = level === "agreed" ? hoursProblem(draft.hours) : null;
  return (
    <div className="form-grid">
      <Field label={t("create.type")} required>
        {({ id }) => (
          <Select
            id={id}
            label={t("create.type_choose")}
            width="100%"
            value={draft.type}
            onChange={(type) => set("type", type)}
            options={(choices?.types ?? []).map((one) => ({
              value: one.code,
              label: both(one),
              hint: t(`level.${one.level}`),
            }))}
          />
        )}
      </Field>
      <Field label={t("create.level")} hint={t("create.level_hint")} required>
        {({ id }) => (
          <Select
            id={id}
            label={t("create.level_choose")}
            width="100%"
            value={level}
            onChange={(next) => set("level", next as Level)}
            options={known.map((one) => ({
              value: one.code,
              label: one.hours === null ? both(one) : `${both(one)} · ${t("create.hours_n", { h: one.hours })}`,
            }))}
          />
        )}
      </Field>
      {level === "agreed" && (
        <Field
          label={t("create.hours")}
          hint={t("create.hours_hint", { least: LEAST_H, most: MOST_H })}
          error={wrong === "bad" ? t("create.hours_bad", { least: LEAST_H, most: MOST_H }) : undefined}
          required
        >
          {(wired) => (
            <Input
              {...wired}
              value={draft.hours}
              onChange={(hours) => set("hours", hours)}
              inputMode="numeric"
              suffix={t("judge.h")}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** Between nine in the evening and nine nothing is sent: it can be kept for the next opening. */
function Closed({ error, wait, busy }: { error: Problem; wait: () => void; busy: boolean }) {
  const t = useWords("service_requests");
  return (
    <div className="sr-warn" role="alert">
      <b>{t("create.closed")}</b>{" "}
      {error.opens_at && (
        <>
          {t("create.opens")} <When at={error.opens_at} />
        </>
      )}
      <p>
        <Button theme="solid" aria-busy={busy} onClick={wait}>
          {t("create.at_nine")}
        </Button>
      </p>
    </div>
  );
}

function bodyOf(order: FoundOrder, of: ReturnType<typeof useDraft>, at_nine: boolean): New {
  const { draft, level, complaint } = of;
  return {
    shop_id: order.shop_id,
    order_id: order.order_id,
    type: draft.type,
    level: level as Level,
    ...(level === "agreed" ? { hours: Number(draft.hours) } : {}),
    demand: draft.demand.trim(),
    files: draft.files,
    ...(complaint ? { complaint_id: complaint } : {}),
    at_nine,
  };
}

export default function Create() {
  const t = useWords("service_requests");
  const go = useGo();
  const of = useDraft();
  const [order, setOrder] = useState<FoundOrder | null>(null);
  const create = useCreate();
  const { draft, set, level } = of;
  const whole =
    order !== null &&
    draft.type !== "" &&
    level !== "" &&
    draft.demand.trim() !== "" &&
    (level !== "agreed" || hoursProblem(draft.hours) === null);
  const send = async (at_nine: boolean) => {
    if (!whole || create.isPending) return;
    const made = await create.mutateAsync(bodyOf(order, of, at_nine)).catch(() => null);
    if (!made) return;
    toast("done", t(made.sends_at ? "create.kept" : "create.sent"));
    go(made.sends_at ? "/service_requests" : `/service_requests/${made.id}`);
  };
  const closed = create.error instanceof Problem && create.error.code === "closed_window" ? create.error : null;
  return (
    <Page
      title={t("create.title")}
      lead={t("create.lead")}
      back={{ to: of.complaint ? "/service_requests/complaints" : "/service_requests", label: t("desk.title") }}
    >
      <FindOrder value={order} onChange={setOrder} />
      <Sheet title={t("create.what")}>
        <form
          className="form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void send(false);
          }}
        >
          <Levels of={of} />
          <Words
            value={draft.demand}
            onChange={(demand) => set("demand", demand)}
            label={t("demand")}
            hint={t("create.demand_hint")}
            must
          />
          <PickFiles
            value={draft.files}
            onChange={(files) => set("files", files)}
            most={FILES}
            label={t("handle.add_file")}
          />
          {closed ? (
            <Closed error={closed} busy={create.isPending} wait={() => void send(true)} />
          ) : (
            <ErrorNote error={create.error} module="service_requests" />
          )}
          <div className="form-acts">
            <Button theme="solid" htmlType="submit" disabled={!whole} aria-busy={create.isPending}>
              {t("create.send")}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  );
}
