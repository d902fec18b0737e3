/** A rule to be read, and what one edition changes of another. */
import { useWords } from "@/kernel/words/words";
import { type Change, leaves } from "../model/rule";
import { usePath, useValue } from "./value";

export function RuleView({ rule }: { rule: unknown }) {
  const pathText = usePath();
  const valueText = useValue();
  return (
    <dl className="ru-facts">
      {leaves(rule).map(({ path, value }) => (
        <div key={path.join(".")}>
          <dt data-user>{pathText(path)}</dt>
          <dd className="num" data-user>
            {valueText(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Changes({ of }: { of: Change[] }) {
  const t = useWords("rules");
  const pathText = usePath();
  const valueText = useValue();
  if (of.length === 0) return <p className="sub">{t("changes.none")}</p>;
  return (
    <ul className="ru-changes">
      {of.map(({ path, from, to }) => (
        <li key={path.join(".")}>
          <span data-user>{pathText(path)}</span>
          <span className="num">
            <del data-user>{valueText(from)}</del>
            <span> → </span>
            <ins data-user>{valueText(to)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
