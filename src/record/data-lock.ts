import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { errorCode } from "../core/error-code.ts";
import { SaraiError } from "../core/errors.ts";
import { isRunning } from "../core/is-running.ts";

type Held = { readonly pid: number; readonly startedAt: string | null; readonly address: string | null };

/** A data folder that this process holds alone. */
export type DataLock = {
  /** Says where the holder answers, for those who are refused. */
  readonly setAddress: (address: string) => void;
  readonly release: () => void;
};

/** When a process started, in the kernel's ticks: a pid that was given anew starts at another. Null where the system does not say, or it is gone. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    return (
      text
        .slice(text.lastIndexOf(")") + 2)
        .split(" ")
        .at(19) ?? null
    );
  } catch {
    return null;
  }
}

function isAlive({ pid, startedAt }: Held): boolean {
  return isRunning(pid) && (startedAt === null || startOf(pid) === startedAt);
}

const nobody: Held = { pid: 0x7fff_ffff, startedAt: null, address: null };
const lockShape = z.object({ pid: z.int().positive(), startedAt: z.string().nullable(), address: z.string().nullable() });

/** What the lock says. Undefined where there is none; a lock of no readable holder was cut off while written, and is nobody's. */
function readLock(path: string): Held | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return undefined;
    throw unwritable(dirname(path), error);
  }
  try {
    return lockShape.parse(JSON.parse(text));
  } catch {
    return nobody;
  }
}

/** Who holds a data folder now; undefined where nobody does. */
export function holderOf(dataFolder: string): Held | undefined {
  const held = readLock(join(dataFolder, "lock"));
  return held !== undefined && isAlive(held) ? held : undefined;
}

function unwritable(folder: string, cause: unknown): SaraiError {
  const code = errorCode(cause);
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return new SaraiError("storage-unwritable", `The data folder ${folder} cannot be written (${code}).`, {
    advice: isFull
      ? "Make room on its disk, then try again."
      : "Make it writable for this user, or name another with --data or SARAI_DATA.",
    cause,
  });
}

/**
 * Puts mine in a dead holder's place. Only one process at a time may do so: whoever reads the lock of the dead just before another has
 * replaced it would else replace the lock of the living. False where another one is at it.
 */
function takeOver(path: string, mineAside: string): boolean {
  const turn = `${path}.turn`;
  try {
    linkSync(mineAside, turn);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const other = readLock(turn);
    if (other !== undefined && !isAlive(other)) rmSync(turn, { force: true }); // killed in its turn
    return false;
  }
  try {
    const held = readLock(path);
    if (held !== undefined && isAlive(held)) return false;
    renameSync(mineAside, path);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function refusal(dataFolder: string, held: Held): SaraiError {
  const where = held.address === null ? "" : `, which answers at ${held.address}`;
  return new SaraiError("in-use", `The data folder ${dataFolder} is in use by process ${String(held.pid)}${where}.`, {
    advice: "Stop that process first, or name another data folder with --data.",
  });
}

/** What ended processes left: half a record, and locks they had not put in place. Those of processes at work stay. */
function removeUnfinished(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    const path = join(dataFolder, name);
    const writer = /^lock\.new-(\d+)$/.exec(name)?.[1];
    const isLeft = writer !== undefined && !isAlive({ ...nobody, pid: Number(writer) });
    if (isLeft || name.startsWith("record.new-")) rmSync(path, { recursive: true, force: true });
  }
}

/** Puts mine in place, whole and only where there is none, in one step, or where its holder is dead. Throws `in-use`. */
function putInPlace(dataFolder: string, mineAside: string): void {
  const path = join(dataFolder, "lock");
  for (let attempt = 0; ; attempt++) {
    try {
      linkSync(mineAside, path);
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST" || attempt > 1_000) throw error;
    }
    const held = readLock(path);
    if (held !== undefined && isAlive(held)) throw refusal(dataFolder, held);
    if (held !== undefined && takeOver(path, mineAside)) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); // ms: another one is at it
  }
}

/**
 * Takes a data folder for this process alone; makes it where it is absent, and removes what an ended process left unfinished.
 * PGlite takes no lock of its own. Throws `in-use` with pid and address of the holder, `storage-unwritable` where it cannot be written.
 */
export function lockDataFolder(dataFolder: string): DataLock {
  const path = join(dataFolder, "lock");
  const mine: Held = { pid: process.pid, startedAt: startOf(process.pid), address: null };
  const mineAside = `${path}.new-${String(process.pid)}`;
  const write = (held: Held): void => {
    try {
      writeFileSync(mineAside, JSON.stringify(held));
    } catch (error) {
      if (existsSync(mineAside)) rmSync(mineAside, { force: true }); // a full disk leaves an empty file
      throw unwritable(dataFolder, error);
    }
  };
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (error) {
    throw unwritable(dataFolder, error);
  }
  write(mine);
  try {
    putInPlace(dataFolder, mineAside);
    removeUnfinished(dataFolder);
  } catch (error) {
    throw error instanceof SaraiError ? error : unwritable(dataFolder, error);
  } finally {
    rmSync(mineAside, { force: true });
  }
  return {
    setAddress: (address) => {
      write({ ...mine, address });
      renameSync(mineAside, path);
    },
    release: () => {
      if (readLock(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}
