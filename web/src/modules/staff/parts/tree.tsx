/** The rights of a post, module by module, in the order and under the names of the navigation. */
import { Checkbox } from "@/kernel/ui/semi";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Branch } from "../calls";
import { chosenWith, grouped, ticked, tickOf } from "../rights";
import "../staff.css";

type Props = { tree: Branch[]; chosen: ReadonlySet<string>; change: (chosen: Set<string>) => void; fixed?: boolean };

function Module({ branch, chosen, change, fixed = false }: Omit<Props, "tree"> & { branch: Branch }) {
  const both = useBoth();
  const tick = tickOf(branch, chosen);
  const codes = branch.permissions.map((p) => p.code);
  return (
    <fieldset className="staff-branch" data-module={branch.module}>
      <legend>
        <Checkbox
          checked={tick === "on"}
          indeterminate={tick === "some"}
          disabled={fixed}
          onChange={() => change(ticked(chosen, codes, tick !== "on"))}
        >
          <b>{both(branch)}</b>
        </Checkbox>
      </legend>
      <div className="staff-twigs">
        {branch.permissions.map((p) => (
          <Checkbox
            key={p.code}
            checked={chosen.has(p.code)}
            disabled={fixed}
            onChange={(e) => change(chosenWith(branch, chosen, p.code, e.target.checked ?? false))}
          >
            {both(p)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

export function Tree({ tree, chosen, change, fixed = false }: Props) {
  const t = useWords("staff");
  const both = useBoth();
  const all = tree.flatMap((b) => b.permissions.map((p) => p.code));
  const n = all.filter((code) => chosen.has(code)).length;
  return (
    <div className="staff-tree">
      <div className="row">
        <Checkbox
          checked={n === all.length}
          indeterminate={n > 0 && n < all.length}
          disabled={fixed}
          onChange={() => change(ticked(chosen, all, n < all.length))}
        >
          {t("posts.everything")}
        </Checkbox>
        <span className="sub num">{t("posts.chosen", { n, all: all.length })}</span>
      </div>
      {grouped(tree).map(([head, branches]) => (
        <section key={head.group_zh} className="staff-group">
          <h3>{both({ zh: head.group_zh, en: head.group_en })}</h3>
          {branches.map((branch) => (
            <Module key={branch.module} {...{ branch, chosen, change, fixed }} />
          ))}
        </section>
      ))}
    </div>
  );
}
