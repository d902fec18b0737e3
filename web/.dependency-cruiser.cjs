/** The walls of the web folder: each rule names what it keeps apart. */
module.exports = {
  forbidden: [
    {
      name: "modules-are-strangers",
      comment: "A module's screen reaches another's only through slots and links.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "faces-see-manifests-only",
      severity: "error",
      from: { path: "^src/faces/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/[^/]+/(workbench|buyer|platform)/manifest\\.tsx?$" },
    },
    {
      name: "kernel-knows-no-one",
      severity: "error",
      from: { path: "^src/kernel/" },
      to: { path: "^src/(modules|faces)/" },
    },
    {
      name: "semi-behind-one-door",
      comment: "Per-component imports, and one file to change when the design system moves.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(kernel/ui/(semi|icons)\\.ts|faces/[^/]+/main\\.tsx)$" },
      to: { path: "@douyinfe" },
    },
    {
      name: "buyer-is-small",
      comment: "The buyer's page is opened on a phone: react and query, nothing else.",
      severity: "error",
      from: { path: "^src/(faces/buyer|modules/[^/]+/buyer)/" },
      to: { path: "@douyinfe|@tanstack/react-router|i18next|echarts", reachable: true },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "dynamic-import"] } },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.test\\.tsx?$" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "default"] },
  },
};
