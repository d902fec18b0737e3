/** One post: name, description and its rights. A new one leads back to the form that asked for it. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/kernel/http";
import { useMe } from "@/kernel/session";
import { Field, useForm } from "@/kernel/ui/field";
import { useGo, useParam, useSearch } from "@/kernel/ui/link";
import { Page, Sheet } from "@/kernel/ui/page";
import { Button, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote, Failed, Waiting } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Branch, type Post, useDoor, usePosts, useTree } from "../calls";
import { Tree } from "../parts/tree";

const NEW = { name: "", description: "" };

function useKeep(post: Post | null, grants: ReadonlySet<string>) {
  const t = useWords("staff");
  const go = useGo();
  const [search] = useSearch();
  const door = useDoor();
  const queries = useQueryClient();
  return useForm(
    post ? { name: post.name, description: post.description } : NEW,
    async (values) => {
      const body = { ...values, grants: [...grants], ...(post ? { version: post.version } : {}) };
      const path = post ? `${door}/posts/${post.id}` : `${door}/posts`;
      const kept = await call<Post>(post ? "PUT" : "POST", path, body);
      await queries.invalidateQueries({ queryKey: ["staff"] });
      toast("done", t("posts.saved", { name: kept.name }));
      if (search.back === "/staff/new") go("/staff/new", { post: kept.id });
      else go("/staff/posts");
    },
    (v) => ({ ...(v.name.trim() ? {} : { name: t("posts.name_needed") }) }),
    "staff",
  );
}

function Form({ post, tree }: { post: Post | null; tree: Branch[] }) {
  const t = useWords("staff");
  const { owner } = useMe();
  const [grants, setGrants] = useState<Set<string>>(() => new Set(post?.grants));
  const form = useKeep(post, grants);
  return (
    <form className="stack" onSubmit={form.submit} noValidate>
      <Sheet>
        <div className="form staff-form">
          <Field label={t("posts.name")} error={form.errorOf("name")} required>
            {(wired) => (
              <Input
                {...wired}
                value={form.values.name}
                maxLength={20}
                disabled={!owner}
                onChange={(v) => form.set("name", v)}
              />
            )}
          </Field>
          <Field label={t("posts.description")} error={form.errorOf("description")}>
            {(wired) => (
              <TextArea
                {...wired}
                value={form.values.description}
                maxLength={200}
                rows={2}
                disabled={!owner}
                onChange={(v) => form.set("description", v)}
              />
            )}
          </Field>
        </div>
      </Sheet>
      <Sheet title={t("posts.config")}>
        <p className="sub">{t("posts.config_hint")}</p>
        <Tree tree={tree} chosen={grants} change={setGrants} fixed={!owner} />
      </Sheet>
      <ErrorNote error={form.error} module="staff" />
      {owner && (
        <div className="form-acts">
          <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
            {t("form.save")}
          </Button>
        </div>
      )}
    </form>
  );
}

export default function PostPage() {
  const t = useWords("staff");
  const id = useParam("id");
  const [search] = useSearch();
  const posts = usePosts();
  const tree = useTree();
  const post = posts.data?.items.find((p) => p.id === id) ?? null;
  const error = posts.error ?? tree.error;
  const from = search.back === "/staff/new";
  const back = from ? { to: "/staff/new", label: t("hire.title") } : { to: "/staff/posts", label: t("posts.title") };
  const ready = posts.data && tree.data && (post || !id);
  return (
    <Page title={t(id ? "posts.edit" : "posts.new")} back={back}>
      {error && <Failed error={error} again={() => void posts.refetch()} module="staff" />}
      {!error && !ready && (posts.data ? <Failed error={new Error(t("posts.gone"))} /> : <Waiting />)}
      {ready && <Form key={post ? `${post.id} ${post.version}` : "new"} post={post} tree={tree.data} />}
    </Page>
  );
}
