import { mkdir, open, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file whole or not at all: beside its place, onto the disk, then into its place. Its folder is made where it is absent. */
export async function keepWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.new-${process.pid}`;
  await writeFile(unfinished, text);
  const file = await open(unfinished, "r+");
  await file.sync();
  await file.close();
  await rename(unfinished, path);
}
