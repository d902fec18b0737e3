import { Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useNotices, useReadAll } from "../calls";
import { NoticeRow } from "../parts/row";

export default function Notices() {
  const t = useWords("notices");
  const { data, error, refetch } = useNotices(100);
  const readAll = useReadAll();
  return (
    <Page
      title={t("title")}
      acts={
        <Button onClick={() => readAll.mutate()} disabled={!data?.counts?.unread}>
          {t("read_all")}
        </Button>
      }
    >
      <Sheet>
        {error && !data && <Failed error={error} again={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data?.items.length === 0 && <Nothing title={t("none")} />}
        {data && data.items.length > 0 && (
          <ul className="notices">
            {data.items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
      </Sheet>
    </Page>
  );
}
