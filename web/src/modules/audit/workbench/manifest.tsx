import type { Manifest } from "@/kernel/manifest";
import { IconHistory } from "@/kernel/ui/icons";
import { routes } from "../routes";

export default { module: "audit", icon: <IconHistory />, routes } satisfies Manifest;
