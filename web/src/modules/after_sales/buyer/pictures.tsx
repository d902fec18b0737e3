/** Pictures as evidence: each is stored first, the application names them. */
import { useId, useState } from "react";
import { useProblem, useSay } from "@/kernel/buyer/words";
import { upload } from "@/kernel/upload";

type Props = { files: string[]; most: number; change: (files: string[]) => void };

export function Pictures({ files, most, change }: Props) {
  const say = useSay();
  const tell = useProblem();
  const id = useId();
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const take = async (chosen: File[]) => {
    setBusy(true);
    setRefused("");
    try {
      const stored = [...files];
      for (const file of chosen.slice(0, most - files.length)) {
        const { id: one } = await upload<{ id: string }>("/b/api/files", file);
        stored.push(one);
      }
      change(stored);
    } catch (error) {
      setRefused(tell(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="b-field">
      <label htmlFor={id}>
        {say({ zh: "图片凭证({n}/{most})", en: "Pictures ({n}/{most})" }, { n: files.length, most })}
      </label>
      <div className="a-pictures">
        {files.map((file) => (
          <button key={file} type="button" onClick={() => change(files.filter((f) => f !== file))}>
            <img src={`/b/api/files/${file}`} alt={say({ zh: "凭证,点按移除", en: "Evidence, press to remove" })} />
          </button>
        ))}
      </div>
      <input
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/gif"
        disabled={busy || files.length >= most}
        onChange={(e) => {
          void take([...(e.target.files ?? [])]);
          e.target.value = "";
        }}
      />
      {refused && (
        <p className="b-error" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
