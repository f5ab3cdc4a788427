import { readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { SaraiError } from "../../core/errors.ts";

/** A file to be read: what makes it the same dataset the next time, the path that the dataset shows, and its size. */
export type FoundFile = { readonly key: string; readonly path: string; readonly file: string; readonly bytes: number };

function walk(folder: string, below: string): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...walk(join(folder, entry.name), path));
    else if (entry.isFile() && /\.xml$/i.test(entry.name)) found.push(path); // links are neither
  }
  return found;
}

function toFound(file: string, path: string): FoundFile {
  return { key: file, path, file, bytes: statSync(file).size };
}

function findIn(argument: string, isOnly: boolean): readonly FoundFile[] {
  const place = resolve(argument);
  try {
    if (!statSync(place).isDirectory()) return [toFound(place, basename(place))];
    const front = isOnly ? "" : `${basename(place)}/`;
    return walk(place, "").map((path) => toFound(join(place, path), `${front}${path}`));
  } catch (cause) {
    throw new SaraiError("input-invalid", `There is no file or folder ${argument} that can be read.`, {
      cause,
      advice: "See that the path is right and that this user may read what is there.",
    });
  }
}

/**
 * The files that arguments name: a folder means all `*.xml` in it, at all depths, in any case; links in it are not followed. `path` is the place
 * below the folder, with the folder's name in front where there are several arguments; a file's is its name. Each once, sorted by key.
 * Throws `input-invalid` where an argument cannot be read.
 */
export function findFiles(args: readonly string[]): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const argument of args) for (const one of findIn(argument, args.length === 1)) if (!found.has(one.key)) found.set(one.key, one);
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
