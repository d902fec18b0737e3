/** 岗位管理: the posts, what they may do and how many have them. */
import { useState } from "react";
import { useDeed } from "@/kernel/ask";
import { useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { Go, useGo } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Nothing, Waiting } from "@/kernel/ui/states";
import { type Column, Table } from "@/kernel/ui/table";
import { User } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Post, useDoor, usePosts } from "../calls";
import { Sections } from "../parts/sections";

function Removal({ post, close }: { post: Post; close: () => void }) {
  const t = useWords("staff");
  const door = useDoor();
  const deed = useDeed<undefined, unknown>({
    path: `${door}/posts/${post.id}`,
    method: "DELETE",
    done: () => {
      toast("done", t("posts.deleted"));
      close();
    },
  });
  return (
    <Dialog
      title={t("posts.delete_title", { name: post.name })}
      open
      close={close}
      ok={t("posts.delete")}
      danger
      busy={deed.isPending}
      disabled={post.people > 0}
      perform={() => deed.mutate(undefined)}
    >
      <p>{post.people > 0 ? t("posts.in_use", { n: post.people }) : t("posts.delete_effect")}</p>
      <ErrorNote error={deed.error} module="staff" />
    </Dialog>
  );
}

function useColumns(remove: (post: Post) => void): Column<Post>[] {
  const t = useWords("staff");
  const { owner } = useMe();
  return [
    {
      key: "name",
      title: t("posts.name"),
      width: 180,
      cell: (p) => (
        <Go to={`/staff/posts/${p.id}`}>
          <User>{p.name}</User>
        </Go>
      ),
    },
    { key: "description", title: t("posts.description"), cell: (p) => <User>{p.description || "—"}</User> },
    {
      key: "rights",
      title: t("posts.rights"),
      width: 110,
      align: "right",
      cell: (p) => <span className="num">{p.grants.length}</span>,
    },
    {
      key: "people",
      title: t("posts.people"),
      width: 110,
      align: "right",
      cell: (p) => <span className="num">{p.people}</span>,
    },
    {
      key: "acts",
      title: t("people.acts"),
      width: 150,
      pin: true,
      cell: (p) =>
        owner && (
          <div className="row">
            <Go to={`/staff/posts/${p.id}`}>{t("people.edit")}</Go>
            <Button size="small" theme="borderless" type="danger" onClick={() => remove(p)}>
              {t("posts.delete")}
            </Button>
          </div>
        ),
    },
  ];
}

export default function Posts() {
  const t = useWords("staff");
  const go = useGo();
  const { owner } = useMe();
  const { data, error, refetch } = usePosts();
  const [removed, remove] = useState<Post | null>(null);
  const columns = useColumns(remove);
  const make = (
    <Button theme="solid" onClick={() => go("/staff/posts/new")}>
      {t("posts.new")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("posts.lead")} acts={owner && make}>
      <Sections />
      <Sheet flush>
        {error && !data && <Failed error={error} again={() => void refetch()} module="staff" />}
        {!data && !error && <Waiting rows={4} />}
        {data && data.items.length === 0 && (
          <Nothing title={t("posts.none")} text={t("posts.none_hint")}>
            {owner && make}
          </Nothing>
        )}
        {data && data.items.length > 0 && (
          <Table label={t("posts.title")} columns={columns} rows={data.items} rowKey={(p) => p.id} />
        )}
      </Sheet>
      {removed && <Removal post={removed} close={() => remove(null)} />}
    </Page>
  );
}
