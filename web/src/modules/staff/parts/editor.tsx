/** Name, post and im access of an account that is there. */
import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/kernel/http";
import { Drawer } from "@/kernel/ui/dialog";
import { Field, useForm } from "@/kernel/ui/field";
import { Select } from "@/kernel/ui/select";
import { Button, Input, Switch } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import { type Person, useDoor, usePosts } from "../calls";

function Form({ person, close }: { person: Person; close: () => void }) {
  const t = useWords("staff");
  const door = useDoor();
  const queries = useQueryClient();
  const posts = usePosts().data?.items ?? [];
  const form = useForm(
    { name: person.name, post_id: person.post?.id ?? "", im_access: person.im_access },
    async ({ post_id, ...rest }) => {
      const body = { ...rest, version: person.version, ...(person.owner ? {} : { post_id }) };
      await call("PUT", `${door}/people/${person.id}`, body);
      await queries.invalidateQueries({ queryKey: ["staff"] });
      toast("done", t("people.saved"));
      close();
    },
    (v) => ({ ...(v.name.trim() ? {} : { name: t("form.name_needed") }) }),
    "staff",
  );
  return (
    <form className="form" onSubmit={form.submit} noValidate>
      <Field label={t("form.name")} error={form.errorOf("name")} required>
        {(wired) => <Input {...wired} value={form.values.name} maxLength={20} onChange={(v) => form.set("name", v)} />}
      </Field>
      {!person.owner && (
        <Field label={t("form.post")} error={form.errorOf("post_id")} hint={t("people.rights_hint")} required>
          {(wired) => (
            <Select
              {...wired}
              label={t("form.post")}
              width="100%"
              value={form.values.post_id}
              onChange={(v) => form.set("post_id", v)}
              options={posts.map((p) => ({ value: p.id, label: p.name, hint: p.description, user: true }))}
            />
          )}
        </Field>
      )}
      <Field label={t("form.im")} hint={t("form.im_hint")}>
        {(wired) => (
          <Switch
            id={wired.id}
            checked={form.values.im_access}
            aria-label={t("form.im")}
            onChange={(on) => form.set("im_access", on)}
          />
        )}
      </Field>
      <ErrorNote error={form.error} module="staff" />
      <div className="form-acts">
        <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
          {t("form.save")}
        </Button>
        <Button type="tertiary" onClick={close}>
          {t("form.cancel")}
        </Button>
      </div>
    </form>
  );
}

export function Editor({ person, close }: { person: Person | null; close: () => void }) {
  const t = useWords("staff");
  return (
    <Drawer title={t("people.edit")} open={person !== null} close={close} width={440}>
      {person && <Form key={person.id + person.version} person={person} close={close} />}
    </Drawer>
  );
}
