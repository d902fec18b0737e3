/** A refusal in the reader's language: the server's own sentence in Chinese, by code in English. */
import i18n from "i18next";
import { useCallback } from "react";
import { Problem } from "../http";
import { useLanguage } from "./words";

export type Refused = {
  code?: string | undefined;
  params?: Record<string, unknown> | undefined;
  detail?: string | undefined;
};

/** English stands under `refusals.<code>` in a module's catalogue, the first that knows it, or the kernel's; without it the Chinese sentence stays. */
export function refusalText(refused: Refused, zh: boolean, ...modules: (string | undefined)[]): string {
  const { code = "unknown", params = {}, detail = "" } = refused;
  if (zh && detail) return detail;
  const keys = [...modules.filter(Boolean), "kernel"].map((name) => `${name}:refusals.${code}`);
  const key = keys.find((k) => i18n.exists(k));
  if (key) return i18n.t(key, params as Record<string, string>);
  return detail || i18n.t("kernel:refusals.unknown", { code });
}

export function useRefusal(module?: string): (error: unknown) => string {
  const { zh } = useLanguage();
  return useCallback(
    (error) => {
      if (error instanceof Problem) return refusalText(error, zh, module);
      return refusalText(
        { code: "unknown", params: { code: error instanceof Error ? error.message : "" } },
        zh,
        module,
      );
    },
    [zh, module],
  );
}
