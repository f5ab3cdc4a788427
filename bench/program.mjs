// How long a program takes, and how much memory.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { clearInterval, setInterval } from "node:timers";

/** The most memory that a process had so far, in MB, as Linux tells it. */
function peakOf(pid) {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
  } catch {
    return 0; // it has ended
  }
}

/** Runs a program to its end: seconds by the clock, peak memory, what it printed. Throws where it fails. */
export async function run(command, args, { quiet = false } = {}) {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", quiet ? "ignore" : "inherit"] });
  let printed = "";
  let peakMB = 0;
  child.stdout.on("data", (data) => (printed += data));
  const watch = setInterval(() => (peakMB = Math.max(peakMB, peakOf(child.pid))), 20);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peakMB, printed };
}
