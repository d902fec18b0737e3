/** Pictures that wait to be sent: pasted, dropped or chosen, with their progress. */
import { type ClipboardEvent, type DragEvent, useSyncExternalStore } from "react";
import { serverNow } from "@/kernel/clock";
import { newKey } from "@/kernel/http";
import { useLiveKit } from "@/kernel/live/use";
import { IconClose, IconRefresh } from "@/kernel/ui/icons";
import { toast } from "@/kernel/ui/toast";
import { useRefusal } from "@/kernel/words/refusal";
import { useWords } from "@/kernel/words/words";
import { MOST_BYTES, type Picture, Pictures, refusedOf } from "../model/files";

const shelves = new WeakMap<object, Pictures>();

function useShelf(): Pictures {
  const { outbox } = useLiveKit();
  const found = shelves.get(outbox);
  if (found) return found;
  const made = new Pictures((thread, body) => outbox.post({ client_id: newKey(), thread, body, at: serverNow() }));
  shelves.set(outbox, made);
  return made;
}

export type PicturesUse = {
  all: readonly Picture[];
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  drop: (key: string) => void;
  send: () => void;
  onPaste: (event: ClipboardEvent) => void;
  dropzone: { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void };
};

export function usePictures(thread: string): PicturesUse {
  const t = useWords("conversations");
  const shelf = useShelf();
  const all = useSyncExternalStore(shelf.subscribe, () => shelf.of(thread));
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const why = refusedOf(file);
      if (why) toast("error", t(`picture.${why}`, { name: file.name, most: MOST_BYTES / 1024 / 1024 }));
      else shelf.add(thread, file);
    }
  };
  return {
    all,
    add,
    retry: (key) => shelf.retry(thread, key),
    drop: (key) => shelf.drop(thread, key),
    send: () => shelf.send(thread),
    onPaste: (event) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    },
    dropzone: {
      onDragOver: (event) => event.dataTransfer.types.includes("Files") && event.preventDefault(),
      onDrop: (event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add(event.dataTransfer.files);
      },
    },
  };
}

function One({ picture, retry, drop }: { picture: Picture; retry: () => void; drop: () => void }) {
  const t = useWords("conversations");
  const say = useRefusal("conversations");
  const { state, part, error, file } = picture;
  const words = state === "loading" ? `${Math.round(part * 100)}%` : state === "failed" ? t("picture.failed") : "";
  return (
    <li className={`im-attached im-attached-${state}`} title={error ? say(error) : file.name}>
      <img src={picture.look} alt={file.name} />
      {words && <span className="im-attached-words num">{words}</span>}
      {state === "loading" && (
        <progress max={1} value={part} aria-label={t("picture.progress", { name: file.name })}>
          {words}
        </progress>
      )}
      {state === "failed" && (
        <button type="button" className="im-attached-retry" aria-label={t("picture.retry")} onClick={retry}>
          <IconRefresh size="small" aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className="im-attached-drop"
        aria-label={t("picture.drop", { name: file.name })}
        onClick={drop}
      >
        <IconClose size="extra-small" aria-hidden="true" />
      </button>
    </li>
  );
}

export function Attached({ pictures }: { pictures: PicturesUse }) {
  const t = useWords("conversations");
  if (pictures.all.length === 0) return null;
  return (
    <ul className="im-attachments" aria-label={t("picture.waiting")}>
      {pictures.all.map((p) => (
        <One key={p.key} picture={p} retry={() => pictures.retry(p.key)} drop={() => pictures.drop(p.key)} />
      ))}
    </ul>
  );
}
