import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

export const packageFolder = fileURLToPath(new URL("../..", import.meta.url));
export const fixtures = join(packageFolder, "test", "fixtures", "partnerships");

/** The built program as a reader's machine runs it. */
export type Program = {
  readonly process: ChildProcess;
  readonly output: () => string; // standard output and error so far
  /** Resolves with the address it prints; rejects with its output where it ends before. */
  readonly opened: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Sends the signal to the program and to whatever it started, as a terminal or an operator does. */
  readonly kill: (signal: NodeJS.Signals) => void;
};

type Environment = Readonly<Record<string, string>>;

const folders: string[] = [];
const running = new Set<Program>();

/** A new empty folder for one test's data. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sarai-process-"));
  folders.push(folder);
  return folder;
}

/** Ends every program that still runs. */
export async function endPrograms(): Promise<void> {
  for (const program of running) {
    program.kill("SIGKILL");
    await program.ended;
  }
}

/** Ends what runs and removes the temporary folders. */
export async function cleanUp(): Promise<void> {
  await endPrograms();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
process.once("exit", () => {
  for (const program of running) program.kill("SIGKILL"); // a test run that breaks off
});

/** Starts `sarai` with these arguments. The environment holds nothing of the tester's but the path. */
export function start(args: readonly string[], environment: Environment = {}): Program {
  return startProgram([process.execPath, join(packageFolder, "bin", "sarai.mjs"), ...args], environment);
}

/** Starts `sarai` where no file can grow beyond some kilobytes: a disk that takes no more, for every user and without a disk. */
export function startOnFullDisk(kilobytes: number, args: readonly string[], environment: Environment = {}): Program {
  const limited = `ulimit -f ${String(kilobytes * 2)}; exec "$0" "$@"`; // in blocks of 512 bytes
  return startProgram(["sh", "-c", limited, process.execPath, join(packageFolder, "bin", "sarai.mjs"), ...args], environment);
}

function startProgram([command = "", ...args]: readonly string[], environment: Environment): Program {
  const child = spawn(command, args, {
    cwd: tmpdir(),
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), SARAI_PARTNERSHIPS: fixtures, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group of its own, so that kill reaches its children
  });
  let output = "";
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  const opened = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const address = /open at (http:\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(({ code, signal }) => reject(new Error(`ended with ${String(code ?? signal)} before it opened:\n${output}`)));
  });
  opened.catch(() => undefined); // a test that does not wait for it must not fail by it
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const kill = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal);
  };
  const program: Program = { process: child, output: () => output, opened, ended, kill };
  running.add(program);
  void ended.then(() => running.delete(program));
  return program;
}

async function toEnd(program: Program): Promise<{ code: number | null; output: string }> {
  const { code } = await program.ended;
  return { code, output: program.output() };
}

/** Runs `sarai` to its end. */
export function run(args: readonly string[], environment: Environment = {}): Promise<{ code: number | null; output: string }> {
  return toEnd(start(args, environment));
}

/** Runs `sarai` to its end where no file can grow beyond some kilobytes. */
export function runOnFullDisk(kilobytes: number, args: readonly string[], environment: Environment = {}) {
  return toEnd(startOnFullDisk(kilobytes, args, environment));
}

/** Runs `sarai` to its end as a user for whom the permissions of files hold; for root they do only without these two rights. */
export function runWithoutRights(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const isRoot = process.getuid?.() === 0;
  const rights = "-dac_override,-dac_read_search";
  const front = isRoot ? ["setpriv", `--bounding-set=${rights}`, `--inh-caps=${rights}`] : [];
  return toEnd(startProgram([...front, process.execPath, join(packageFolder, "bin", "sarai.mjs"), ...args], {}));
}

type Listed = readonly { readonly id: string; readonly path: string; readonly published_at: string; readonly datasets: number }[];

/** The snapshots of a data folder, the current one first. */
export async function snapshotsOf(data: string): Promise<Listed> {
  const { code, output } = await run(["snapshots", "--json", "--data", data]);
  expect(code).toBe(0);
  return JSON.parse(output.slice(output.indexOf("["))) as Listed; // after what a first build says
}

export const golden = join(packageFolder, "test", "fixtures", "iati", "golden");
export const goldenRates = join(packageFolder, "test", "fixtures", "iati", "rates.json");

/** A new data folder with a snapshot of the golden files. */
export async function ingestGolden(): Promise<string> {
  const data = temporaryFolder();
  const { code, output } = await run(["ingest", "iati", golden, "--rates", goldenRates, "--data", data]);
  expect(code, output).toBe(0);
  return data;
}

/** Closes a site as Ctrl-C does, and resolves with its exit code. */
export async function stop(program: Program, signal: "SIGINT" | "SIGTERM" = "SIGINT"): Promise<number | null> {
  process.kill(program.process.pid ?? 0, signal);
  return (await program.ended).code;
}

/** How many commitments the site at this address shows. */
export async function commitmentsAt(address: string): Promise<number> {
  const response = await fetch(`${address}/en/river-and-ridge/commitments.json`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { total: number }).total;
}

/** A partnership folder that an editor changes: each day of reading makes nearly every statement another. */
export function editableFolder(): { readonly environment: Environment; readonly path: string; readonly readOn: (day: string) => void } {
  const partnerships = temporaryFolder();
  const path = join(partnerships, "river-and-ridge");
  cpSync(join(fixtures, "river-and-ridge"), path, { recursive: true });
  const file = join(path, "partnership.yaml");
  const original = readFileSync(file, "utf8");
  const readOn = (day: string): void => writeFileSync(file, original.replace(/^seen_on: .*$/m, `seen_on: ${day}`));
  return { environment: { SARAI_PARTNERSHIPS: partnerships }, path, readOn };
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
