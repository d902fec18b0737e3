/** The top bar: shop, figures of the modules, connection, notices, language, theme, account. */
import { useQueryClient } from "@tanstack/react-query";
import { useFace } from "../face";
import { call } from "../http";
import { comboText } from "../keys/combo";
import { useLiveKit, useLiveState } from "../live/use";
import { useMe } from "../session";
import { Slot } from "../slots";
import { setTheme, useTheme } from "../theme";
import { IconChevronDown, IconDesktop, IconExit, IconKey, IconMoon, IconSearch, IconSun, IconUser } from "../ui/icons";
import { useGo } from "../ui/link";
import { Button, Dropdown, Tooltip } from "../ui/semi";
import { Avatar, User } from "../ui/text";
import { setLanguage, useLanguage, useWords } from "../words/words";
import { useRetryIn } from "./connection";

export function LiveChip() {
  const t = useWords();
  const { live } = useLiveKit();
  const { phase, attempt, latency } = useLiveState();
  const seconds = useRetryIn();
  const text = {
    idle: t("live.connecting"),
    connecting: attempt > 1 ? t("live.reconnecting", { n: attempt }) : t("live.connecting"),
    open: latency === null ? t("live.open") : t("live.open_ms", { ms: latency }),
    waiting: t("live.waiting", { s: seconds, n: attempt }),
    ended: t("live.ended"),
  }[phase];
  return (
    <button type="button" className={`live live-${phase}`} data-phase={phase} onClick={() => live.nudge()}>
      <i aria-hidden="true" />
      <span>{text}</span>
    </button>
  );
}

function LanguageButton() {
  const t = useWords();
  const { zh } = useLanguage();
  return (
    <Tooltip content={t("top.language")}>
      <span>
        <Button
          theme="borderless"
          type="tertiary"
          aria-label={t("top.language")}
          onClick={() => void setLanguage(zh ? "en" : "zh-CN")}
        >
          <span lang={zh ? "en" : "zh-CN"} data-user>
            {zh ? "EN" : "中"}
          </span>
        </Button>
      </span>
    </Tooltip>
  );
}

function ThemeButton() {
  const t = useWords();
  const { dark } = useTheme();
  const label = t(dark ? "top.light" : "top.dark");
  return (
    <Tooltip content={label}>
      <span>
        <Button
          theme="borderless"
          type="tertiary"
          icon={dark ? <IconSun /> : <IconMoon />}
          aria-label={label}
          onClick={() => setTheme(dark ? "light" : "dark")}
        />
      </span>
    </Tooltip>
  );
}

function Account({ showKeys }: { showKeys: () => void }) {
  const t = useWords();
  const me = useMe();
  const face = useFace();
  const queries = useQueryClient();
  const go = useGo();
  const logout = async () => {
    await call("POST", `${face.api}/staff/logout`);
    queries.clear();
    location.assign("/");
  };
  return (
    <Dropdown
      trigger="click"
      position="bottomRight"
      render={
        <Dropdown.Menu>
          <Dropdown.Title>
            <User>{me.name}</User> · {me.phone_masked}
          </Dropdown.Title>
          <Dropdown.Item icon={<IconUser />} onClick={() => go("/staff/me")}>
            {t("top.me")}
          </Dropdown.Item>
          <Dropdown.Item icon={<IconKey />} onClick={showKeys}>
            {t("top.keys")}
          </Dropdown.Item>
          <Dropdown.Item icon={<IconDesktop />} onClick={() => setTheme("system")}>
            {t("top.system")}
          </Dropdown.Item>
          <Dropdown.Divider />
          <Dropdown.Item icon={<IconExit />} type="danger" onClick={() => void logout()}>
            {t("top.logout")}
          </Dropdown.Item>
        </Dropdown.Menu>
      }
    >
      <button type="button" className="account">
        <span className="hidden">{t("top.account")}</span>
        <Avatar name={me.name} size={28} />
        <span className="account-text">
          <User>{me.name}</User>
          <small>{me.owner ? t("top.owner") : <User>{me.post?.name ?? ""}</User>}</small>
        </span>
        <IconChevronDown size="small" aria-hidden="true" />
      </button>
    </Dropdown>
  );
}

export function TopBar({ showPalette, showKeys }: { showPalette: () => void; showKeys: () => void }) {
  const t = useWords();
  const me = useMe();
  return (
    <header className="top" data-region="top">
      <span className="shop">
        <span className="shop-mark" aria-hidden="true" data-user>
          {[...me.shop.name][0]}
        </span>
        <b>
          <User>{me.shop.name}</User>
        </b>
      </span>
      <div className="top-figures">
        <Slot name="shell.top" with={{}} />
      </div>
      <div className="top-right">
        <button type="button" className="finder" onClick={showPalette}>
          <span className="hidden">{t("top.palette")}</span>
          <IconSearch size="small" aria-hidden="true" />
          <kbd>{comboText("Mod+KeyK")}</kbd>
        </button>
        <LiveChip />
        <Slot name="shell.help" with={{}} />
        <Slot name="shell.bell" with={{}} />
        <LanguageButton />
        <ThemeButton />
        <Slot name="shell.presence" with={{}} />
        <Account showKeys={showKeys} />
      </div>
    </header>
  );
}
