import type { Manifest } from "@/kernel/manifest";
import { IconUserGroup } from "@/kernel/ui/icons";
import { routes } from "../routes";

export default { module: "staff", icon: <IconUserGroup />, routes } satisfies Manifest;
