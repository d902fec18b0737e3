/** Whose rules the shop follows, and how that platform is reached (S4-07). */
import { useState } from "react";
import { useMe } from "@/kernel/session";
import { Dialog } from "@/kernel/ui/dialog";
import { Facts, Sheet } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { ErrorNote } from "@/kernel/ui/states";
import { Tag } from "@/kernel/ui/text";
import { toast } from "@/kernel/ui/toast";
import { useBoth, useLanguage, useWords } from "@/kernel/words/words";
import { type Settings, useKeep } from "../calls";

export function Profile({ of }: { of: Settings }) {
  const t = useWords("shop");
  const both = useBoth();
  const keep = useKeep();
  const { owner } = useMe();
  const [to, setTo] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const target = of.profiles.find((p) => p.code === to);
  const close = () => {
    setTo(null);
    setError(null);
  };
  const change = async () => {
    setBusy(true);
    try {
      await keep("profile", { profile: to, version: of.version });
      toast("done", t("profile.done"));
      close();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={t("profile.title")}>
      <div className="row">
        <Select
          label={t("profile.title")}
          width={220}
          value={of.profile.code}
          disabled={!owner}
          onChange={setTo}
          options={of.profiles.map((p) => ({ value: p.code, label: both(p) }))}
        />
        <span className="sub">{t(owner ? "profile.hint" : "profile.owner_only")}</span>
      </div>
      {target && (
        <Dialog
          title={t("profile.ask", { name: both(target) })}
          open
          close={close}
          ok={t("profile.switch")}
          busy={busy}
          perform={() => void change()}
        >
          <p>{t("profile.effect")}</p>
          <ErrorNote error={error} module="shop" />
        </Dialog>
      )}
    </Sheet>
  );
}

export function ContactPlatform({ of }: { of: Settings }) {
  const t = useWords("shop");
  const both = useBoth();
  const { zh } = useLanguage();
  const { channels } = of;
  const ways = zh ? channels.ways_zh : channels.ways_en;
  const hours = `${channels.opens.slice(0, 5)}–${channels.closes.slice(0, 5)}`;
  return (
    <Sheet
      title={t("channels.title")}
      acts={
        channels.lines.length > 0 && (
          <Tag tone={of.channels_open ? "green" : "neutral"}>
            {t(of.channels_open ? "channels.open" : "channels.closed", { hours })}
          </Tag>
        )
      }
    >
      {channels.lines.length === 0 && <p className="sub">{t("channels.none", { name: both(of.profile) })}</p>}
      <Facts
        columns={1}
        of={channels.lines.map((line) => [
          both(line),
          <a key={line.number} className="link num" href={`tel:${line.number}`}>
            {line.number}
          </a>,
        ])}
      />
      <div className="shop-channels" data-user>
        {ways.map((way) => (
          <p key={way} className="sub">
            {way}
          </p>
        ))}
        {channels.joining_zh && <p className="sub">{zh ? channels.joining_zh : channels.joining_en}</p>}
      </div>
    </Sheet>
  );
}
