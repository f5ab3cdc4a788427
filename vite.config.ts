import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** The site's icon, which no style sheet names, under a name that holds its hash like everything else of the browser. */
const icon: Plugin = {
  name: "icon",
  applyToEnvironment: (environment) => environment.name === "client",
  generateBundle() {
    this.emitFile({ type: "asset", name: "icon.svg", source: readFileSync(join(import.meta.dirname, "src/web/icon.svg")) });
  },
};

/**
 * One build, two programs: the server bundle and what the browser gets,
 * under names that hold their hash. bin/build.mjs says where they go.
 */
export default defineConfig({
  appType: "custom",
  publicDir: false,
  logLevel: "warn",
  plugins: [icon],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  environments: {
    client: {
      build: {
        manifest: "manifest.json",
        assetsDir: "assets",
        assetsInlineLimit: 0, // the content security policy has no fonts from data:
        emptyOutDir: true,
        reportCompressedSize: false,
        rolldownOptions: { input: { style: "src/web/style.css", japanese: "src/web/japanese.css" } },
      },
    },
    ssr: {
      // Packages are built in: a start reads a dozen files in place of a thousand. Those with files of their own beside their code stay outside.
      resolve: { noExternal: true, external: ["@duckdb/node-api", "@electric-sql/pglite", "@resvg/resvg-js", "pg", "pino"] },
      build: {
        ssr: true,
        target: "node20",
        emptyOutDir: true,
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: {
            main: "src/cli/main.ts",
            "loading-process": "src/cli/loading-process.ts",
            "frozen-process": "src/cli/frozen-process.ts",
            "sql-process": "src/cli/sql/sql-process.ts",
            "reading-thread": "src/cli/reading-thread.ts",
          },
          output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
        },
      },
    },
  },
  builder: {},
});
