/** Charts, loaded when the first one is drawn. Colours come from the page, so both themes fit; the figures stand in a table too. */
import { lazy, Suspense } from "react";
import { Waiting } from "./states";

export type Series = {
  name: string;
  values: (number | null)[];
  kind?: "line" | "bar";
  stack?: string;
  /** Where the figure itself is good or bad; else the colours follow each other. */
  tone?: "ok" | "warn" | "danger";
};
export type ChartProps = {
  /** Says what the chart shows; also the caption of its table. */
  label: string;
  categories: string[];
  series: Series[];
  height?: number;
  /** How a value reads: `(v) => yuan(v)`, `(v) => `${v}%``. */
  format?: (value: number) => string;
};

const Canvas = lazy(() => import("./chart-canvas"));

export function Chart(props: ChartProps) {
  const { label, categories, series, height = 280, format = String } = props;
  return (
    <figure className="chart" style={{ minHeight: height }}>
      <Suspense fallback={<Waiting rows={4} />}>
        <Canvas {...props} height={height} />
      </Suspense>
      <table className="hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {series.map((s) => (
              <th key={s.name} scope="col">
                {s.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, i) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map((s) => {
                const value = s.values[i];
                return <td key={s.name}>{value === null || value === undefined ? "—" : format(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
