/** Which tables are understood, and what becomes of each word for a state. */
import { useTones } from "@/kernel/desk/manifests";
import { Sheet } from "@/kernel/ui/page";
import { Tag, User } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Layout, useLayouts } from "../imports";

function Words({ of, open }: { of: Layout; open: boolean }) {
  const t = useWords("orders");
  const both = useBoth();
  const toneOf = useTones(of.what);
  return (
    <details className="import-layout" open={open}>
      <summary>{both(of)}</summary>
      <p className="sub">
        {t("import.required")} <User>{of.required.join("、")}</User>
      </p>
      <table className="table">
        <caption className="hidden">{t("import.states_of", { layout: both(of) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("import.text")}</th>
            <th scope="col">{t("import.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {of.statuses.map((s) => (
            <tr key={s.text}>
              <td>
                <User>{s.text}</User>
              </td>
              <td>
                <Tag tone={toneOf(s.status)}>{both(s)}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** `only`: the layout of one file, opened. */
export function Layouts({ only }: { only?: string }) {
  const t = useWords("orders");
  const { data } = useLayouts();
  const shown = (data?.items ?? []).filter((x) => !only || x.name === only);
  if (shown.length === 0) return null;
  return (
    <Sheet title={t(only ? "import.mapping" : "import.layouts")}>
      {!only && <p className="sub">{t("import.layouts_text")}</p>}
      {shown.map((layout) => (
        <Words key={layout.name} of={layout} open={Boolean(only)} />
      ))}
    </Sheet>
  );
}
