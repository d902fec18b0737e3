/** From another module's page into the chat with a buyer, words ready in the composer. */
import { useState } from "react";
import type { Page } from "@/kernel/ask";
import { call } from "@/kernel/http";
import { sees, useMe } from "@/kernel/session";
import type { SlotProps } from "@/kernel/slots";
import { IconComment } from "@/kernel/ui/icons";
import { useGo } from "@/kernel/ui/link";
import { Button } from "@/kernel/ui/semi";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { BASE, type Box, type Row } from "../calls";
import { useDrafts } from "../use";

const LOOKS: [Box, string][] = [
  ["mine", "conversations.view"],
  ["all", "conversations.supervise"],
];
const MOST = 100;

/** The buyer's conversation of now, among those this person sees. */
async function find(buyer: string, boxes: Box[]): Promise<Row | undefined> {
  for (const tab of boxes) {
    const page = await call<Page<Row>>("GET", BASE, undefined, { query: { tab, limit: MOST } });
    const row = page.items.find((r) => r.buyer.id === buyer);
    if (row) return row;
  }
  return undefined;
}

export default function Talk({ buyer, text }: SlotProps<"buyer.talk">) {
  const t = useWords("conversations");
  const me = useMe();
  const go = useGo();
  const drafts = useDrafts();
  const say = useRefusal("conversations");
  const [busy, setBusy] = useState(false);
  const boxes = LOOKS.filter(([, needs]) => sees(me, needs)).map(([box]) => box);
  const open = async () => {
    setBusy(true);
    try {
      const row = await find(buyer, boxes);
      if (!row) return void toast("info", t("talk.none"));
      if (text) drafts.set(row.thread, text);
      go("/conversations", { c: row.id });
    } catch (problem) {
      toast("error", say(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" icon={<IconComment />} aria-busy={busy} onClick={() => void open()}>
      {t(text ? "talk.put" : "talk.open")}
    </Button>
  );
}
