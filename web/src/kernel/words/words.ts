/** Two languages, one catalogue a module and language, each loaded when its page is. Chinese is the default. */
import i18n from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import kernelZh from "./words.zh";

export type Language = "zh-CN" | "en";
export type Both = { zh: string; en: string };
export type Tree = { [key: string]: string | Tree };
type Loader = () => Promise<{ default: Tree }>;

const KEPT = "roost.language";
const loaders = new Map<string, Loader>([["kernel.en", () => import("./words.en")]]);

/** A module may have words for all its faces and words for one of them. */
function addLoader(name: string, load: Loader): void {
  const known = loaders.get(name);
  const both = async () => {
    const [first, second] = await Promise.all([known?.(), load()]);
    return { default: { ...first?.default, ...second.default } };
  };
  loaders.set(name, known ? both : load);
}

export type WordFiles = Record<string, () => Promise<unknown>>;

/** Path of a catalogue file → its loader, as `import.meta.glob` gives them. */
export function registerWords(files: WordFiles): void {
  for (const [path, load] of Object.entries(files)) {
    const found = /modules\/([^/]+)\/(?:[^/]+\/)?words\.(zh|en)\.ts$/.exec(path);
    if (found) addLoader(`${found[1]}.${found[2]}`, load as Loader);
  }
}

const backend = {
  type: "backend" as const,
  init: () => undefined,
  read: (language: string, module: string, done: (error: unknown, words: Tree | false) => void) => {
    const load = loaders.get(`${module}.${language.slice(0, 2)}`);
    if (!load) return done(null, {});
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error, false),
    );
  },
};

function remembered(): Language {
  return globalThis.localStorage?.getItem(KEPT) === "en" ? "en" : "zh-CN";
}

export async function startWords(language: Language = remembered()): Promise<void> {
  document.documentElement.lang = language;
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: "zh-CN",
      load: "currentOnly",
      ns: ["kernel"],
      defaultNS: "kernel",
      resources: { "zh-CN": { kernel: kernelZh } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** Loads a module's catalogue beside its page, so that the page never waits for it afterwards. */
export const loadWords = (module: string): Promise<void> => i18n.loadNamespaces(module);

/** Changes after the new words are here: nothing suspends, no draft is lost. */
export async function setLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  globalThis.localStorage?.setItem(KEPT, language);
  document.documentElement.lang = language;
}

export type Say = (key: string, params?: Record<string, unknown>) => string;

/** `const t = useWords("orders"); t("list.title", { n: 3 })` */
export function useWords(module = "kernel"): Say {
  const { t } = useTranslation(module);
  return t as unknown as Say;
}

export function useLanguage(): { language: Language; zh: boolean } {
  const { i18n: at } = useTranslation("kernel");
  const language: Language = at.language === "en" ? "en" : "zh-CN";
  return { language, zh: language === "zh-CN" };
}

/** Picks the side of a label that came in both languages. */
export function useBoth(): (label: Both | { label_zh: string; label_en: string }) => string {
  const { zh } = useLanguage();
  return (label) => {
    if ("label_zh" in label) return zh ? label.label_zh : label.label_en;
    return zh ? label.zh : label.en;
  };
}
