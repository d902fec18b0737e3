/** What somebody came to ask about: `/chat?about=orders/order/<id>` is sent as a card, once. */
import { go } from "@/kernel/buyer/path";
import type { Msg } from "@/kernel/live/frames";

export type Wish = { module: string; card: string; id: string };
const NEAR = 6;

export function takeWish(): Wish | null {
  const [module, card, id] = (new URLSearchParams(location.search).get("about") ?? "").split("/");
  if (!module || !card || !id) return null;
  go("/chat", true);
  return { module, card, id };
}

/** The same card stands among the last words: nobody needs it twice. */
export const wishedAgain = ({ id }: Wish, messages: readonly Msg[]): boolean =>
  messages.slice(-NEAR).some((m) => m.kind === "card" && m.body.id === id);
