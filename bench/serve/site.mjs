// The built program as a reader's machine runs it, with what it weighs. Linux only: memory is read from /proc.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath, URL } from "node:url";
import { ensureBuild } from "../../bin/build.mjs";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));
const folders = new Set();
const running = new Set();

process.once("exit", () => {
  for (const child of running) process.kill(-child.pid, "SIGKILL"); // a measurement that breaks off
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

/** A new folder, removed when the measurement ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "sarai-bench-"));
  folders.add(folder);
  return folder;
}

function childrenOf(pid) {
  try {
    const direct = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
    return [pid, ...direct.flatMap(childrenOf)];
  } catch {
    return []; // it has ended
  }
}

function megabytes(path, name) {
  try {
    return Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(readFileSync(path, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Memory in MB: what the server holds (RSS), and what all its processes hold together, shared pages once (PSS). */
export function memoryOf({ pid }) {
  const all = childrenOf(pid);
  const together = all.reduce((sum, one) => sum + megabytes(`/proc/${one}/smaps_rollup`, "Pss"), 0);
  return { server: Math.round(megabytes(`/proc/${pid}/status`, "VmRSS")), all: Math.round(together), processes: all.length };
}

/** Starts the site over a data folder on a free port of this machine. Resolves when it says that it is open. */
export async function startSite(dataFolder, { environment = {}, watchMemory = false } = {}) {
  await ensureBuild(); // a build is no part of a start
  const began = performance.now();
  const child = spawn(process.execPath, [join(packageFolder, "bin", "sarai.mjs"), "serve", "--port", "0", "--data", dataFolder], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, HOME: tmpdir(), ...environment },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true, // a group of its own, so that a measurement that breaks off leaves nothing behind
  });
  running.add(child);
  let peak = 0;
  const watch = watchMemory ? setInterval(() => (peak = Math.max(peak, memoryOf(child).all)), 200) : undefined;
  const ended = once(child, "exit").then(() => running.delete(child));
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const found = /open at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`The site ended before it opened:\n${said}`)));
  });
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, seconds, peakMB: peak, memory: () => memoryOf(child), stop };
}
