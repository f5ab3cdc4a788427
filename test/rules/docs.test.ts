import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { settingList } from "../../src/config/settings.ts";
import layers from "../../layers.json";
import { documents, readText } from "./documents.ts";
import { filesBelow, productModules } from "./files.ts";

/** Text of a document without its blocks of code, where a bracket is no link. */
const prose = (path: string): string =>
  readText(path)
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, "")
    .replaceAll(/`[^`\n]*`/g, "``");

type Link = { readonly from: string; readonly to: string; readonly anchor: string };

function linksOf(path: string): readonly Link[] {
  return [...prose(path).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map((found) => ({
    from: path,
    to: found[1] === "" || found[1] === undefined ? path : normalize(join(dirname(path), found[1])),
    anchor: found[2] ?? "",
  }));
}

/** The names that GitHub gives to the headings of a document. */
function anchorsOf(path: string): readonly string[] {
  return [...readText(path).matchAll(/^#+ (.+)$/gm)].map((found) =>
    (found[1] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const links = documents.flatMap(linksOf);

test("every link from a document to another place of the project leads there", () => {
  expect(documents.length).toBeGreaterThan(8);
  expect(links.length).toBeGreaterThan(40);
  expect(links.filter(({ to }) => !existsSync(to))).toEqual([]);
});

test("every link to a heading leads to a heading", () => {
  const toHeadings = links.filter(({ to, anchor }) => anchor !== "" && to.endsWith(".md"));
  expect(toHeadings.length).toBeGreaterThan(0);
  expect(toHeadings.filter(({ to, anchor }) => !anchorsOf(to).includes(anchor))).toEqual([]);
});

test("every document of docs is reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const path of reached) for (const { to } of links.filter(({ from }) => from === path)) if (to.endsWith(".md")) reached.add(to);
  const own = documents.filter((path) => path.startsWith("docs/") || !path.includes("/"));
  expect(own.filter((path) => !reached.has(path))).toEqual([]);
});

test("every picture of a document is a picture", () => {
  const pictures = links.map(({ to }) => to).filter((to) => /\.(png|svg|jpe?g)$/.test(to));
  expect(pictures.length).toBeGreaterThan(0);
  for (const path of pictures.filter((one) => one.endsWith(".png")))
    expect(readFileSync(path).subarray(1, 4).toString("latin1"), path).toBe("PNG");
});

test("every setting stands in its document with its flag, and no other", () => {
  const rows = [...readText("docs/settings.md").matchAll(/^\| `([A-Z_]+)` \| `(--[^`]+)` \| \S/gm)].map((found) => found.slice(1));
  expect(rows).toEqual(settingList.map((setting) => [setting.variable, setting.flag]));
});

test("every variable that the tests read stands in the document of settings, and no other", () => {
  const code = ["test", "bin", "bench"].filter((folder) => existsSync(folder)).flatMap((folder) => filesBelow(folder, /\.(ts|mjs|js)$/));
  const read = code.flatMap((path) =>
    [...readText(path).matchAll(/(?:env|environment)(?:\.|\[")(SARAI_\w+)/g)].map((found) => found[1] ?? ""),
  );
  const written = [...readText("docs/settings.md").matchAll(/^\| `([A-Z_]+)` \| (?!`)/gm)].map((found) => found[1] ?? "");
  const settings = new Set<string>(settingList.map((setting) => setting.variable));
  expect(written.sort()).toEqual([...new Set(read.filter((name) => !settings.has(name)))].sort());
});

test("nothing in the product but the settings reads the environment", () => {
  const readers = productModules.filter((path) => /process\.env|import\.meta\.env/.test(readText(path)));
  expect(readers).toEqual(["src/config/settings.ts"]);
});

test("the README's two commands are what CI and npm run", () => {
  const { scripts } = JSON.parse(readText("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const commands = [...readText("README.md").matchAll(/^```sh\n(.+)\n```$/gm)].map((found) => found[1]);
  expect(commands).toEqual(["npm ci && npm start", "npm ci && npm test"]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test"]));
  const run = readText(".ci/run")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !/^(set|cd) /.test(line));
  expect(run).toEqual(["npm ci && npm test"]);
});

test("npm test runs every group of tests but the one that needs what is not in the project", () => {
  const { scripts } = JSON.parse(readText("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const all = [...readText("vitest.config.ts").matchAll(/name: "([a-z0-9]+)"/g)].map((found) => found[1] ?? "");
  const run = [...`${scripts["check"] ?? ""} ${scripts["test"] ?? ""}`.matchAll(/--project ([a-z0-9]+)/g)].map((found) => found[1] ?? "");
  expect(run.sort()).toEqual(all.filter((name) => name !== "shared").sort());
});

test("the table of layers in ARCHITECTURE.md is that of layers.json", () => {
  const rows = [...readText("ARCHITECTURE.md").matchAll(/^\| `([a-z]+)` \| .+ \| (.+) \|$/gm)].map((found) => found.slice(1));
  const others = (of: readonly string[]): string => {
    const left = Object.keys(layers).filter((name) => !of.includes(name));
    return of.length === 0 ? "nothing" : left.length === 2 ? `all but ${left.filter((name) => name !== "cli").join(", ")}` : of.join(", ");
  };
  expect(rows).toEqual(Object.entries(layers).map(([name, allowed]) => [name, others(allowed)]));
});

test("the glossary has each word once, in order", () => {
  const words = [...readText("docs/glossary.md").matchAll(/^\| ([a-z][A-Za-z -]*) \| \S/gm)]
    .map((found) => found[1] ?? "")
    .filter((word) => word !== "word");
  expect(words.length).toBeGreaterThan(20);
  expect(words).toEqual([...new Set(words)].sort((a, b) => a.localeCompare(b, "en")));
});

test("every decision stands in the list of decisions by its title, has a number of its own and says what would change our mind", () => {
  const list = readText("docs/adr/README.md");
  const decisions = readdirSync("docs/adr").filter((name) => name !== "README.md");
  expect(decisions.length).toBeGreaterThan(4);
  expect(new Set(decisions.map((name) => name.slice(0, 4))).size).toBe(decisions.length);
  for (const name of decisions) {
    const text = readText(`docs/adr/${name}`);
    const title = /^# (\d{4} .+)\n/.exec(text)?.[1] ?? "";
    expect(name.slice(0, 4)).toBe(title.slice(0, 4));
    expect(list).toContain(`[${title}](${name})`);
    for (const part of ["**Context.**", "**Decision.**", "**Consequences.**", "**We would change our mind if**"])
      expect(text, name).toContain(part);
  }
});

test("the changelog keeps its form", () => {
  const headings = [...readText("CHANGELOG.md").matchAll(/^(#{2,3}) (.+)$/gm)].map((found) => [found[1], found[2]] as const);
  const versions = headings.filter(([level]) => level === "##").map(([, text]) => text ?? "");
  expect(versions[0]).toBe("[Unreleased]");
  for (const version of versions.slice(1)) expect(version).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
  const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
  for (const [level, text] of headings) if (level === "###") expect(kinds).toContain(text);
});
