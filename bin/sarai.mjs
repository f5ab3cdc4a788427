#!/usr/bin/env node
// The command `sarai`: builds when a source changed, then hands over to the build.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Sarai needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

const { ensureBuild, packageFolder } = await import("./build.mjs");
let folder;
try {
  ({ folder } = await ensureBuild(() => console.error("Building Sarai (only when its sources changed) …")));
} catch (error) {
  console.error(`Sarai could not be built: ${error.message}\nRun \`npm ci\` again; if a source was changed, correct it first.`);
  process.exit(1);
}
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0); // whoever reads has enough, as `head` has
  throw error;
});
const { main } = await import(pathToFileURL(join(folder, "server", "main.js")).href);
process.exitCode = await main(process.argv.slice(2), { packageFolder, buildFolder: folder });
