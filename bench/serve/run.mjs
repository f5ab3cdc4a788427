// `node bench/serve/run.mjs [start] [pages] [weight] [search] [load] [lighthouse] [--json <file>]`: the built site measured on this machine
// and from this machine alone, against the bars of bench/README.md. Without a name, all but lighthouse, which npx fetches.
import console from "node:console";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import process from "node:process";
import { measureLighthouse } from "./lighthouse.mjs";
import { measureLoad } from "./load.mjs";
import { table } from "../numbers.mjs";
import { measurePages } from "./pages.mjs";
import { measureSearch } from "./search.mjs";
import { startSite, temporaryFolder } from "./site.mjs";
import { measureStart } from "./start.mjs";
import { measureWeight } from "./weight.mjs";

const measures = {
  start: () => measureStart(),
  pages: measurePages,
  weight: measureWeight,
  search: measureSearch,
  load: measureLoad,
  lighthouse: measureLighthouse,
};

const args = process.argv.slice(2);
const at = args.indexOf("--json");
const [, jsonFile] = at < 0 ? [] : args.splice(at, 2);
const unknown = args.find((name) => !(name in measures));
if (unknown !== undefined) throw new Error(`There is no measure "${unknown}"; there are: ${Object.keys(measures).join(", ")}.`);
const wanted = args.length === 0 ? Object.keys(measures).filter((name) => name !== "lighthouse") : args;

const data = temporaryFolder();
if (wanted.some((name) => name !== "start")) await (await startSite(data)).stop(); // filled once for all
const measured = { node: process.version, cores: cpus().length, busyBefore: loadavg()[0], results: {} };
for (const name of wanted) {
  const result = await measures[name](data);
  measured.results[name] = result;
  console.log(`\n${name}`);
  table(result.bars);
  if (result.details.byKind !== undefined) {
    console.log("");
    table(result.details.byKind);
  } else console.log(JSON.stringify(result.details));
}
measured.busyAfter = loadavg()[0];
console.log(
  `\nNode ${measured.node}, ${measured.cores} cores, load of the machine ${measured.busyBefore.toFixed(1)} before and ${measured.busyAfter.toFixed(1)} after`,
);
if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(measured, null, 2)}\n`);
process.exit(0);
