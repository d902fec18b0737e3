/** The time machine: there in a demo, and nowhere else; the server has no such door in real use. */
import type { Manifest } from "@/kernel/manifest";

const manifest: Manifest = {
  module: "demo",
  routes: [],
  slots: [{ slot: "shell.top", order: 900, part: () => import("./time-machine") }],
};
export default manifest;
