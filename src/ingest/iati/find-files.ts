import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

/** A file to be read: what makes it the same dataset the next time, the path that the dataset shows, and its size; 0 where it cannot be told. */
export type FoundFile = { readonly key: string; readonly path: string; readonly file: string; readonly bytes: number };

/** What the system knows of a place; null where it does not say: whoever reads there hears why. */
function look(place: string): Stats | null {
  try {
    return statSync(place);
  } catch {
    return null;
  }
}

/** The places of files below a folder. A folder that cannot be listed stands for itself. */
function walk(folder: string, below: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = [...below, entry.name];
      if (entry.isDirectory()) found.push(...walk(join(folder, entry.name), place));
      else if (entry.isFile() && /\.xml$/i.test(entry.name)) found.push(place); // links are neither
    }
    return found;
  } catch {
    return [below];
  }
}

function findIn(argument: string, isOnly: boolean): readonly FoundFile[] {
  const place = resolve(argument);
  const name = basename(place);
  const isFolder = look(place)?.isDirectory() === true;
  return (isFolder ? walk(place, []) : [[]]).map((below) => {
    const file = join(place, ...below);
    const path = isOnly && below.length > 0 ? below : [name, ...below];
    return { key: file, path: path.join("/"), file, bytes: look(file)?.size ?? 0 };
  });
}

/**
 * The files that arguments name: a folder means all `*.xml` in it, at all depths, in any case; links in it are not followed. `path` is the place
 * below the folder, with the folder's name in front where there are several arguments; a file's is its name. Each once, sorted by key. What is not
 * there or cannot be looked at is among them: reading it says why.
 */
export function findFiles(args: readonly string[]): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const argument of args) for (const one of findIn(argument, args.length === 1)) if (!found.has(one.key)) found.set(one.key, one);
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
