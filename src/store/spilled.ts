import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../core/is-running.ts";

const spilled = /^spill-(\d+)-/;

/** A new name for a folder in that of a warehouse: there a database of this process lays what it cannot hold in memory. Whoever uses it makes it. */
export function spillFolder(warehouse: string): string {
  return join(warehouse, `spill-${String(process.pid)}-${randomBytes(6).toString("hex")}`);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // there is none, or whoever reads it next says why it cannot be read
  }
}

/** Removes what ended processes left there. To be called before this one reads: what bears its number is of one that had it before. */
export function removeSpilled(warehouse: string): void {
  for (const name of namesIn(warehouse)) {
    const pid = Number(spilled.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) rmSync(join(warehouse, name), { recursive: true, force: true });
  }
}
