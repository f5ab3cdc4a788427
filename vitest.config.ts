import { defineConfig } from "vitest/config";

/** The projects of STYLE: unit and slice on PGlite; the real server; the built program; rules; the browser; and what needs ../shared. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    css: { include: [/\.css\?raw$/] }, // the text of a style sheet, which pictures take their look from; others are left empty
    projects: [
      { extends: true, test: { name: "unit", include: ["src/**/*.test.{ts,tsx}", "test/slice/**/*.test.ts"] } },
      { extends: true, test: { name: "postgres", include: ["test/postgres/**/*.test.ts"], fileParallelism: false } },
      { extends: true, test: { name: "process", include: ["test/process/**/*.test.ts"], fileParallelism: false, testTimeout: 240_000 } },
      { extends: true, test: { name: "rules", include: ["test/rules/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/setup.ts"], // one site and one browser for all
          fileParallelism: false,
          maxConcurrency: 3, // pages open at once: two cores are kept busy, and no page waits long
          testTimeout: 120_000,
          retry: 1, // a browser gets stuck once in some thousand pages; what is wrong with the site is wrong twice, and a retry is shown
        },
      },
      { extends: true, test: { name: "shared", include: ["test/shared/**/*.test.ts"] } },
    ],
  },
});
