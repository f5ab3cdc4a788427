import { createHash } from "node:crypto";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { kindNames, kinds } from "../../core/kinds/index.ts";
import { tableNames } from "../../core/kinds/partnership.ts";
import { suggest } from "../../core/nearest.ts";
import type { Problem } from "./problem.ts";

/** The files of a partnership folder, in the order in which they are read and in which problems are listed. */
export const partnershipFiles: readonly string[] = [
  kinds.partnership.file,
  ...tableNames.map((table) => `${table}.yaml`),
  ...kindNames.filter((kind) => kind !== "partnership").map((kind) => kinds[kind].file),
  "verdicts.yaml",
];
/** Without these nothing else can be understood. */
const required: readonly string[] = [kinds.partnership.file, "fields.yaml", "publishers.yaml"];

/** The largest file that is read. */
export const maxFileBytes = 16 * 1024 * 1024;

/** What the folder holds: the texts of its files (absent ones left out) and what was wrong with them. */
export type FolderFiles = { readonly texts: ReadonlyMap<string, string>; readonly problems: readonly Problem[] };

function problem(file: string, message: string, advice: string): Problem {
  return { file, line: 1, column: 1, message, advice };
}

/** The place of the first byte that is no text: a NUL or another control character (line breaks and tabs aside), or broken UTF-8. */
function findNoText(bytes: Buffer): { readonly line: number; readonly column: number; readonly what: string } | undefined {
  const isControl = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
  let offset = bytes.findIndex(isControl);
  let what = "a control character";
  if (offset < 0) {
    const text = bytes.toString("utf8");
    if (Buffer.from(text, "utf8").equals(bytes)) return undefined;
    // Decoding replaces what it cannot read; the first difference between the bytes and their second encoding is the place.
    const again = Buffer.from(text, "utf8");
    offset = bytes.findIndex((byte, index) => byte !== again[index]);
    what = "a byte that is not UTF-8";
  } else if (bytes[offset] === 0) what = "a NUL byte";
  const before = bytes.subarray(0, offset).toString("utf8");
  return { line: before.split("\n").length, column: offset < 0 ? 1 : before.length - before.lastIndexOf("\n"), what };
}

async function readOne(root: string, file: string): Promise<string | Problem> {
  const path = join(root, file);
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return problem(file, "is a link to nothing", "put the file itself into the folder");
  if (!real.startsWith(root + sep)) return problem(file, "is a link to a file outside the folder", "put the file itself into the folder");
  const facts = await stat(real);
  if (!facts.isFile()) return problem(file, "is not a file", "put a YAML file there");
  if (facts.size > maxFileBytes)
    return problem(
      file,
      `has ${Math.ceil(facts.size / 1024 / 1024)} MB; ${maxFileBytes / 1024 / 1024} MB are read`,
      "keep pages and pictures out of it; entries hold summaries",
    );
  let bytes: Buffer;
  try {
    bytes = await readFile(real);
  } catch (error) {
    return problem(file, `cannot be read (${String((error as NodeJS.ErrnoException).code)})`, "allow this user to read it"); // readFile fails with a system error
  }
  const noText = findNoText(bytes);
  if (noText !== undefined)
    return { file, line: noText.line, column: noText.column, message: `holds ${noText.what}`, advice: "save it as plain text in UTF-8" };
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

async function listYaml(folder: string): Promise<readonly string[] | Problem> {
  try {
    if (!(await stat(folder)).isDirectory()) return problem("", "is not a folder", "name a folder such as partnerships/<id>");
    return (await readdir(folder)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  } catch (error) {
    return problem("", `cannot be opened (${String((error as NodeJS.ErrnoException).code)})`, "name a folder such as partnerships/<id>"); // stat and readdir fail with system errors
  }
}

/** Reads the YAML files of a partnership folder. Never rejects for what is in the folder: that becomes problems. */
export async function readFolderFiles(folder: string): Promise<FolderFiles> {
  const names = await listYaml(folder);
  if ("message" in names) return { texts: new Map(), problems: [names] };
  const texts = new Map<string, string>();
  const problems: Problem[] = names
    .filter((name) => !partnershipFiles.includes(name))
    .map((name) => problem(name, "no file of this name is read", suggest(name, partnershipFiles, "")));
  for (const file of required)
    if (!names.includes(file)) problems.push(problem(file, "is missing", "every partnership folder has this file; see CONTRIBUTING.md"));
  const root = await realpath(folder);
  for (const file of partnershipFiles.filter((name) => names.includes(name))) {
    const read = await readOne(root, file);
    if (typeof read === "string") texts.set(file, read);
    else problems.push(read);
  }
  return { texts, problems };
}

/**
 * sha-256 (hex) over names and bytes of the folder's YAML files: as long as it stays, loading would change nothing. Links count by what
 * they point to, unreadable files by being so. An absent folder hashes as an empty one.
 */
export async function readFolderHash(folder: string): Promise<string> {
  const hash = createHash("sha256").update("sarai partnership folder 1\0");
  const names = await listYaml(folder);
  if ("message" in names) return hash.digest("hex");
  for (const name of names) {
    const path = join(folder, name);
    const isReadable =
      ((await lstat(path)).isSymbolicLink() ? await stat(path).catch(() => undefined) : await stat(path))?.isFile() ?? false;
    const bytes = isReadable ? await readFile(path).catch(() => undefined) : undefined;
    hash.update(`${name}\0${bytes?.length ?? "unreadable"}\0`).update(bytes ?? "");
  }
  return hash.digest("hex");
}
