/** Small pieces of text that must look and read the same everywhere. */
import type { ReactNode } from "react";
import { serverNow } from "../clock";
import { yuan } from "../money";
import { type DateStyle, dateText, shortDate } from "../time";
import { useLanguage } from "../words/words";

export function Money({ fen, strong = false }: { fen: number; strong?: boolean }) {
  return <span className={strong ? "num strong" : "num"}>{yuan(fen)}</span>;
}

/** An instant in the shop's zone, the exact one on hover. `style="short"`: 19:32, 昨天 19:32, 11-20 19:32. */
export function When({ at, style = "minute" }: { at: string | null | undefined; style?: DateStyle | "short" }) {
  const { zh } = useLanguage();
  if (!at) return <span className="sub">—</span>;
  return (
    <time className="num nowrap" dateTime={at} title={at}>
      {style === "short" ? shortDate(at, serverNow(), zh) : dateText(at, style)}
    </time>
  );
}

/** What a person typed or imported: it stays in its own language when the page changes to another. */
export function User({ children, block = false }: { children: ReactNode; block?: boolean }) {
  return block ? <div data-user>{children}</div> : <span data-user>{children}</span>;
}

export type Tone = "neutral" | "blue" | "green" | "amber" | "red" | "purple" | "solid-red";

export function Tag({ tone = "neutral", children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`tag tag-${tone}`} title={title}>
      {children}
    </span>
  );
}

function hueOf(name: string): number {
  let hash = 0;
  for (const sign of name) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 360;
  return hash;
}

/** Guests are all called alike but for their number: that is what tells them apart. */
const signOf = (name: string): string => /^\p{Script=Han}{2}\d{2}(\d{2})$/u.exec(name)?.[1] ?? [...name][0] ?? "·";

/** The round mark of a person: the first sign of the name on a colour of its own. Never the only sign of who it is. */
export function Avatar({ name, size = 36, robot = false }: { name: string; size?: number; robot?: boolean }) {
  const background = robot ? "#5b3cc4" : `hsl(${hueOf(name)} 46% 33%)`;
  return (
    <span
      className="avatar"
      data-user
      style={{ width: size, height: size, fontSize: size * 0.42, background }}
      aria-hidden="true"
    >
      {robot ? "AI" : signOf(name)}
    </span>
  );
}
