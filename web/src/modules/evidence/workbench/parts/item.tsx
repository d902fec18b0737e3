/** One proof: what, when, by whom, and its hash. */
import { IconFile, IconLock } from "@/kernel/ui/icons";
import { Tag, User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import { type Item, isPdf } from "../calls";
import "../evidence.css";

export function Thumb({ of }: { of: Item }) {
  const both = useBoth();
  if (!of.file)
    return (
      <span className="ev-thumb" aria-hidden="true">
        <IconFile />
      </span>
    );
  return (
    <a className="ev-thumb" href={of.file.url} target="_blank" rel="noreferrer" aria-label={both(of)}>
      {of.file.thumb_url && !isPdf(of.file) ? (
        <img src={of.file.thumb_url} alt="" loading="lazy" />
      ) : (
        <IconFile aria-hidden="true" />
      )}
    </a>
  );
}

export function Line({ of, chosen, choose }: { of: Item; chosen?: boolean; choose?: (on: boolean) => void }) {
  const t = useWords("evidence");
  const both = useBoth();
  return (
    <li className="ev-line">
      {choose && (
        <input
          type="checkbox"
          aria-label={t("choose", { what: both(of) })}
          disabled={!of.file}
          checked={chosen ?? false}
          onChange={(e) => choose(e.target.checked)}
        />
      )}
      <Thumb of={of} />
      <span className="ev-text">
        <span className="row ev-wrap">
          <b>{both(of)}</b>
          <Tag tone={of.party === "merchant" ? "blue" : of.party === "buyer" ? "purple" : "neutral"}>
            {t(`party.${of.party}`)}
          </Tag>
        </span>
        {of.note && (
          <span className="ev-note">
            <User>{of.note}</User>
          </span>
        )}
        <span className="sub">
          <When at={of.at} style="second" /> · <User>{of.by}</User>
        </span>
        <span className="sub num ev-hash" title={`SHA-256 ${of.sha256}`}>
          <IconLock size="extra-small" aria-hidden="true" /> {of.sha256.slice(0, 12)}
        </span>
      </span>
    </li>
  );
}
