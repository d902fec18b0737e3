/** The left rail: groups as icons, their entries in a flyout or in the column beside. Drawn from the server's navigation. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import type { Badge, Manifest } from "../manifest";
import { useSlot } from "../slots";
import {
  IconAppCenter,
  IconComment,
  IconHistogram,
  IconHome,
  IconSetting,
  IconShoppingBag,
  IconTicketCode,
  IconUndo,
  IconUserGroup,
} from "../ui/icons";
import { usePath } from "../ui/link";
import { Logo } from "../ui/logo";
import { useBoth, useWords } from "../words/words";
import { type Entry, type Group, ManifestsContext, moduleAt, routeAt, useGroups } from "./manifests";

const GROUP_ICONS: Record<string, ReactNode> = {
  home: <IconHome />,
  reception: <IconComment />,
  orders: <IconTicketCode />,
  after_sales: <IconUndo />,
  goods: <IconShoppingBag />,
  shop: <IconSetting />,
  data: <IconHistogram />,
  people: <IconUserGroup />,
};

const none = () => null;

// A manifest is fixed for the life of the page, so is the hook it brings.
const useBadgeOf = (manifest: Manifest): Badge | null => (manifest.useBadge ?? none)();

function Amount({ count, urgent }: Badge) {
  if (count <= 0) return null;
  return <span className={urgent ? "rail-badge urgent" : "rail-badge"}>{count > 99 ? "99+" : count}</span>;
}

function Count({ manifest }: { manifest: Manifest }) {
  const badge = useBadgeOf(manifest);
  return badge && <Amount {...badge} />;
}

type Tell = (module: string, badge: Badge | null) => void;

/** Draws nothing: hands one entry's number to its group. */
function Probe({ manifest, tell }: { manifest: Manifest; tell: Tell }) {
  const badge = useBadgeOf(manifest);
  const [count, urgent] = [badge?.count ?? 0, badge?.urgent ?? false];
  useEffect(() => tell(manifest.module, { count, urgent }), [tell, manifest, count, urgent]);
  return null;
}

/** The numbers of a group's entries as one. */
function GroupCount({ entries }: { entries: Entry[] }) {
  const [badges, setBadges] = useState<Record<string, Badge | null>>({});
  const tell = useCallback<Tell>((module, badge) => setBadges((old) => ({ ...old, [module]: badge })), []);
  const shown = entries.map((e) => badges[e.module]).filter((b) => b !== null && b !== undefined);
  return (
    <span className="rail-badges">
      {entries.map(({ module, manifest }) => (
        <Probe key={module} manifest={manifest} tell={tell} />
      ))}
      <Amount count={shown.reduce((n, b) => n + b.count, 0)} urgent={shown.some((b) => b.urgent && b.count > 0)} />
    </span>
  );
}

function EntryLink({ entry, here, className }: { entry: Entry; here: boolean; className: string }) {
  const both = useBoth();
  return (
    <Link
      to={entry.to as "/"}
      className={`${className} ${here ? "active" : ""}`}
      aria-current={here ? "page" : undefined}
    >
      <span className="entry-icon" aria-hidden="true">
        {entry.manifest.icon ?? <IconAppCenter />}
      </span>
      <span className="entry-text">{both(entry)}</span>
      <Count manifest={entry.manifest} />
    </Link>
  );
}

function GroupItem({ group, here }: { group: Group; here: string }) {
  const both = useBoth();
  const [away, setAway] = useState(false);
  const inside = group.entries.some((e) => e.module === here);
  const first = group.entries[0];
  if (!first) return null;
  return (
    <li
      className={`rail-group ${away ? "away" : ""}`}
      onPointerEnter={() => setAway(false)}
      onFocus={() => setAway(false)}
      onKeyDown={(e) => e.key === "Escape" && setAway(true)}
    >
      <Link to={first.to as "/"} className={`rail-item ${inside ? "active" : ""}`}>
        <span className="rail-icon">
          {GROUP_ICONS[group.group] ?? first.manifest.icon ?? <IconAppCenter />}
          <GroupCount entries={group.entries} />
        </span>
        <span>{both(group)}</span>
      </Link>
      {group.entries.length > 1 && (
        <ul className="flyout" aria-label={both(group)} onClickCapture={() => setAway(true)}>
          {group.entries.map((entry) => (
            <li key={entry.module}>
              <EntryLink entry={entry} here={entry.module === here} className="entry" />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function HomeItem({ here }: { here: boolean }) {
  const t = useWords();
  if (useSlot("face.home").length === 0) return null;
  return (
    <li className="rail-group">
      <Link to="/" className={`rail-item ${here ? "active" : ""}`} aria-current={here ? "page" : undefined}>
        <span className="rail-icon">
          <IconHome />
        </span>
        <span>{t("nav.home")}</span>
      </Link>
    </li>
  );
}

export function Rail() {
  const t = useWords();
  const groups = useGroups();
  const here = moduleAt(usePath());
  return (
    <nav className="rail" aria-label={t("nav.main")} data-region="rail">
      <Logo />
      <ul>
        <HomeItem here={here === ""} />
        {groups.map((group) => (
          <GroupItem key={group.group} group={group} here={here} />
        ))}
      </ul>
    </nav>
  );
}

/** The entries of the group one is in; folds away on wide pages. */
export function GroupColumn() {
  const t = useWords();
  const both = useBoth();
  const path = usePath();
  const manifests = useContext(ManifestsContext);
  const here = moduleAt(path);
  const group = useGroups().find((g) => g.entries.some((e) => e.module === here));
  if (!group || group.entries.length < 2 || routeAt(path, manifests)?.wide) return null;
  return (
    <nav className="column" aria-label={t("nav.group", { group: both(group) })} data-region="column">
      <p className="column-title">{both(group)}</p>
      <ul>
        {group.entries.map((entry) => (
          <li key={entry.module}>
            <EntryLink entry={entry} here={entry.module === here} className="entry" />
          </li>
        ))}
      </ul>
    </nav>
  );
}
