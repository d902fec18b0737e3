/** A picture from the phone: uploaded with its progress, then sent as a message. */
import { useRef, useState } from "react";
import { useProblem, useSay } from "@/kernel/buyer/words";
import type { Body } from "@/kernel/live/frames";
import { upload } from "@/kernel/upload";

type Stored = { id: string; width: number; height: number };
const MOST = 12 * 1024 * 1024;

export function Picture({ send }: { send: (body: Body) => void }) {
  const say = useSay();
  const tell = useProblem();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [refused, setRefused] = useState("");
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST) {
      setRefused(say({ zh: "图片不能超过 12 MB", en: "A picture may have 12 MB at most" }));
      return;
    }
    setRefused("");
    setShare(0);
    try {
      const { id, width, height } = await upload<Stored>("/b/api/files", file, { progress: setShare });
      send({ kind: "image", file_id: id, width, height });
    } catch (error) {
      setRefused(tell(error));
    } finally {
      setShare(null);
    }
  };
  return (
    <span className="c-picture">
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/gif"
        hidden
        onChange={(e) => {
          void take(e.target.files?.[0]);
          e.target.value = "";
        }}
      />
      <button
        type="button"
        aria-label={say({ zh: "发送图片", en: "Send a picture" })}
        disabled={share !== null}
        onClick={() => input.current?.click()}
      >
        {share === null ? "＋" : `${Math.round(share * 100)}%`}
      </button>
      {refused && (
        <span className="b-error" role="alert">
          {refused}
        </span>
      )}
    </span>
  );
}
