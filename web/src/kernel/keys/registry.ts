/** Actions as data: the same object feeds shortcuts, the `?` sheet and the Ctrl+K palette. */
import type { Both } from "../words/words";
import { isComposing, isPlain, matches, type Press } from "./combo";

export type Action = {
  /** `<module>.<verb>`, stable: people's own keys are kept under it. */
  name: string;
  words: Both;
  /** Default combinations; a person may change or turn off the first. */
  keys?: string[];
  group?: Both;
  /** Absent from sheet, palette and keys while false. */
  visible?: () => boolean;
  /** Not offered in the palette (it only makes sense where the focus is). */
  quiet?: boolean;
  perform: () => void;
};

type Kept = Record<string, string | null>;
type Event = Press & { isComposing?: boolean; keyCode: number; repeat?: boolean };

export class Registry {
  #stack: Action[][] = [];
  #own: Kept = {};
  #at = "roost.keys";
  #listeners = new Set<() => void>();
  #snapshot: Action[] = [];

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined = globalThis.localStorage) {}

  /** Keys are a person's own: another name on the same machine has his. */
  owner(person: string): void {
    this.#at = `roost.keys.${person}`;
    try {
      this.#own = JSON.parse(this.storage?.getItem(this.#at) ?? "{}") as Kept;
    } catch {
      this.#own = {}; // a damaged setting must not keep anybody from working
    }
    this.#told();
  }

  /** The latest to come is asked first: a dialog's keys stand before its page's. */
  add(actions: Action[]): () => void {
    this.#stack = [actions, ...this.#stack];
    this.#told();
    return () => {
      this.#stack = this.#stack.filter((a) => a !== actions);
      this.#told();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly all = (): Action[] => this.#snapshot;

  keysOf(action: Action): string[] {
    const own = this.#own[action.name];
    if (own === undefined) return action.keys ?? [];
    return own === null ? [] : [own, ...(action.keys ?? []).slice(1)];
  }

  isOwn(name: string): boolean {
    return name in this.#own;
  }

  /** A combination, `null` to turn it off, `undefined` for the default. */
  remap(name: string, combo: string | null | undefined): void {
    const { [name]: _old, ...rest } = this.#own;
    this.#own = combo === undefined ? rest : { ...rest, [name]: combo };
    this.storage?.setItem(this.#at, JSON.stringify(this.#own));
    this.#told();
  }

  resetAll(): void {
    this.#own = {};
    this.storage?.setItem(this.#at, "{}");
    this.#told();
  }

  taken(combo: string, except: string): Action | undefined {
    return this.#snapshot.find((a) => a.name !== except && this.keysOf(a).includes(combo));
  }

  /** The action a press means here, or none: never while an input method is composing. */
  find(event: Event, inField: boolean): Action | undefined {
    if (isComposing(event)) return undefined;
    return this.#snapshot.find((action) => {
      if (action.visible && !action.visible()) return false;
      return this.keysOf(action).some((combo) => !(inField && isPlain(combo)) && matches(event, combo));
    });
  }

  #told(): void {
    const named = new Map<string, Action>();
    for (const action of this.#stack.flat()) if (!named.has(action.name)) named.set(action.name, action);
    this.#snapshot = [...named.values()];
    for (const listener of this.#listeners) listener();
  }
}

export const registry = new Registry();
