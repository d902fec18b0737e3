/** Pictures: of a product (with a stand-in when there is none), of files that hang on something, and choosing them. */
import { useId, useState } from "react";
import { type Face, useFace } from "../face";
import { upload } from "../upload";
import { useRefusal } from "../words/refusal";
import { useWords } from "../words/words";
import { IconClose, IconFile, IconImage, IconPlus } from "./icons";

function hueOf(name: string): number {
  let hash = 7;
  for (const sign of name) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 360;
  return hash;
}

/** In this house: the page's policy shows no picture from elsewhere, and nobody else learns who looks. */
export const isOurs = (address: string): boolean => /^\/(?![/\\])/.test(address);

/** Beside the product's name, so it says nothing to a screen reader. */
export function Picture({ src, name, size = 40 }: { src?: string | undefined; name: string; size?: number }) {
  const [broken, setBroken] = useState(false);
  const box = { width: size, height: size };
  if (src && isOurs(src) && !broken)
    return <img className="picture" src={src} alt="" style={box} loading="lazy" onError={() => setBroken(true)} />;
  const tint = `hsl(${hueOf(name)} 55% 50% / 0.2)`;
  return (
    <span className="picture" data-user style={{ ...box, background: tint, fontSize: size * 0.42 }} aria-hidden="true">
      {[...name][0] ?? <IconImage />}
    </span>
  );
}

const fileUrl = (face: Face, id: string, thumb = false) => `${face.api}/files/${id}${thumb ? "?thumb=true" : ""}`;

type Shown = string | { url: string; thumb_url?: string | null };

/** Files that hang on something, by id or with links of their own; a click opens the whole one beside. */
export function Pictures({ files, label }: { files: Shown[]; label: string }) {
  const face = useFace();
  if (files.length === 0) return null;
  const big = (file: Shown) => (typeof file === "string" ? fileUrl(face, file) : file.url);
  const small = (file: Shown) => (typeof file === "string" ? fileUrl(face, file, true) : (file.thumb_url ?? file.url));
  return (
    <ul className="pictures" aria-label={label}>
      {files.map((file, i) => (
        <li key={big(file)}>
          <a href={big(file)} target="_blank" rel="noreferrer" aria-label={`${label} ${i + 1}`}>
            <img src={small(file)} alt="" loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What has no picture of itself, a document, is drawn as one. */
function Chosen({ src, alt }: { src: string; alt: string }) {
  const [broken, setBroken] = useState(false);
  if (!broken) return <img src={src} alt={alt} onError={() => setBroken(true)} />;
  return (
    <span className="picture-file" role="img" aria-label={alt}>
      <IconFile size="extra-large" aria-hidden="true" />
    </span>
  );
}

type Sending = { name: string; part: number };
type PickProps = { value: string[]; onChange: (ids: string[]) => void; most: number; label: string; accept?: string };

/** Chooses and uploads files; what the form gets are their ids. */
export function PickFiles({ value, onChange, most, label, accept = "image/*" }: PickProps) {
  const t = useWords();
  const say = useRefusal();
  const id = useId();
  const face = useFace();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState("");
  const take = async (files: File[]) => {
    setError("");
    let ids = value;
    for (const file of files.slice(0, most - value.length)) {
      try {
        setSending({ name: file.name, part: 0 });
        const progress = (part: number) => setSending({ name: file.name, part });
        const done = await upload<{ id: string }>(`${face.api}/files`, file, { progress });
        ids = [...ids, done.id];
        onChange(ids);
      } catch (problem) {
        setError(say(problem));
      }
    }
    setSending(null);
  };
  return (
    <div className="stack-s">
      <ul className="pictures">
        {value.map((file, i) => (
          <li key={file}>
            <Chosen src={fileUrl(face, file, true)} alt={`${label} ${i + 1}`} />
            <button
              type="button"
              className="picture-drop"
              aria-label={`${t("files.remove")} ${i + 1}`}
              onClick={() => onChange(value.filter((f) => f !== file))}
            >
              <IconClose size="extra-small" />
            </button>
          </li>
        ))}
        {value.length < most && (
          <li>
            <input
              id={id}
              type="file"
              className="hidden"
              accept={accept}
              multiple
              disabled={sending !== null}
              onChange={(e) => {
                void take([...(e.target.files ?? [])]);
                e.target.value = "";
              }}
            />
            <label htmlFor={id} className="picture-add">
              <IconPlus aria-hidden="true" />
              <span>{sending ? `${Math.round(sending.part * 100)}%` : label}</span>
            </label>
          </li>
        )}
      </ul>
      <p className="sub">{t("files.most", { n: value.length, most })}</p>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
