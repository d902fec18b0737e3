/** Pictures as evidence: each is stored first, the application names them. */
import { useId, useState } from "react";
import "../styles/buyer-pictures.css";
import { upload } from "../upload";
import { useProblem, useSay } from "./words";

type Urls = Record<string, { url: string; thumb_url: string }>;
type Props = { files: string[]; most: number; change: (files: string[]) => void; urls?: Urls };

const thumb = (id: string, urls: Urls): string => urls[id]?.thumb_url ?? `/b/api/files/${id}?thumb=true`;

export function Shown({ files, urls }: { files: string[]; urls: Urls }) {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <div className="b-pictures">
      {files.map((id) => (
        <a key={id} href={urls[id]?.url ?? `/b/api/files/${id}`} target="_blank" rel="noreferrer">
          <img src={thumb(id, urls)} alt={say({ zh: "图片凭证", en: "Evidence" })} loading="lazy" />
        </a>
      ))}
    </div>
  );
}

export function Pictures({ files, most, change, urls = {} }: Props) {
  const say = useSay();
  const tell = useProblem();
  const id = useId();
  const [refused, setRefused] = useState("");
  const [share, setShare] = useState<number | null>(null);
  const take = async (chosen: File[]) => {
    setRefused("");
    const stored = [...files];
    try {
      for (const file of chosen.slice(0, most - files.length)) {
        setShare(0);
        const { id: one } = await upload<{ id: string }>("/b/api/files", file, { progress: setShare });
        stored.push(one);
      }
      if (chosen.length > most - files.length)
        setRefused(say({ zh: "最多 {most} 张图片", en: "{most} pictures at most" }, { most }));
    } catch (error) {
      setRefused(tell(error));
    } finally {
      change(stored);
      setShare(null);
    }
  };
  return (
    <div className="b-field">
      <span>{say({ zh: "图片凭证({n}/{most})", en: "Pictures ({n}/{most})" }, { n: files.length, most })}</span>
      {files.length > 0 && (
        <div className="b-pictures">
          {files.map((file) => (
            <button key={file} type="button" onClick={() => change(files.filter((f) => f !== file))}>
              <img src={thumb(file, urls)} alt={say({ zh: "凭证,点按移除", en: "Evidence, press to remove" })} />
              <span aria-hidden="true">×</span>
            </button>
          ))}
        </div>
      )}
      <input
        id={id}
        type="file"
        multiple
        className="hidden"
        accept="image/jpeg,image/png,image/webp,image/gif"
        disabled={share !== null || files.length >= most}
        onChange={(e) => {
          void take([...(e.target.files ?? [])]);
          e.target.value = "";
        }}
      />
      <label htmlFor={id} className="b-button b-add">
        {say({ zh: "添加图片", en: "Add pictures" })}
      </label>
      {share !== null && (
        <p className="sub" role="status">
          {say({ zh: "上传中 {p}%", en: "Uploading {p}%" }, { p: Math.round(share * 100) })}
        </p>
      )}
      {refused && (
        <p className="b-error" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
