import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { kindNames } from "../../core/kinds/index.ts";
import { maxFileBytes, readFolderHash } from "./folder-files.ts";
import type { Problem } from "./problem.ts";
import { readPartnershipFolder } from "./read-partnership-folder.ts";

const good = "test/fixtures/partnerships/river-and-ridge";
const bad = "test/fixtures/bad-partnerships";
const made: string[] = [];

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true });
});

/** A copy of the good folder in which some files are replaced, added or (null) removed. */
async function folderWith(files: Readonly<Record<string, string | Buffer | null>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sarai-folder-"));
  made.push(folder);
  await cp(good, folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    if (content === null) await rm(join(folder, name));
    else {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  return folder;
}

async function problemsOf(folder: string): Promise<readonly string[]> {
  const read = await readPartnershipFolder(folder);
  const toText = ({ file, line, column, message, advice }: Problem): string => `${file}:${line}:${column} ${message}; ${advice}`;
  return read.ok ? [] : read.problems.map(toText);
}

test("a folder without errors is read whole: every kind, the partnership first, defaults filled in", async () => {
  const read = await readPartnershipFolder(good);
  if (!read.ok) throw new Error(read.problems.map((one) => one.message).join("\n"));
  expect(read.folder.id).toBe("river-and-ridge");
  expect(read.folder.entries[0]?.kind).toBe("partnership");
  expect(new Set(read.folder.entries.map((entry) => entry.kind))).toEqual(new Set(kindNames));
  const last = read.folder.entries.find((entry) => entry.id === "proposal-office");
  expect(last?.value).toMatchObject({ document: null, made_to: [], target: null, follow_ups: [], notes: [] });
  expect(last?.place.file).toBe("commitments.yaml");
  expect(read.folder.hash).toBe(await readFolderHash(good));
});

const cases = (await readdir(bad, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

test.each(cases)("every error of the folder %s is named at its place, with what to write instead", async (name) => {
  const files: Record<string, Buffer> = {};
  for (const file of await readdir(join(bad, name))) if (file.endsWith(".yaml")) files[file] = await readFile(join(bad, name, file));
  const problems = await problemsOf(await folderWith(files));
  expect(problems.length).toBeGreaterThan(0);
  await expect(`${problems.join("\n")}\n`).toMatchFileSnapshot(`../../../${bad}/${name}/expected.txt`);
});

test("a folder without formats, figures and claims is a folder", async () => {
  const folder = await folderWith({ "formats.yaml": null, "figures.yaml": null, "claims.yaml": null });
  expect(await problemsOf(folder)).toEqual([]);
});

test("a missing file and a file of a wrong name are named, and nothing is said of what could not be known for it", async () => {
  const folder = await folderWith({ "publishers.yaml": null, "meeting.yaml": "[]" });
  expect(Array.from(await problemsOf(folder)).sort()).toEqual([
    'meeting.yaml:1:1 no file of this name is read; did you mean "meetings.yaml"?',
    "publishers.yaml:1:1 is missing; every partnership folder has this file; see CONTRIBUTING.md",
  ]);
});

test("an unreadable file is one error, not one for each reference into it", async () => {
  const problems = await problemsOf(await folderWith({ "documents.yaml": "- id: [\n" }));
  expect(problems.every((problem) => problem.startsWith("documents.yaml:"))).toBe(true);
  expect(problems.length).toBeLessThan(3);
});

test("a folder that is not there is said to be so", async () => {
  expect(await problemsOf("/nowhere/at/all")).toEqual([":1:1 cannot be opened (ENOENT); name a folder such as partnerships/<id>"]);
});

const deep = (levels: number): string => `- id: ${"[".repeat(levels)}${"]".repeat(levels)}\n`;
const laughs = `- &a [x, x, x, x, x, x, x, x, x]\n${Array.from("bcdefghij")
  .map(
    (letter, index) =>
      `- &${letter} [${Array<string>(9)
        .fill(`*${"abcdefghi"[index] ?? ""}`)
        .join(", ")}]`,
  )
  .join("\n")}\n`;

const hostile: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ["a billion laughs", laughs, /^claims\.yaml:2:\d+ the alias \*a is not read/],
  ["keys given twice", "- id: a\n  id: b\n", /^claims\.yaml:2:3 this key stands twice; keep one/],
  ["keys given twice in two spellings", '- 1: a\n  "1": b\n', /^claims\.yaml:2:3 this key stands twice/],
  ["tabs as indentation", "- id: a\n\tclaim: b\n", /^claims\.yaml:2:2 indented with a tab; indent with spaces/],
  ["NUL bytes", "- id: a\u0000\n", /^claims\.yaml:1:8 holds a NUL byte/],
  ["bytes that are not UTF-8", Buffer.from("- id: a\n  claim: caf\xe9\n", "latin1"), /^claims\.yaml:2:13 holds a byte that is not UTF-8/],
  ["UTF-16", Buffer.from("\ufeff- id: a\n", "utf16le"), /^claims\.yaml:1:\d+ holds a NUL byte/],
  ["100 levels", deep(100), /^claims\.yaml:1:\d+ nested more than 24 levels deep/],
  ["100,000 levels", deep(100_000), /^claims\.yaml:1:\d+ nested too deep/],
  ["a map for a list", "id: a\n", /^claims\.yaml:1:1 is no list/],
  ["a text for a list", "hello\n", /^claims\.yaml:1:1 is no list/],
  ["the key __proto__", "- id: a\n  __proto__: { state: x }\n", /^claims\.yaml:2:3 the key "__proto__" is never read/],
  ["a list as key", "- ? [a]\n  : b\n", /^claims\.yaml:1:5 a key must be a plain word/],
  ["a tag of its own", "- !!js/function 'x'\n", /^claims\.yaml:1:3 .*without ! tags/],
  ["another YAML", "%YAML 1.1\n---\n- id: a\n", /^claims\.yaml:1:1 a %YAML line/],
  ["two documents", "- id: a\n---\n- id: b\n", /^claims\.yaml:2:1 .*; remove the line ---/],
  [
    "a number that loses digits",
    "- id: 12345678901234567890\n",
    /^claims\.yaml:1:7 this number would lose digits; write "12345678901234567890" in quotes/,
  ],
  ["20,001 entries", "- id: a\n".repeat(20_001), /^claims\.yaml:1:1 more than 20000 entries/],
];

test.each(hostile)("%s: refused with a place, not loaded and not obeyed", async (_name, content, expected) => {
  const problems = await problemsOf(await folderWith({ "claims.yaml": content }));
  expect(problems[0]).toMatch(expected);
  expect(Object.hasOwn(Object.prototype, "state")).toBe(false);
});

test("a file larger than the limit is not read", async () => {
  const folder = await folderWith({ "claims.yaml": "" });
  await truncate(join(folder, "claims.yaml"), maxFileBytes + 1);
  expect(await problemsOf(folder)).toEqual([
    "claims.yaml:1:1 has 17 MB; 16 MB are read; keep pages and pictures out of it; entries hold summaries",
  ]);
});

test("a link out of the folder is not followed, one within it is", async () => {
  const folder = await folderWith({ "claims.yaml": null, "figures.yaml": null, "figures-source.txt": "[]" });
  await symlink("/etc/hostname", join(folder, "claims.yaml"));
  await symlink(join(folder, "figures-source.txt"), join(folder, "figures.yaml"));
  expect(await problemsOf(folder)).toEqual(["claims.yaml:1:1 is a link to a file outside the folder; put the file itself into the folder"]);
});

test("a folder in the place of a file is an error, and an empty file holds no entries", async () => {
  const folder = await folderWith({ "claims.yaml": "# nothing yet\n", "figures.yaml": "" });
  expect(await problemsOf(folder)).toEqual([]);
  await rm(join(folder, "claims.yaml"));
  await cp(good, join(folder, "claims.yaml"), { recursive: true });
  expect(await problemsOf(folder)).toEqual(["claims.yaml:1:1 is not a file; put a YAML file there"]);
});

test("plain numbers keep what is written: cents as text, zeros at the end without worth", async () => {
  const figures =
    "- id: a\n  series: trade\n  from: A\n  to: B\n  period: '2025'\n  measure: export\n  value: 1.30\n  unit: USD\n  sources: [https://river-times.example/a]\n";
  const read = await readPartnershipFolder(await folderWith({ "figures.yaml": figures }));
  expect(read.ok && read.folder.entries.find((entry) => entry.kind === "indicator-figure")?.value).toMatchObject({ value: "1.3" });
});

test("the hash of a folder stays while nothing changes, and changes with one byte, one file and one name", async () => {
  const folder = await folderWith({});
  const first = await readFolderHash(folder);
  expect(await readFolderHash(good)).toBe(first);
  await writeFile(join(folder, "notes.txt"), "no YAML");
  expect(await readFolderHash(folder)).toBe(first);
  await writeFile(join(folder, "claims.yaml"), `${await readFile(join(folder, "claims.yaml"), "utf8")} `);
  const second = await readFolderHash(folder);
  await rm(join(folder, "claims.yaml"));
  const third = await readFolderHash(folder);
  expect(new Set([first, second, third]).size).toBe(3);
});

/** An answer of a partnership as `sarai export` leaves it: its file and bytes. */
function frozenAnswer(partnership: string): readonly [string, string] {
  const body = JSON.stringify({
    computed_for: "2026-02-01",
    format: "sarai-answer-1",
    partnership: { id: partnership },
    question: "fields",
  });
  return [`frozen/${createHash("sha256").update(body).digest("hex")}.json`, body];
}

test("frozen answers of an export are named where they were altered, are none, or belong to another partnership", async () => {
  const [name, body] = frozenAnswer("river-and-ridge");
  const [stray, strayBody] = frozenAnswer("elsewhere");
  const [text, textBody] = [`frozen/${createHash("sha256").update("no JSON").digest("hex")}.json`, "no JSON"];
  expect(await problemsOf(await folderWith({ [name]: body }))).toEqual([]);
  const advice = "take the folder as `sarai export` wrote it, or remove the file";
  expect(await problemsOf(await folderWith({ [name]: `${body} ` }))).toEqual([
    `${name}:1:1 was altered: its bytes do not have the sha-256 in its name; ${advice}`,
  ]);
  expect(await problemsOf(await folderWith({ "frozen/notes.txt": "", [stray]: strayBody, [text]: textBody }))).toEqual(
    [
      `frozen/notes.txt:1:1 is no frozen answer: those are named <sha-256>.json; ${advice}`,
      `${stray}:1:1 was frozen of elsewhere, not of this partnership; ${advice}`,
      `${text}:1:1 is no frozen answer: it is no JSON of one; ${advice}`,
    ].sort(),
  );
});
