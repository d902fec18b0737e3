/** The frame of every staff page: rail, top bar, page, and the layers that may lie above. */
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { nextRegion, useActions, useKeyListener } from "../keys/use";
import { Waiting } from "../ui/states";
import { Toasts } from "../ui/toast";
import { useWords } from "../words/words";
import { ConnectionBanner, UnsafeGround, VersionBar } from "./connection";
import { GroupColumn, Rail } from "./rail";
import { TopBar } from "./top";

const Palette = lazy(() => import("./palette"));
const KeySheet = lazy(() => import("./key-sheet"));

type Layer = "palette" | "keys" | null;

const both = (key: "help" | "palette" | "regions" | "regions_back") =>
  ({
    help: { zh: "查看快捷键", en: "Show shortcuts" },
    palette: { zh: "打开命令面板", en: "Open the command palette" },
    regions: { zh: "移到下一个区域", en: "Next page region" },
    regions_back: { zh: "移到上一个区域", en: "Previous page region" },
  })[key];

function useShellActions(show: (layer: Layer) => void): void {
  useKeyListener();
  useActions([
    { name: "shell.palette", words: both("palette"), keys: ["Mod+KeyK"], quiet: true, perform: () => show("palette") },
    { name: "shell.keys", words: both("help"), keys: ["?"], perform: () => show("keys") },
    { name: "shell.regions", words: both("regions"), keys: ["F6"], quiet: true, perform: () => nextRegion() },
    {
      name: "shell.regions_back",
      words: both("regions_back"),
      keys: ["Shift+F6"],
      quiet: true,
      perform: () => nextRegion(true),
    },
  ]);
}

export function Shell() {
  const t = useWords();
  const [layer, setLayer] = useState<Layer>(null);
  useShellActions(setLayer);
  const close = () => setLayer(null);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Rail />
      <TopBar showPalette={() => setLayer("palette")} showKeys={() => setLayer("keys")} />
      <GroupColumn />
      <main id="main" className="main" tabIndex={-1} data-region="main">
        <UnsafeGround />
        <VersionBar />
        <ConnectionBanner />
        <Suspense
          fallback={
            <div className="board">
              <Waiting />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <Toasts />
      <Suspense>
        {layer === "palette" && <Palette close={close} />}
        {layer === "keys" && <KeySheet close={close} />}
      </Suspense>
    </div>
  );
}
