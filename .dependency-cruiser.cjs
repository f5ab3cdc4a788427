// The layers of layers.json as rules: whatever is not named there is forbidden.
const layers = require("./layers.json");

const names = Object.keys(layers);

module.exports = {
  forbidden: [
    ...names.map((layer) => ({
      name: `layer-${layer}`,
      comment: `${layer} may import ${layers[layer].join(", ") || "no other layer"} (layers.json)`,
      severity: "error",
      from: { path: `^src/${layer}/` },
      to: { path: "^src/", pathNot: [layer, ...layers[layer]].map((allowed) => `^src/${allowed}/`) },
    })),
    {
      name: "no-unknown-layer",
      comment: "every module of src stands in a layer of layers.json",
      severity: "error",
      from: { path: "^src/", pathNot: names.map((layer) => `^src/${layer}/`) },
      to: {},
    },
    {
      name: "no-unknown-layer",
      comment: "the same for a module that imports nothing and that nothing imports",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: [...names.map((layer) => `^src/${layer}/`), "\\.d\\.ts$"] },
      to: {},
    },
    { name: "no-cycle", comment: "no cycles, types included", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      comment: "every import resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^geojson$" /* types alone, from @types/geojson */ },
    },
    {
      name: "no-dev-in-product",
      comment: "the product does not run on development packages",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".sql"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types"],
    },
  },
};
