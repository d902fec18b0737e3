/** Keeps a broken part from taking the page with it. */
import { Component, type ReactNode } from "react";

type Props = { children: ReactNode; quiet?: boolean; fallback?: (error: Error, again: () => void) => ReactNode };

const RELOADED = "roost.reloaded";
const MISSING_CHUNK = /dynamically imported module|Importing a module script failed|Unable to preload/i;

/** After an update the old chunks are gone: one reload brings the new page, never two in a row. */
export function reloadOnce(error: Error): void {
  if (!MISSING_CHUNK.test(error.message)) return;
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}

export class Boundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error): void {
    reloadOnce(error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    if (this.props.quiet || !this.props.fallback) return null;
    return this.props.fallback(error, () => this.setState({ error: null }));
  }
}
