import { useGo } from "@/kernel/ui/link";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import "../notices.css";
import { type NoticeView, useRead } from "../calls";

const TONE = { info: "blue", warn: "amber", urgent: "red" } as const;

export function NoticeRow({ notice }: { notice: NoticeView }) {
  const t = useWords("notices");
  const both = useBoth();
  const read = useRead();
  const go = useGo();
  const open = (link: string) => {
    if (!notice.read) read.mutate({ id: notice.id });
    if (link) go(link);
  };
  return (
    <li className={notice.read ? "notice" : "notice new"}>
      <div className="notice-head">
        <Tag tone={TONE[notice.level]}>{t(`level.${notice.level}`)}</Tag>
        <b>{both({ zh: notice.title_zh, en: notice.title_en })}</b>
        <When at={notice.at} style="short" />
      </div>
      {notice.text && (
        <p className="sub">
          <User>{notice.text}</User>
        </p>
      )}
      <span className="notice-acts">
        {notice.link && (
          <button type="button" className="plain link" onClick={() => open(notice.link)}>
            {t("open")}
          </button>
        )}
        {!notice.read && (
          <button type="button" className="plain link" onClick={() => open("")}>
            {t("read")}
          </button>
        )}
      </span>
    </li>
  );
}
