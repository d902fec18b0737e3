/** Where a file is dropped or chosen; it is on its way until the server has it. */
import { type DragEvent, useRef, useState } from "react";
import { Problem } from "@/kernel/http";
import { Button, Progress } from "@/kernel/ui/semi";
import { ErrorNote } from "@/kernel/ui/states";
import { User } from "@/kernel/ui/text";
import { upload } from "@/kernel/upload";
import { useWords } from "@/kernel/words/words";
import { type Brought, MOST_BYTES, PATH } from "../imports";

type Sending = { name: string; part: number; stop: AbortController };

function useSending(done: (found: Brought) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File) => {
    setError(null);
    if (file.size > MOST_BYTES) {
      setError(new Problem({ code: "sheet_too_large", params: { most: 200 } }));
      return;
    }
    const stop = new AbortController();
    const told = (part: number) => setSending({ name: file.name, part, stop });
    told(0);
    try {
      done(await upload<Brought>(PATH, file, { progress: told, signal: stop.signal }));
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem);
    } finally {
      setSending(null);
    }
  };
  return { sending, error, send };
}

export function ImportDrop({ done }: { done: (found: Brought) => void }) {
  const t = useWords("orders");
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { sending, error, send } = useSending(done);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !sending) void send(file);
  };
  return (
    <section
      className={over ? "import-drop import-over" : "import-drop"}
      aria-label={t("import.drop")}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {sending ? (
        <div className="import-sending" role="status">
          <User>{sending.name}</User>
          <Progress percent={Math.floor(sending.part * 100)} showInfo aria-label={t("import.sending")} />
          <Button size="small" onClick={() => sending.stop.abort()}>
            {t("import.stop")}
          </Button>
        </div>
      ) : (
        <>
          <p>{t("import.drop")}</p>
          <p className="sub">{t("import.drop_text")}</p>
          <input
            ref={chooser}
            type="file"
            accept=".csv,.xlsx"
            hidden
            aria-label={t("import.choose")}
            onChange={(e) => {
              const file = e.target.files?.[0];
              e.target.value = "";
              if (file) void send(file);
            }}
          />
          <Button theme="solid" onClick={() => chooser.current?.click()}>
            {t("import.choose")}
          </Button>
        </>
      )}
      <ErrorNote error={error} module="orders" />
    </section>
  );
}
