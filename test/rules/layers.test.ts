import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import layers from "../../layers.json";

const run = promisify(execFile);
const allowed: Readonly<Record<string, readonly string[]>> = layers;
const names = Object.keys(allowed);
const depcruise = join(process.cwd(), "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };
type Cruised = { readonly summary: { readonly totalCruised: number; readonly violations: readonly Violation[] } };

async function cruise(folder: string): Promise<Cruised["summary"]> {
  const call = run(process.execPath, [depcruise, "src", "--output-type", "json"], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await call.catch((error: unknown) => error as { readonly stdout: string }); // exit code: the number of errors
  return (JSON.parse(stdout) as Cruised).summary;
}

/** Every way in which a module can lean on another, here from core on a page. */
const waysToImport = {
  "value-import": `import { leaf } from "../web/leaf.ts";\nexport const it = leaf;\n`,
  "type-import": `import type { Leaf } from "../web/leaf.ts";\nexport type It = Leaf;\n`,
  "inline-type": `export type It = import("../web/leaf.ts").Leaf;\n`,
  "dynamic-import": `export const it = async (): Promise<unknown> => import("../web/leaf.ts");\n`,
  "re-export": `export { leaf } from "../web/leaf.ts";\n`,
  "re-export-of-all": `export * from "../web/leaf.ts";\n`,
  "side-effect": `import "../web/leaf.ts";\n`,
  "page-with-markup": `import { Page } from "../web/page.tsx";\nexport const it = Page;\n`,
};

/** A tree with a module of each layer that imports one of every other, and one of each other offence. */
function plant(folder: string): void {
  for (const file of ["layers.json", ".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) cpSync(file, join(folder, file));
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const layer of names) {
    write(`src/${layer}/leaf.ts`, `export type Leaf = "${layer}";\nexport const leaf = 1;\n`);
    for (const other of names.filter((one) => one !== layer))
      write(`src/${layer}/to-${other}.ts`, `import type { Leaf } from "../${other}/leaf.ts";\nexport type It = Leaf;\n`);
  }
  for (const [way, text] of Object.entries(waysToImport)) write(`src/core/by-${way}.ts`, text);
  write("src/web/page.tsx", "export const Page = 1;\n");
  write("src/elsewhere/stray.ts", "export const stray = 1;\n");
  write("src/core/one.ts", `import type { Other } from "./other.ts";\nexport type One = Other | 1;\n`);
  write("src/core/other.ts", `import type { One } from "./one.ts";\nexport type Other = One | 2;\n`);
  write("src/core/lost.ts", `import { lost } from "./nowhere.ts";\nexport const it = lost;\n`);
  write("src/core/dev.ts", `import { test } from "vitest";\nexport const it = test;\n`);
}

const folder = mkdtempSync(join(tmpdir(), "sarai-layers-"));
let planted: Cruised["summary"];
beforeAll(async () => {
  plant(folder);
  planted = await cruise(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every planted module is read", () => {
  expect(planted.totalCruised).toBeGreaterThanOrEqual(names.length * names.length);
});

test.each(names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to }))))(
  "$from importing $to is judged by layers.json",
  ({ from, to }) => {
    const reported = planted.violations.some((one) => one.rule.name === `layer-${from}` && one.from === `src/${from}/to-${to}.ts`);
    expect(reported).toBe(!(allowed[from] ?? []).includes(to));
  },
);

test.each(Object.keys(waysToImport))("a forbidden %s is reported", (way) => {
  const found = planted.violations.filter((one) => one.rule.name === "layer-core").map((one) => one.from);
  expect(found).toContain(`src/core/by-${way}.ts`);
});

test.each([
  ["no-unknown-layer", "src/elsewhere/stray.ts"],
  ["no-cycle", "src/core/one.ts"],
  ["no-unresolved", "src/core/lost.ts"],
  ["no-dev-in-product", "src/core/dev.ts"],
])("%s reports %s", (rule, from) => {
  expect(planted.violations.map((one) => `${one.rule.name} ${one.from}`)).toContain(`${rule} ${from}`);
});

test("what is allowed is not reported by any rule", () => {
  const at = new Set(planted.violations.map((one) => one.from));
  const fine = names.flatMap((from) => [`src/${from}/leaf.ts`, ...(allowed[from] ?? []).map((to) => `src/${from}/to-${to}.ts`)]);
  expect(fine.filter((path) => at.has(path))).toEqual([]);
});

test("no layer may import one that may import it", () => {
  const bothWays = names.flatMap((from) =>
    (allowed[from] ?? []).filter((to) => allowed[to]?.includes(from) === true).map((to) => `${from} ${to}`),
  );
  expect(bothWays).toEqual([]);
});

test("every folder of src is a layer, and layers name layers only", () => {
  const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(names).toEqual(expect.arrayContaining(folders.map((entry) => entry.name)));
  expect(names).toEqual(expect.arrayContaining(Object.values(allowed).flat()));
});

test("the sources themselves keep to the layers", async () => {
  const real = await cruise(process.cwd());
  expect(real.totalCruised).toBeGreaterThan(100);
  expect(real.violations).toEqual([]);
});
