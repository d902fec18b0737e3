/** Everything of a shift by keyboard; each can be changed or turned off under "?". */
import type { Action } from "@/kernel/keys/registry";
import type { Both } from "@/kernel/words/words";

const GROUP = { zh: "会话接待", en: "Conversations" };

export type Moves = {
  next: () => void;
  previous: () => void;
  longest: () => void;
  transfer: () => void;
  end: () => void;
  endNext: () => void;
  star: () => void;
  note: () => void;
  retry: () => void;
  sendNext: () => void;
  claim: () => void;
};

const KEYS: [keyof Moves, string, Both, boolean?][] = [
  ["next", "Alt+ArrowDown", { zh: "下一个会话", en: "Next conversation" }],
  ["previous", "Alt+ArrowUp", { zh: "上一个会话", en: "Previous conversation" }],
  ["longest", "Alt+KeyN", { zh: "等待最久的会话", en: "Longest waiting" }],
  ["sendNext", "Mod+Enter", { zh: "发送并接下一位", en: "Send and take the next" }, true],
  ["claim", "Alt+KeyL", { zh: "领取会话", en: "Take the conversation" }],
  ["transfer", "Alt+KeyT", { zh: "转接", en: "Transfer" }],
  ["end", "Alt+Shift+KeyE", { zh: "结束会话", en: "End the conversation" }],
  ["endNext", "Mod+Alt+KeyE", { zh: "结束并接下一位", en: "End and take the next" }],
  ["star", "Alt+KeyS", { zh: "标记会话", en: "Star the conversation" }],
  ["note", "Alt+KeyM", { zh: "内部备注", en: "Internal note" }],
  ["retry", "Alt+KeyR", { zh: "重发失败的消息", en: "Send failed messages again" }],
];

const names: Record<string, string> = { sendNext: "send_next", endNext: "end_next" };

export function actionsOf(moves: Moves, open: boolean): Action[] {
  const anywhere: (keyof Moves)[] = ["next", "previous", "longest"];
  return KEYS.map(([move, combo, words, quiet]) => ({
    name: `conversations.${names[move] ?? move}`,
    words,
    keys: [combo],
    group: GROUP,
    quiet: quiet ?? false,
    visible: () => open || anywhere.includes(move),
    perform: moves[move],
  }));
}
