/** Pages of the house itself: home, not found, no permission, broken. */
import { Navigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMe } from "../session";
import { Slot, useSlot } from "../slots";
import { reloadOnce } from "../ui/boundary";
import { IconAlertTriangle, IconHelpCircle, IconLock } from "../ui/icons";
import { useGo } from "../ui/link";
import { Page } from "../ui/page";
import { Button } from "../ui/semi";
import { Nothing, State, Waiting } from "../ui/states";
import { User } from "../ui/text";
import { type Both, useBoth, useWords } from "../words/words";
import { useGroups } from "./manifests";

/** "/" shows what waits for this person; where nothing does, it goes to the first entry. */
export function Home() {
  const t = useWords();
  const me = useMe();
  const to = useGroups()[0]?.entries[0]?.to;
  if (useSlot("face.home").length > 0) {
    return (
      <Page title={t("page.home_title")} lead={<User>{me.shop.name}</User>}>
        <Slot name="face.home" with={{}} waiting={<Waiting />} />
      </Page>
    );
  }
  return to ? <Navigate to={to as "/"} replace /> : <Nothing />;
}

export function Missing() {
  const t = useWords();
  const go = useGo();
  return (
    <div className="whole">
      <State icon={<IconHelpCircle />} title={t("page.missing")} text={t("page.missing_text")}>
        <Button onClick={() => go("/")}>{t("page.home")}</Button>
      </State>
    </div>
  );
}

export function ClosedPage({ name }: { name: Both }) {
  const t = useWords();
  const both = useBoth();
  const go = useGo();
  return (
    <div className="whole">
      <State icon={<IconLock />} title={t("page.closed")} text={t("page.closed_text", { name: both(name) })}>
        <Button onClick={() => go("/")}>{t("page.home")}</Button>
      </State>
    </div>
  );
}

export function Broken({ error, again }: { error: Error; again: () => void }) {
  const t = useWords();
  useEffect(() => {
    reloadOnce(error);
    // Into the console, with its stack: the line a person can copy into a report.
    reportError(error);
  }, [error]);
  return (
    <div className="whole">
      <State icon={<IconAlertTriangle />} title={t("page.broken")} text={t("page.broken_text")} alert>
        <Button onClick={again}>{t("retry")}</Button>
      </State>
    </div>
  );
}
