import "@/kernel/styles/buyer.css";
import type { BuyerManifest } from "@/kernel/buyer/manifest";
import { startBuyer } from "./shell";

startBuyer(import.meta.glob<{ default: BuyerManifest }>("/src/modules/*/buyer/manifest.tsx", { eager: true }));
