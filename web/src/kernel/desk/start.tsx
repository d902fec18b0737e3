/** Starts a staff face: words, theme, cache, routes. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Face } from "../face";
import { Problem } from "../http";
import { registry } from "../keys/registry";
import type { Manifest } from "../manifest";
import { collectSlots, SlotsContext } from "../slots";
import { startTheme } from "../theme";
import { registerWords, startWords, type WordFiles } from "../words/words";
import { Desk } from "./desk";
import { ManifestsContext } from "./manifests";
import { routerOf } from "./router";

export type ManifestFiles = Record<string, { default: Manifest }>;

const isFinal = (error: unknown) => error instanceof Problem && error.status >= 400 && error.status < 500;

export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server may stand on this very machine: "offline" says nothing about it.
      queries: {
        networkMode: "always",
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (n, error) => n < 2 && !isFinal(error),
      },
      mutations: { networkMode: "always" },
    },
  });
}

export async function startDesk(face: Face, files: ManifestFiles, words: WordFiles): Promise<void> {
  const manifests = Object.values(files).map((file) => file.default);
  startTheme();
  registerWords(words);
  registry.add(manifests.flatMap((m) => m.actions ?? []));
  await startWords();
  const router = routerOf(manifests);
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={queryClient()}>
        <ManifestsContext.Provider value={manifests}>
          <SlotsContext.Provider value={collectSlots(manifests)}>
            <Desk face={face} router={router} />
          </SlotsContext.Provider>
        </ManifestsContext.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
