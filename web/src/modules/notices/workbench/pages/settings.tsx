/** How one wants to be told: leave for popups, sound by level, quiet hours; each can be tried at once. */
import { useState } from "react";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, Switch } from "@/kernel/ui/semi";
import { ErrorNote, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { LEVELS, type Level, type Setting, soundOf, useSetting, useSetUp } from "../calls";
import { openSound, popUp, popupLeave, ring, soundIsOpen } from "../ringer";

type Change = (change: Partial<Setting>) => void;

/** The two leaves a browser gives, what stands now, and how to change it by hand (S2-02). */
function Leaves() {
  const t = useWords("notices");
  const [popup, setPopup] = useState(popupLeave());
  const [sound, setSound] = useState(soundIsOpen());
  const ask = async () => setPopup(await Notification.requestPermission());
  const trySound = async () => {
    setSound(await openSound());
    ring("urgent", 80);
  };
  return (
    <Sheet title={t("leave.title")}>
      <dl className="leaves">
        <dt>{t("leave.popup")}</dt>
        <dd>
          <span data-leave="popup">{t(`leave.${popup}`)}</span>
          {popup === "default" && <Button onClick={() => void ask()}>{t("leave.ask")}</Button>}
          {popup === "granted" && (
            <Button onClick={() => popUp(t("try.title"), t("try.text"), "try", () => undefined)}>
              {t("try.popup")}
            </Button>
          )}
        </dd>
        <dt>{t("leave.sound")}</dt>
        <dd>
          <span data-leave="sound">{t(sound ? "leave.granted" : "leave.silent")}</span>
          <Button onClick={() => void trySound()}>{t("try.sound")}</Button>
        </dd>
      </dl>
      {popup !== "granted" && (
        <div className="leave-help" role="note">
          <b>{t("help.title")}</b>
          {popup === "impossible" ? (
            <p>{t("help.insecure")}</p>
          ) : (
            <ol>
              <li>{t("help.lock")}</li>
              <li>{t("help.site")}</li>
              <li>{t("help.allow_popup")}</li>
              <li>{t("help.allow_sound")}</li>
            </ol>
          )}
        </div>
      )}
    </Sheet>
  );
}

function Sounds({ setting, change }: { setting: Setting; change: Change }) {
  const t = useWords("notices");
  const set = (level: Level, next: Partial<{ on: boolean; volume: number }>) =>
    change({ sounds: { ...setting.sounds, [level]: { ...soundOf(setting, level), ...next } } });
  return (
    <Sheet title={t("sounds")}>
      {LEVELS.map((level) => {
        const sound = soundOf(setting, level);
        return (
          <div key={level} className="sound-row">
            <span>{t(`level.${level}`)}</span>
            <Switch
              checked={sound.on}
              aria-label={t("sound_of", { level: t(`level.${level}`) })}
              onChange={(on) => set(level, { on })}
            />
            <input
              type="range"
              min={0}
              max={100}
              value={sound.volume}
              aria-label={t("volume_of", { level: t(`level.${level}`) })}
              onChange={(e) => set(level, { volume: e.target.valueAsNumber })}
            />
            <Button size="small" onClick={() => void openSound().then(() => ring(level, sound.volume))}>
              {t("try.short")}
            </Button>
          </div>
        );
      })}
    </Sheet>
  );
}

function Ways({ setting, change }: { setting: Setting; change: Change }) {
  const t = useWords("notices");
  const quiet = (next: Partial<Setting["quiet"]>) => change({ quiet: { ...setting.quiet, ...next } });
  return (
    <Sheet title={t("ways")}>
      <div className="sound-row">
        <span>{t("popup")}</span>
        <Switch checked={setting.popup} aria-label={t("popup")} onChange={(popup) => change({ popup })} />
      </div>
      <div className="sound-row">
        <span>{t("phone")}</span>
        <Switch checked={setting.phone} aria-label={t("phone")} onChange={(phone) => change({ phone })} />
      </div>
      <div className="sound-row">
        <span>{t("quiet")}</span>
        <Switch checked={setting.quiet.on} aria-label={t("quiet")} onChange={(on) => quiet({ on })} />
        <input
          type="time"
          aria-label={t("quiet_from")}
          value={setting.quiet.opens.slice(0, 5)}
          onChange={(e) => quiet({ opens: `${e.target.value}:00` })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="time"
          aria-label={t("quiet_to")}
          value={setting.quiet.closes.slice(0, 5)}
          onChange={(e) => quiet({ closes: `${e.target.value}:00` })}
        />
      </div>
    </Sheet>
  );
}

export default function Settings() {
  const t = useWords("notices");
  const kept = useSetting().data;
  const setUp = useSetUp();
  const [draft, setDraft] = useState<Setting>();
  const setting = draft ?? kept;
  if (!setting) return <Waiting />;
  const change: Change = (next) => {
    const whole = { ...setting, ...next };
    setDraft(whole);
    setUp.mutate(whole);
  };
  return (
    <Page title={t("settings")} back={{ to: "/notices", label: t("title") }}>
      <ErrorNote error={setUp.error} module="notices" />
      <Leaves />
      <Sounds setting={setting} change={change} />
      <Ways setting={setting} change={change} />
    </Page>
  );
}
