/** What was said: words, a picture, a card of another module. */

import { useState } from "react";
import { Slot } from "@/kernel/slots";
import { IconImage } from "@/kernel/ui/icons";
import { useWords } from "@/kernel/words/words";
import type { Row } from "../calls";
import { thumbUrl } from "../model/files";
import { useLook } from "./lightbox";

type Props = { kind: string; body: Record<string, unknown>; mine: boolean; party: string; row: Row };
const LINK = /(https?:\/\/[^\s<>"'（）]+)/g;

/** Addresses become links; they never take this page with them. */
function Words({ text }: { text: string }) {
  const parts = text.split(LINK);
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <a key={i} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}

const SIDE = 220;

function Picture({ body, row }: { body: Record<string, unknown>; row: Row }) {
  const t = useWords("conversations");
  const look = useLook();
  const [broken, setBroken] = useState(false);
  const id = String(body.file_id ?? "");
  const [w, h] = [Number(body.width) || SIDE, Number(body.height) || SIDE];
  const scale = Math.min(1, SIDE / Math.max(w, h));
  const size = { width: Math.max(48, Math.round(w * scale)), height: Math.max(48, Math.round(h * scale)) };
  return (
    <button
      type="button"
      className="im-picture"
      aria-label={t("chat.picture")}
      style={size}
      onClick={() => look(row.thread, id)}
    >
      {broken ? (
        <span className="im-broken">
          <IconImage aria-hidden="true" /> {t("chat.picture_gone")}
        </span>
      ) : (
        <img src={thumbUrl(id)} alt="" {...size} loading="lazy" decoding="async" onError={() => setBroken(true)} />
      )}
    </button>
  );
}

/** A card whose module has no part for it here still says what it was. */
function PlainCard({ body }: { body: Record<string, unknown> }) {
  const t = useWords("conversations");
  return (
    <div className="im-card">
      <span className="sub">{t("chat.card")}</span>
      <p data-user>{String(body.text ?? "")}</p>
    </div>
  );
}

export function Content({ kind, body, mine, party, row }: Props) {
  if (kind === "image") return <Picture body={body} row={row} />;
  if (kind === "card") {
    return (
      <Slot
        name={`message.card.${String(body.module)}.${String(body.kind)}`}
        with={{ id: String(body.id), snapshot: body, mine }}
        waiting={<PlainCard body={body} />}
        none={<PlainCard body={body} />}
      />
    );
  }
  return (
    <div className={`im-bubble ${party}`} data-user>
      <Words text={String(body.text ?? "")} />
    </div>
  );
}
