/** The bell of the top bar: unread notices, and their sound and popup in one tab. */
import { useEffect, useRef } from "react";
import { useLive } from "@/kernel/live/use";
import { IconBell } from "@/kernel/ui/icons";
import { Go, useGo } from "@/kernel/ui/link";
import { Button, Popover } from "@/kernel/ui/semi";
import { Nothing } from "@/kernel/ui/states";
import { useBoth, useWords } from "@/kernel/words/words";
import { soundOf, useNotices, useReadAll, useSetting } from "../calls";
import { inOneTab, openSound, popUp, ring } from "../ringer";
import { NoticeRow } from "./row";

function useRinger(): void {
  const both = useBoth();
  const go = useGo();
  const setting = useSetting().data;
  const leads = useRef(false);
  useEffect(
    () =>
      inOneTab(() => {
        leads.current = true;
      }),
    [],
  );
  useEffect(() => {
    const open = () => void openSound();
    addEventListener("pointerdown", open, { once: true });
    return () => removeEventListener("pointerdown", open);
  }, []);
  useLive("notice", (notice) => {
    if (!leads.current) return;
    if (notice.sound && setting) ring(notice.level, soundOf(setting, notice.level).volume);
    if (notice.popup && document.hidden)
      popUp(
        both({ zh: notice.title_zh, en: notice.title_en }),
        notice.text,
        notice.link || notice.id,
        () => notice.link && go(notice.link),
      );
  });
}

export default function Bell() {
  const t = useWords("notices");
  const { data, refetch } = useNotices(8);
  const readAll = useReadAll();
  useRinger();
  useLive("notice", () => void refetch());
  const unread = data?.counts?.unread ?? 0;
  const list = (
    <div className="bell-list">
      <header>
        <b>{t("title")}</b>
        <Button size="small" theme="borderless" disabled={unread === 0} onClick={() => readAll.mutate()}>
          {t("read_all")}
        </Button>
      </header>
      {data && data.items.length > 0 ? (
        <ul>
          {data.items.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      ) : (
        <Nothing title={t("none")} />
      )}
      <footer>
        <Go to="/notices">{t("all")}</Go> <Go to="/notices/settings">{t("settings")}</Go>
      </footer>
    </div>
  );
  return (
    <Popover trigger="click" position="bottomRight" content={list}>
      <button type="button" className="bell" aria-label={t("unread", { n: unread })}>
        <IconBell aria-hidden="true" />
        {unread > 0 && <span className="bell-n">{unread > 99 ? "99+" : unread}</span>}
      </button>
    </Popover>
  );
}
