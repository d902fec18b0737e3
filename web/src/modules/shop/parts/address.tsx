/** One return address: three fields that must be there, and the division it lies in (S4-05). */
import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/kernel/http";
import { Dialog } from "@/kernel/ui/dialog";
import { Field, useForm } from "@/kernel/ui/field";
import { Button, Checkbox, Input, TextArea } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { toast } from "@/kernel/ui/toast";
import { useWords } from "@/kernel/words/words";
import type { Address } from "../calls";
import { Divisions } from "./divisions";

const EMPTY = { contact: "", phone: "", district: "", detail: "", is_default: false };
const NEEDED = ["contact", "phone", "district", "detail"] as const;

function useAddress(address: Address | null, close: () => void) {
  const t = useWords("shop");
  const queries = useQueryClient();
  const { contact, phone, district, detail, is_default } = address ?? EMPTY;
  return useForm(
    { contact, phone, district, detail, is_default },
    async (values) => {
      if (address) await call("PUT", `/api/shop/addresses/${address.id}`, { ...values, version: address.version });
      else await call("POST", "/api/shop/addresses", values);
      await queries.invalidateQueries({ queryKey: ["shop"] });
      toast("done", t("saved"));
      close();
    },
    (v) => Object.fromEntries(NEEDED.filter((n) => !v[n].trim()).map((n) => [n, t(`addresses.${n}_needed`)])),
    "shop",
  );
}

export function AddressDialog({ address, close }: { address: Address | null; close: () => void }) {
  const t = useWords("shop");
  const form = useAddress(address, close);
  return (
    <Dialog title={t(address ? "addresses.edit" : "addresses.new")} open close={close} width={560}>
      <form className="form shop-dialog" onSubmit={form.submit} noValidate>
        {(["contact", "phone"] as const).map((name) => (
          <Field key={name} label={t(`addresses.${name}`)} error={form.errorOf(name)} required>
            {(wired) => (
              <Input
                {...wired}
                value={form.values[name]}
                maxLength={name === "contact" ? 20 : 24}
                inputMode={name === "phone" ? "tel" : "text"}
                onChange={(v) => form.set(name, v)}
              />
            )}
          </Field>
        ))}
        <Field label={t("addresses.region")} error={form.errorOf("district")} required>
          {(wired) => (
            <Divisions
              id={wired.id}
              invalid={wired["aria-invalid"]}
              describedby={wired["aria-describedby"]}
              value={form.values.district}
              change={(v) => form.set("district", v)}
            />
          )}
        </Field>
        <Field label={t("addresses.detail")} error={form.errorOf("detail")} required>
          {(wired) => (
            <TextArea
              {...wired}
              value={form.values.detail}
              maxLength={120}
              rows={2}
              onChange={(v) => form.set("detail", v)}
            />
          )}
        </Field>
        <Checkbox
          checked={form.values.is_default}
          disabled={address?.is_default ?? false}
          onChange={(e) => form.set("is_default", e.target.checked ?? false)}
        >
          {t("addresses.make_default")}
        </Checkbox>
        <ErrorNote error={form.error} module="shop" />
        <div className="form-acts">
          <Button theme="solid" htmlType="submit" aria-busy={form.busy}>
            {t("save")}
          </Button>
          <Button type="tertiary" onClick={close}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
