import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "./files.ts";

type Package = {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
};
type Lock = { readonly packages: Readonly<Record<string, Package>> };
type Manifest = {
  readonly license: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
};

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** Licences under which a package may stand beside Apache-2.0 in what is run. */
const compatible = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "CC0-1.0",
  "Unlicense",
  "BlueOak-1.0.0",
  "OFL-1.1",
  "Python-2.0",
  "PostgreSQL",
]);
/** Used as they are and not changed: file-wise copyleft. */
const unchanged = new Set(["MPL-2.0"]);

function isCompatible(expression: string | undefined): boolean {
  const choices = (expression ?? "").replaceAll(/[()]/g, "").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((one) => compatible.has(one) || unchanged.has(one)));
}

test("every package that the product runs on has a licence that goes with Apache-2.0", () => {
  const run = Object.entries(lock.packages).filter(([path, one]) => path !== "" && one.dev !== true);
  expect(run.length).toBeGreaterThan(20);
  expect(run.filter(([, one]) => !isCompatible(one.license)).map(([path, one]) => `${path}: ${one.license ?? "none"}`)).toEqual([]);
});

test("a licence that does not go with it would be found", () => {
  expect(["GPL-3.0", "AGPL-3.0-only", "MIT AND GPL-2.0", undefined].filter(isCompatible)).toEqual([]);
});

test("every package is pinned, and the lock file holds what was pinned, with its hash", () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.length).toBeGreaterThan(20);
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/i.test(version))).toEqual([]);
  const locked = versions.map(([name]) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(locked).toEqual(versions);
  expect(Object.entries(lock.packages).filter(([path, one]) => path !== "" && one.integrity === undefined)).toEqual([]);
});

test("the lock file names no registry", () => {
  expect(Object.values(lock.packages).filter((one) => one.resolved !== undefined)).toEqual([]);
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  expect(readFileSync(".npmrc", "utf8")).toContain("omit-lockfile-registry-resolved=true");
});

test("the software is under Apache-2.0, word for word, and the data under CC BY 4.0", () => {
  expect(manifest.license).toBe("Apache-2.0");
  const sha256 = createHash("sha256").update(readFileSync("LICENSE")).digest("hex");
  expect(sha256).toBe("cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"); // as apache.org has it
  expect(readFileSync("partnerships/LICENSE", "utf8")).toContain("CC BY 4.0");
});

test("NOTICE names the fonts, and every folder of data that has a notice of its own", () => {
  const notice = readFileSync("NOTICE", "utf8");
  const fonts = Object.keys(manifest.dependencies).filter((name) => lock.packages[`node_modules/${name}`]?.license === "OFL-1.1");
  const folders = ["src", "partnerships"].flatMap((folder) => filesBelow(folder, /\/NOTICE$/)).map(dirname);
  expect(fonts.length).toBeGreaterThan(0);
  expect(folders.length).toBeGreaterThan(1);
  for (const named of [...fonts, ...folders]) expect(notice).toContain(named);
});

test("a table or list of figures that is shipped says under which licence", () => {
  const tables = filesBelow("src", /\.csv$/).map(dirname);
  expect(tables.length).toBeGreaterThan(0);
  for (const folder of tables) expect(existsSync(`${folder}/NOTICE`), folder).toBe(true);
});
