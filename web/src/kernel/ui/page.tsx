/** The frame of a page: one h1, what it is for, its main actions. */
import type { ReactNode } from "react";
import { useEffect } from "react";
import { Go } from "./link";
import { User } from "./text";

type PageProps = {
  title: string;
  /** The title is what a person has written, a file's name say. */
  own?: boolean;
  lead?: ReactNode;
  back?: { to: string; label: string };
  acts?: ReactNode;
  children: ReactNode;
};

export function Page({ title, own, lead, back, acts, children }: PageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="board">
      <header className="board-head">
        <div className="board-title">
          {back && (
            <Go to={back.to} className="link back">
              ← {back.label}
            </Go>
          )}
          <h1>{own ? <User>{title}</User> : title}</h1>
          {lead && <div className="sub">{lead}</div>}
        </div>
        {acts && <div className="board-acts">{acts}</div>}
      </header>
      {children}
    </div>
  );
}

/** A white sheet with an optional heading. */
export function Sheet({
  title,
  acts,
  children,
  flush,
}: {
  title?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className={flush ? "sheet flush" : "sheet"}>
      {(title || acts) && (
        <header className="sheet-head">
          {title && <h2>{title}</h2>}
          {acts && <div className="sheet-acts">{acts}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

export type TileTone = "plain" | "warn" | "danger" | "ok";
export type TileData = {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  tone?: TileTone;
  to?: string;
  search?: Record<string, string>;
};

/** The row of figures at the head of a page; one with `to` is a link. */
export function Tiles({ of }: { of: TileData[] }) {
  return (
    <ul className="tiles">
      {of.map(({ label, value, hint, tone = "plain", to, search }) => {
        const body = (
          <>
            <span className="tile-label">{label}</span>
            <b className="num">{value}</b>
            {hint && <em>{hint}</em>}
          </>
        );
        return (
          <li key={label} className={`tile tile-${tone}`}>
            {to ? (
              <Go to={to} className="tile-link" {...(search ? { search } : {})}>
                {body}
              </Go>
            ) : (
              body
            )}
          </li>
        );
      })}
    </ul>
  );
}

type FactsProps = { of: [string, ReactNode][]; columns?: number; own?: boolean };

/** Name and value in columns: `<Facts of={[["订单号", number], …]} />`; `own`: a person wrote the names. */
export function Facts({ of, columns = 2, own }: FactsProps) {
  return (
    <dl className="facts grid" style={{ gridTemplateColumns: `repeat(${columns}, max-content 1fr)` }}>
      {of.map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{own ? <User>{name}</User> : name}</dt>
          <dd>{value ?? "—"}</dd>
        </div>
      ))}
    </dl>
  );
}
