/** A page names a place; other modules hang their parts there. Neither imports the other. */
import { type ComponentType, createContext, lazy, type ReactNode, Suspense, useContext } from "react";
import type { Body } from "./live/frames";
import type { AnySlotPart, Manifest } from "./manifest";
import { type Me, MeContext, sees } from "./session";
import { Boundary } from "./ui/boundary";
import { type Both, loadWords } from "./words/words";

type ConversationProps = { conversation: string; thread: string; buyer: string };
type TalkProps = ConversationProps & {
  /** Fills the composer, over what stands there. */
  put: (text: string) => void;
  /** Says it at once: the body of a message. */
  say: (body: Body) => void;
  /** Nothing can be said here now: read only, queued, closed. */
  mute: boolean;
};
/** A word that must go before the text can be sent; offsets in the text. */
export type Barred = { from: number; to: number; why: string };
type KnownSlots = {
  /** Tabs of the pane beside the chat. */
  "conversation.side": TalkProps;
  /** Under the buyer's name: who he is to the shop, in figures. */
  "conversation.buyer": ConversationProps;
  /** Small marks in a row of the queue. */
  "conversation.row": ConversationProps;
  /** Above the rows of people waiting for an agent: why they wait, and what can be done. */
  "conversation.queue": object;
  /** Above the composer: suggestions, quick phrases, words that may not be sent. */
  "conversation.composer": TalkProps & {
    text: string;
    /** Hears the composer's keys before it does, until the returned function is called; true keeps the key. */
    listen: (hear: (event: KeyboardEvent) => boolean) => () => void;
    /** Underlines words and holds the sending back until they are gone. */
    bar: (words: Barred[]) => void;
  };
  /** Buttons of the composer. */
  "conversation.tools": TalkProps;
  "order.detail": { order: string };
  /** Under an order beside a chat: after-sale cases with their steps, parcels. */
  "order.side": { order: string };
  /** Beside an after-sale case: the order and the parcels it is about. */
  "case.side": { case: string; order: string; buyer: string | null };
  /** In forms that ask for files: those that hang on the order already. */
  "files.of_order": { order: string; value: string[]; most: number; onChange: (ids: string[]) => void };
  /** A button that opens the chat with a buyer, `text` ready in the composer. */
  "buyer.talk": { buyer: string; text: string };
  "customer.detail": { buyer: string };
  /** In an explained clock: what the edition it was counted by is, and whose word. */
  "clock.edition": { edition: string };
  "staff.detail": { person: string };
  /** The first page of a face: what waits for this person. A face with such parts has a page at "/". */
  "face.home": object;
  /** Top bar: figures on the left, presence and bell on the right. */
  "shell.top": object;
  "shell.presence": object;
  "shell.bell": object;
  /** Top bar, before the bell: whom one may ask. */
  "shell.help": object;
};
/** A card in a chat: what it points at, and the text kept when it was sent. */
export type CardProps = { id: string; snapshot: Record<string, unknown>; mine: boolean };
export type SlotName = keyof KnownSlots | `message.card.${string}.${string}`;
export type SlotProps<N extends SlotName> = N extends keyof KnownSlots ? KnownSlots[N] : CardProps;

export type Hung = {
  module: string;
  slot: string;
  title: Both | undefined;
  order: number;
  permission: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the props are checked where the slot is drawn
  Part: ComponentType<any>;
};

function hang(module: string, { slot, title, order = 100, permission, part }: AnySlotPart): Hung {
  // biome-ignore lint/suspicious/noExplicitAny: which slot it is, and so its props, is no longer known here
  const load = part as () => Promise<{ default: ComponentType<any> }>;
  const Part = lazy(async () => {
    const [file] = await Promise.all([load(), loadWords(module)]);
    return file;
  });
  return { module, slot, title, order, permission, Part };
}

export function collectSlots(manifests: Manifest[]): Hung[] {
  const all = manifests.flatMap((m) => (m.slots ?? []).map((part) => hang(m.module, part)));
  return all.sort((a, b) => a.order - b.order);
}

export const SlotsContext = createContext<Hung[]>([]);

const shows = (hung: Hung, me: Me | null) => !hung.permission || (me !== null && sees(me, hung.permission));

/** The parts hung in a slot, for pages that draw tabs of them; draw each with `<Part {...props} />` inside a Suspense. */
export function useSlot(name: SlotName): Hung[] {
  const all = useContext(SlotsContext);
  const me = useContext(MeContext);
  return all.filter((hung) => hung.slot === name && shows(hung, me));
}

type Props<N extends SlotName> = { name: N; with: SlotProps<N>; waiting?: ReactNode; none?: ReactNode };

/** Every part of a slot, one after the other. A part that breaks takes only itself away. */
export function Slot<N extends SlotName>({ name, with: props, waiting = null, none = null }: Props<N>) {
  const parts = useSlot(name);
  if (parts.length === 0) return none;
  return parts.map(({ module, Part }) => (
    <Boundary key={module} quiet>
      <Suspense fallback={waiting}>
        <Part {...props} />
      </Suspense>
    </Boundary>
  ));
}
