/** How conversations find their agents: one's own limit, everybody's, and the shop's switches. */
import { sees, useMe } from "@/kernel/session";
import { Page, Sheet } from "@/kernel/ui/page";
import { Switch } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type SettingsView, type Switches, useMyDesk, useSetByOwner, useSetSwitches, useSettings } from "../calls";
import { Agents } from "../parts/agents";
import { CapacityField } from "../parts/capacity";
import "../routing.css";

const PARTS: { part: string; names: (keyof Switches)[] }[] = [
  { part: "online", names: ["online_service", "last_agent_first", "weighted", "busy_blocks_all"] },
  { part: "offline", names: ["offline_assignment"] },
];

type RowProps = { name: string; on: boolean; disabled: boolean; set: (on: boolean) => void };

function SwitchRow({ name, on, disabled, set }: RowProps) {
  const t = useWords("routing");
  const label = t(`switch.${name}`);
  return (
    <div className="ro-switch">
      <span className="ro-choice-text">
        <b>{label}</b>
        <small>{t(`switch.${name}_hint`)}</small>
      </span>
      <Switch checked={on} disabled={disabled} aria-label={label} onChange={set} />
    </div>
  );
}

function Shop({ kept, manages }: { kept: SettingsView; manages: boolean }) {
  const t = useWords("routing");
  const me = useMe();
  const switches = useSetSwitches();
  const byOwner = useSetByOwner();
  const done = { onSuccess: () => void toast("done", t("switch.saved")) };
  const { capacity_by_owner, ...rest } = kept;
  return (
    <>
      {PARTS.map(({ part, names }) => (
        <Sheet key={part} title={t(`part.${part}`)}>
          {names.map((name) => (
            <SwitchRow
              key={name}
              name={name}
              on={kept[name]}
              disabled={!manages || switches.isPending}
              set={(on) => switches.mutate({ ...rest, [name]: on }, done)}
            />
          ))}
        </Sheet>
      ))}
      <Sheet title={t("part.capacity")}>
        <SwitchRow
          name="capacity_by_owner"
          on={capacity_by_owner}
          disabled={!me.owner || byOwner.isPending}
          set={(on) => byOwner.mutate({ on }, done)}
        />
        {!manages && <p className="sub ro-foot">{t("switch.no_right")}</p>}
        <ErrorNote error={switches.error ?? byOwner.error} module="routing" />
      </Sheet>
    </>
  );
}

export default function DeskPage() {
  const t = useWords("routing");
  const me = useMe();
  const manages = sees(me, "routing.manage");
  const { data: desk } = useMyDesk(me.im_access);
  const { data, error, refetch } = useSettings();
  return (
    <Page title={t("title")} lead={t("lead")}>
      {me.im_access && (
        <Sheet title={t("part.mine")}>
          <CapacityField desk={desk ?? null} />
        </Sheet>
      )}
      <Agents byOwner={data?.capacity_by_owner ?? false} manages={manages} />
      {error && !data && <Failed error={error} again={() => void refetch()} module="routing" />}
      {!data && !error && <Waiting />}
      {data && <Shop kept={data} manages={manages} />}
    </Page>
  );
}
