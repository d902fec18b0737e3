/// <reference types="vitest/config" />
import { fileURLToPath, URL } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": here("./src") } },
  // One origin a face. `vite` serves all three pages; each path goes to the port of its face.
  server: {
    host: "127.0.0.1",
    port: 5188,
    strictPort: true,
    proxy: {
      "/b/api": { target: "http://127.0.0.1:8401", ws: true },
      "/p/api": { target: "http://127.0.0.1:8402", ws: true },
      "/api": { target: "http://127.0.0.1:8400", ws: true },
    },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here("./index.html"), buyer: here("./buyer.html"), platform: here("./platform.html") },
      output: {
        codeSplitting: {
          // Only this one: a forced group for Semi would load its table and pickers on every page.
          groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 }],
        },
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    server: { deps: { inline: [/@douyinfe/] } },
    css: false,
  },
});
