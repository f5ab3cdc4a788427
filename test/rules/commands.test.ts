import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { settingList } from "../../src/config/settings.ts";
import { errorStatus, exitCode } from "../../src/core/errors.ts";
import { documents, readText } from "./documents.ts";

/** A command as `--help` tells of it. */
type Told = {
  readonly path: readonly string[]; // ["record", "history"]
  readonly usage: string; // sarai record history <id>
  readonly flags: readonly string[]; // "--reason <text>", without --help
  readonly below: readonly string[]; // names of its commands
  readonly text: string;
};

const place = { packageFolder: process.cwd(), buildFolder: join(process.cwd(), "dist") };

async function help(path: readonly string[]): Promise<string> {
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += chunk.toString();
    return true;
  });
  try {
    expect(await main([...path, "--help"], place)).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return text;
}

function part(text: string, heading: string): readonly string[] {
  return (text.split(`\n${heading}:\n`)[1] ?? "").split("\n\n")[0]?.trimEnd().split("\n") ?? [];
}

async function told(path: readonly string[] = []): Promise<readonly Told[]> {
  const text = await help(path);
  const flags = part(text, "Options").flatMap((line) => /^ {2}((?:-h, )?--\S+(?: [<[][^>\]]+[>\]])?)/.exec(line)?.[1] ?? []);
  const below = part(text, "Commands").flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? []);
  const usage = (/^Usage: (.*)/.exec(text)?.[1] ?? "").replaceAll(/ \[(options|command)\]/g, "");
  const here = { path, usage, flags: flags.filter((flag) => flag !== "-h, --help"), below, text };
  const all: Told[] = [here];
  for (const name of below) all.push(...(await told([...path, name]))); // one at a time: they share standard output
  return all;
}

const settingFlags = new Set<string>(settingList.map((setting) => setting.flag));
const page = readText("docs/commands.md");

/** What docs/commands.md says under each heading that is a command. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const usage = /^`([^`]+)`\n/.exec(section)?.[1];
      return usage === undefined ? [] : [[usage, section] as const];
    }),
);

let commands: readonly Told[] = [];
/** Those that do something: a command that takes nothing but a command is a group. */
let doing: readonly Told[] = [];
beforeAll(async () => {
  commands = await told();
  doing = commands.filter((one) => one.path.length > 0 && one.flags.includes("--verbose"));
});

test("every command stands in docs/commands.md as --help writes it, in the same order within its group, and no other", () => {
  expect(doing.length).toBeGreaterThan(8);
  expect([...sections.keys()].sort()).toEqual(doing.map((one) => one.usage).sort());
});

test("every flag of a command stands with it, and no other", () => {
  for (const { usage, flags } of doing) {
    const section = sections.get(usage) ?? "";
    const written = [...section.matchAll(/^\| `(--[^`]+)` \|/gm)].map((found) => found[1] ?? "");
    const own = flags.filter((flag) => flag !== "--verbose" && !settingFlags.has(flag));
    expect([usage, written.sort()]).toEqual([usage, own.sort()]);
  }
});

test("every setting that a command takes stands with it, and no other", () => {
  for (const { usage, flags } of doing) {
    const line = /^Settings: (.*)$/m.exec(sections.get(usage) ?? "")?.[1] ?? "";
    const written = line.startsWith("all ")
      ? settingList.map((setting) => setting.flag.split(" ")[0] ?? "")
      : [...line.matchAll(/`(--[a-z-]+)`/g)].map((found) => found[1] ?? "");
    const taken = flags.filter((flag) => settingFlags.has(flag)).map((flag) => flag.split(" ")[0] ?? "");
    expect([usage, written.sort()]).toEqual([usage, taken.sort()]);
  }
});

test("every command gives examples in --help, of partnerships that are there", () => {
  const shipped = new Set(
    readdirSync("partnerships", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  );
  for (const { path, text } of commands) {
    const examples = part(text, "Examples").map((line) => line.trim());
    expect([path, examples.length > 0]).toEqual([path, true]);
    for (const example of examples) {
      const named = /partnerships\/(\S+)|(?:history|export) (?!parquet)(\S+)/.exec(example);
      if (named !== null) expect(shipped).toContain(named[1] ?? named[2]);
    }
  }
});

test("exit codes are the same in the code, in --help and in the document", () => {
  const inHelp = part(commands[0]?.text ?? "", "Exit codes").map((line) => /^ {2}(\d+) {2}(.*)$/.exec(line)?.slice(1));
  const written = [...page.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map((found) => found.slice(1));
  expect(written).toEqual(inHelp);
  expect(written.map(([code]) => Number(code))).toEqual([...new Set([0, ...Object.values(exitCode)])].sort((a, b) => a - b));
});

test("every error code stands in docs/errors.md with its exit code and status, and no other", () => {
  const rows = [...readText("docs/errors.md").matchAll(/^\| `([a-z-]+)` \| (\d{1,3}) \| (\d{3}) \| \S/gm)].map((found) => found.slice(1));
  const codes = Object.keys(errorStatus) as (keyof typeof errorStatus)[]; // the keys of a constant object
  expect(rows).toEqual(codes.map((code) => [code, String(exitCode[code]), String(errorStatus[code])]));
});

test("every refusal of the site stands in docs/errors.md with its status, and no other", () => {
  const list = /const problemStatus = \{([^}]*)\}/.exec(readText("src/api/problem.ts"))?.[1] ?? "";
  const codes = [...list.matchAll(/^ {2}"?([a-z-]+)"?: (\d{3}),$/gm)].map((found) => found.slice(1));
  expect(codes.length).toBeGreaterThan(10);
  const rows = [...readText("docs/errors.md").matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| \D/gm)].map((found) => found.slice(1));
  expect(rows).toEqual(codes);
});

/** What stands as code in a document: `in a line`, or in a block of its own. */
function codeIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm)].flatMap((found) => (found[1] ?? "").split("\n"));
  const withoutBlocks = text.replaceAll(/^ *```\w*\n[\s\S]*?^ *```/gm, "");
  return [...blocks, ...[...withoutBlocks.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] ?? "")].map((line) => line.trim());
}

/** Holds a line that calls sarai to the commands and flags that there are. */
function expectKnown(line: string, where: string): void {
  const words = line.replace(/^(?:[A-Z_]+=\S+ )*(?:npx )?sarai /, "").split(" ");
  const isNamed = (one: Told): boolean => one.path.length > 0 && one.path.every((name, index) => words[index] === name);
  const command = commands.filter(isNamed).at(-1); // a command of a group stands behind the group
  expect(command, `${where}: ${line}`).toBeDefined();
  const flags = ["--help", ...(command?.flags ?? []).map((flag) => flag.split(" ")[0])];
  for (const word of words.filter((one) => one.startsWith("--"))) expect(flags, `${where}: ${line}`).toContain(word);
}

test("a document tells nobody to run a command of sarai that is not there", () => {
  const lines = documents.flatMap((path) => codeIn(readText(path)).map((line) => ({ path, line })));
  const calls = lines.filter(({ line }) => /^(npx )?sarai [a-z]/.test(line));
  expect(calls.length).toBeGreaterThan(15);
  for (const { path, line } of calls) expectKnown(line, path);
});

test("the examples of --help call commands and flags that are there", () => {
  for (const { path, text } of commands)
    for (const example of part(text, "Examples")) expectKnown(example.trim(), `sarai ${path.join(" ")} --help`);
});

test("a document tells nobody to run a script or a group of tests that is not there", () => {
  const { scripts } = JSON.parse(readText("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const projects = new Set([...readText("vitest.config.ts").matchAll(/name: "([a-z0-9]+)"/g)].map((found) => found[1]));
  let said = 0;
  for (const path of documents)
    for (const line of codeIn(readText(path))) {
      for (const found of line.matchAll(/\bnpm (?:run )?(?!ci\b|run\b|install\b)([a-z][a-z:]*)/g)) {
        expect(Object.keys(scripts), `${path}: ${line}`).toContain(found[1]);
        said += 1;
      }
      for (const found of line.matchAll(/--project ([a-z0-9]+)/g)) expect([...projects], `${path}: ${line}`).toContain(found[1]);
    }
  expect(said).toBeGreaterThan(5);
});
