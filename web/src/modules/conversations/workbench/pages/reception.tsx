/** The reception: queue, chat and what is known of the buyer, side by side. */

import { useQueryClient } from "@tanstack/react-query";
import { type MutableRefObject, useEffect, useRef, useState } from "react";
import { useActions } from "@/kernel/keys/use";
import { useOutbox } from "@/kernel/live/use";
import { sees, useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { IconComment } from "@/kernel/ui/icons";
import { useSearch } from "@/kernel/ui/link";
import { State, Waiting } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { BOXES, type Box, type Row, setCollaborators, setStar, useRow, useRows } from "../calls";
import { actionsOf } from "../keys";
import { byWaiting, longestWaiting, neighbour } from "../model/rows";
import { Chat, type Deeds, useStanding } from "../parts/chat";
import { type ComposerHandle, focusComposer } from "../parts/composer";
import { Lightbox } from "../parts/lightbox";
import { type BoxTab, Queue } from "../parts/queue";
import { Side } from "../parts/side";
import { stepOf, useTake, useWhy } from "../parts/steps";
import { Transfer } from "../parts/transfer";
import { changeRows, useFreshRows, useKeepDrafts, useSay } from "../use";
import "../styles/reception.css";

const OPEN_STATES = ["opened", "bot", "queued", "human", "offline_message"];
const NEEDS: Record<Box, string> = {
  mine: "conversations.view",
  queued: "conversations.reply",
  offline: "conversations.offline",
  all: "conversations.supervise",
  closed: "conversations.view",
};

function ordered(box: Box, rows: Row[]): Row[] {
  if (box === "closed") return rows;
  if (box === "queued") return [...rows].sort((a, b) => (a.queued_at ?? "").localeCompare(b.queued_at ?? ""));
  return [...rows].sort(byWaiting);
}

function useBoxes(box: Box): { tabs: BoxTab[]; mine: Row[]; list: ReturnType<typeof useRows>; rows: Row[] } {
  const me = useMe();
  const own = useRows("mine");
  const list = useRows(box);
  const mine = own.data?.pages.flatMap((p) => p.items) ?? [];
  const counts = (list.data ?? own.data)?.pages[0]?.counts ?? {};
  const total = (states: string[]) => states.reduce((n, s) => n + (counts[s] ?? 0), 0);
  const numbers: Record<Box, number | undefined> = {
    mine: mine.length,
    queued: total(["queued"]),
    offline: total(["offline_message"]),
    all: total(OPEN_STATES),
    closed: undefined,
  };
  const tabs = BOXES.filter((b) => sees(me, NEEDS[b])).map((key) => ({ key, n: numbers[key], hot: key === "queued" }));
  return { tabs, mine, list, rows: ordered(box, list.data?.pages.flatMap((p) => p.items) ?? []) };
}

function NoneOpen() {
  const t = useWords("conversations");
  return (
    <section className="im-pane im-chat im-none" aria-label={t("chat.label")}>
      <State icon={<IconComment aria-hidden="true" />} title={t("chat.none")} text={t("chat.none_text")} />
    </section>
  );
}

/** The open row, its deeds and the dialogs they bring. */
function useDesk(row: Row | undefined, rows: Row[], mine: Row[], pick: (id: string) => void) {
  const t = useWords("conversations");
  const me = useMe();
  const say = useRefusal("conversations");
  const queries = useQueryClient();
  const { take } = useTake();
  const [dialog, setDialog] = useState<"transfer" | "end" | "end_next" | null>(null);
  const next = () => longestWaiting(mine, row?.id ?? "") ?? longestWaiting(rows, row?.id ?? "");
  const goNext = () => {
    const found = next();
    if (found) pick(found.id);
    else toast("info", t("chat.nobody_waits"));
  };
  const changed = async (asked: Promise<Row>) => {
    try {
      const fresh = await asked;
      changeRows(queries, (r) => (r.id === fresh.id ? fresh : r));
    } catch (problem) {
      toast("error", say(problem));
    }
  };
  const finish = async (andNext: boolean) => {
    setDialog(null);
    if (!row || !(await take(row, "close"))) return;
    toast("done", t("chat.ended", { name: row.buyer.name }));
    const following = next() ?? mine.find((r) => r.id !== row.id);
    if (following && (andNext || row.owner?.id === me.id)) pick(following.id);
  };
  const why = useWhy();
  /** The row, where this step is open to me; else it is said why not. */
  const allowed = (name: string): Row | undefined => {
    const step = row && stepOf(row, name);
    if (step && !step.open) toast("error", why(step));
    return step?.open ? row : undefined;
  };
  const end = (andNext: boolean) => {
    const open = allowed("close");
    if (open?.waiting_since) setDialog(andNext ? "end_next" : "end");
    else if (open) void finish(andNext);
  };
  const step = (name: string) => {
    const open = allowed(name);
    if (open) void take(open, name);
  };
  return {
    dialog,
    setDialog,
    take,
    goNext,
    end,
    finish,
    star: () => row && void changed(setStar(row.id, !row.star, row.star ? "" : row.mark || "yellow")),
    claim: () => step("claim"),
    relieve: () => step("relieve"),
    join: () => row && void changed(setCollaborators(row.id, [...new Set([...row.collaborators, me.id])])),
    transfer: () => allowed("transfer") && setDialog("transfer"),
  };
}

type DeskUse = ReturnType<typeof useDesk>;

function Dialogs({ row, desk }: { row: Row; desk: DeskUse }) {
  const t = useWords("conversations");
  const { dialog, setDialog, take, finish } = desk;
  return (
    <>
      {dialog === "transfer" && (
        <Transfer
          row={row}
          take={take}
          close={() => setDialog(null)}
          done={() => {
            setDialog(null);
            toast("done", t("transfer.done", { name: row.buyer.name }));
          }}
        />
      )}
      <Dialog
        title={t("end.title", { name: row.buyer.name })}
        open={dialog === "end" || dialog === "end_next"}
        close={() => setDialog(null)}
        ok={t("end.go")}
        danger
        perform={() => void finish(dialog === "end_next")}
      >
        <p>{t("end.text")}</p>
      </Dialog>
    </>
  );
}

function Open({ row, desk, handle }: { row: Row; desk: DeskUse; handle: MutableRefObject<ComposerHandle | null> }) {
  const say = useSay(row.thread);
  const mute = useStanding(row) !== "speaks";
  const [side, setSide] = useState(false);
  const deeds: Deeds = {
    star: desk.star,
    transfer: desk.transfer,
    end: () => desk.end(false),
    claim: desk.claim,
    relieve: desk.relieve,
    join: desk.join,
    sendNext: () => handle.current?.send(desk.goNext),
    showSide: () => setSide(true),
  };
  return (
    <>
      <Chat row={row} deeds={deeds} handle={handle} />
      <Side
        row={row}
        open={side}
        close={() => setSide(false)}
        talk={{ put: (text) => handle.current?.put(text), say, mute }}
        addNote={() => handle.current?.toggleNote()}
      />
      <Dialogs row={row} desk={desk} />
    </>
  );
}

export default function Reception() {
  const t = useWords("conversations");
  const [search, change] = useSearch();
  const box = BOXES.find((b) => b === search.box) ?? "mine";
  const { tabs, mine, list, rows } = useBoxes(box);
  const id = search.c ?? "";
  const listed = rows.find((r) => r.id === id) ?? mine.find((r) => r.id === id);
  const { data: asked, isError } = useRow(id || null);
  const row = listed ?? (asked?.id === id ? asked : undefined);
  const handle = useRef<ComposerHandle | null>(null);
  const pick = (next: string) => {
    if (next === id) focusComposer();
    else change({ c: next });
  };
  const first = id === "" && box === "mine" ? rows[0]?.id : undefined;
  // Pinned by the address: what is open must not change because the order of the queue does.
  useEffect(() => {
    if (first) change({ c: first });
  }, [first, change]);
  const desk = useDesk(row, rows, mine, pick);
  const { letters, retry } = useOutbox(row?.thread);
  useFreshRows();
  useKeepDrafts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every switch to another chat puts the focus where one writes
  useEffect(focusComposer, [row?.id]);
  useEffect(() => {
    document.title = t("title");
  }, [t]);
  const step = (by: 1 | -1) => {
    const to = neighbour(
      rows.map((r) => r.id),
      id,
      by,
    );
    if (to) pick(to);
  };
  useActions(
    actionsOf(
      {
        next: () => step(1),
        previous: () => step(-1),
        longest: desk.goNext,
        transfer: desk.transfer,
        end: () => desk.end(false),
        endNext: () => desk.end(true),
        star: desk.star,
        claim: desk.claim,
        note: () => {
          handle.current?.toggleNote();
          focusComposer();
        },
        retry: () => {
          for (const l of letters) if (l.state === "failed") retry(l.client_id);
        },
        sendNext: () => handle.current?.send(desk.goNext),
      },
      row !== undefined,
    ),
  );
  const state = {
    waiting: list.isPending,
    error: list.error,
    again: () => void list.refetch(),
    more: list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null,
  };
  return (
    <Lightbox>
      <div className="im" data-box={box}>
        <Queue
          box={box}
          tabs={tabs}
          rows={rows}
          active={id}
          state={state}
          pickBox={(to) => change({ box: to === "mine" ? undefined : to, c: undefined })}
          pick={pick}
        />
        {row ? (
          <Open row={row} desk={desk} handle={handle} />
        ) : id && !isError ? (
          <section className="im-pane im-chat">
            <Waiting />
          </section>
        ) : (
          <NoneOpen />
        )}
      </div>
    </Lightbox>
  );
}
