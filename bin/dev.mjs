// `npm run dev`: the site, built and started again whenever a source changes. Arguments go to `sarai serve`.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { ensureBuild, packageFolder } from "./build.mjs";

const settleMs = 150; // editors write a file in several steps
let server;
let timer;

function start() {
  server = spawn(process.execPath, [join(packageFolder, "bin", "sarai.mjs"), "serve", ...process.argv.slice(2)], { stdio: "inherit" });
}

async function restart() {
  try {
    await ensureBuild();
  } catch (error) {
    console.error(`The build failed; the last one stays open.\n${error.message}`);
    return;
  }
  const old = server;
  if (old.exitCode !== null || old.signalCode !== null) return start();
  old.once("exit", start);
  old.kill("SIGTERM");
}

for (const folder of ["src", "locales", "partnerships"])
  try {
    watch(join(packageFolder, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(restart, settleMs);
    });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    server.removeAllListeners("exit");
    server.once("exit", () => process.exit(0));
    server.kill(signal);
  });
start();
