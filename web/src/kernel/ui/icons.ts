/** Semi's icons, e.g. `import { IconBell } from "@/kernel/ui/icons"`. Only those used are shipped. */
export * from "@douyinfe/semi-icons";
