// `node bench/query/run.mjs [--transactions 12000000] [--sizes 100000,1000000,12000000] [--questions 400] [--postgres] [--json <file>]`: what publishers
// report to five recipients from one provider in the sectors that begin with some digits, year by year, over HTTP from a warehouse of this many
// transactions (an activity has twelve) in the layout that an ingest publishes: one reader, 32 readers, the first question after a snapshot was
// published, a file of every row; with --postgres the same rows in a plain PostgreSQL in the same run. Every question is asked once: no page is
// sent again. Ten million rows take some minutes to make, four GB of memory and three GB of disk.
import console from "node:console";
import { execFileSync } from "node:child_process";
import { cpSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { clearInterval, setInterval } from "node:timers";
import { parseArgs } from "node:util";
import { build } from "vite";
import { bar, quantile, round, spread, table } from "../numbers.mjs";
import { askJson, connections } from "../serve/ask.mjs";
import { startSite, temporaryFolder } from "../serve/site.mjs";
import { addresses, askAtOnce, askInTurn, sectors } from "./ask.mjs";
import { asked, fillWarehouse, members } from "./warehouse.mjs";

const { values } = parseArgs({
  options: {
    transactions: { type: "string", default: "12000000" },
    sizes: { type: "string" },
    questions: { type: "string", default: "400" },
    postgres: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
const questions = Number(values.questions);
const sizes = (values.sizes ?? values.transactions).split(",").map(Number);
if (sizes.some((size) => !(size >= 1000)) || !(questions >= 10))
  throw new Error(
    "node bench/query/run.mjs [--transactions <number>] [--sizes <numbers>] [--questions <number>] [--postgres] [--json <file>]",
  );

const root = join(import.meta.dirname, "../..");

/** The bytes, seconds and most memory of a file that is taken away. */
async function download(site, path) {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, site.memory().server)), 50);
  const before = site.memory().server;
  const began = performance.now();
  const bytes = await new Promise((resolve, reject) => {
    get(`${site.address}${path}`, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answers ${response.statusCode}`));
      let sum = 0;
      response.on("data", (part) => (sum += part.length));
      response.on("end", () => resolve(sum));
      response.on("error", reject);
    }).on("error", reject);
  });
  clearInterval(watch);
  return { MB: round(bytes / 1e6), seconds: round((performance.now() - began) / 1000), memoryBeforeMB: before, memoryPeakMB: peak };
}

/** Files of ever more rows, then the largest three times at once: what they take must not grow with them. */
async function takeAway(site) {
  const every = "/en/central-asia-japan/payments/rows";
  const agent = connections(1);
  const files = [];
  for (const selection of ["type=committed", "recipient=KG&recipient=KZ", "type=spent"]) {
    const { count } = await askJson(agent, `${site.address}${every}.json?${selection}`);
    const csv = await download(site, `${every}.csv?${selection}`);
    files.push({ rows: count, csv, parquet: await download(site, `${every}.parquet?${selection}`) });
  }
  agent.destroy();
  const three = await Promise.all(["usd", "eur", "jpy"].map((currency) => download(site, `${every}.csv?currency=${currency}`)));
  return { files, threeAtOnce: three };
}

async function beside(warehouse) {
  const outDir = join(root, "dist", "bench"); // two below the root, as where it is written: it looks there for the server's programs
  const source = join(import.meta.dirname, "postgres.ts");
  const external = ["@duckdb/node-api", "pg"];
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { external },
    build: { ssr: source, outDir, emptyOutDir: false, minify: false, target: "node20" },
  });
  const given = JSON.stringify({ members, provider: asked.provider, sectors });
  const said = execFileSync(process.execPath, [join(outDir, "postgres.js"), warehouse, given, String(Math.min(questions, 100))], {
    maxBuffer: 1e8,
  });
  return JSON.parse(said.toString());
}

async function measure(filled, size) {
  const folder = temporaryFolder();
  cpSync(filled, folder, { recursive: true });
  const { path, rows } = await fillWarehouse(folder, size);
  const site = await startSite(folder);
  const [first, ...others] = addresses(1 + 2 * questions);
  const [opening = 0] = await askInTurn(site.address, [first ?? ""]);
  const inTurn = await askInTurn(site.address, others.slice(0, questions));
  const atOnce = await askAtOnce(site.address, others.slice(questions), 32);
  const memory = site.memory().server;
  const files = await takeAway(site);
  await site.stop();
  const peers = values.postgres ? await beside(path) : null;
  return { size, rows, warehouseMB: round(statSync(path).size / 1e6), opening, inTurn, atOnce, memory, files, peers };
}

function report({ size, rows, warehouseMB, opening, inTurn, atOnce, memory, files, peers }) {
  console.log(`\n${size} transactions, ${rows} rows of flow, ${warehouseMB} MB`);
  const perSecond = bar("32 readers, questions a second", atOnce.perSecond, 500, "/s");
  table([bar("one reader, p50", quantile(inTurn, 0.5), 5, "ms"), bar("one reader, p95", quantile(inTurn, 0.95), 20, "ms"), perSecond]);
  console.log(`first question of a snapshot ${round(opening)} ms; 32 readers p95 ${spread(atOnce.took).p95} ms; memory ${memory} MB`);
  for (const { rows: count, csv, parquet } of files.files)
    console.log(`${count} rows as CSV: ${JSON.stringify(csv)}, as Parquet: ${JSON.stringify(parquet)}`);
  console.log(`three CSV files at once: ${JSON.stringify(files.threeAtOnce)}`);
  if (peers === null) return;
  const [plain, indexed] = [quantile(peers.plain, 0.5), quantile(peers.indexed, 0.5)];
  const own = quantile(inTurn, 0.5);
  console.log(
    `PostgreSQL on the same ${peers.rows} rows, its sum alone and without HTTP: p50 ${round(plain)} ms (${round(plain / own)} x), with an index ${round(indexed)} ms (${round(indexed / own)} x)`,
  );
}

const filled = temporaryFolder();
await (await startSite(filled)).stop();
const busyBefore = loadavg()[0];
const results = [];
for (const size of sizes) {
  const result = await measure(filled, size);
  report(result);
  results.push({
    ...result,
    inTurn: spread(result.inTurn),
    atOnce: { ...spread(result.atOnce.took), perSecond: round(result.atOnce.perSecond) },
  });
}
const busy = { before: round(busyBefore), after: round(loadavg()[0]) };
console.log(`\nNode ${process.version}, ${cpus().length} cores, load of the machine ${busy.before} before and ${busy.after} after`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ node: process.version, busy, results }, null, 2)}\n`);
process.exit(0);
