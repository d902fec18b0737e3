import "@douyinfe/semi-ui/lib/es/_base/base.css";
import "@/kernel/styles/desk.css";
import { type ManifestFiles, startDesk } from "@/kernel/desk/start";
import { FACES } from "@/kernel/face";

void startDesk(
  FACES.platform,
  import.meta.glob<ManifestFiles[string]>("/src/modules/*/platform/manifest.tsx", { eager: true }),
  import.meta.glob(["/src/modules/*/words.{zh,en}.ts", "/src/modules/*/platform/words.{zh,en}.ts"]),
);
