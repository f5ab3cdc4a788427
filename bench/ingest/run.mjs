// `node bench/ingest/run.mjs <rates.json> [--sizes 10,100] [--rounds 3] [--files <folder>]`: IATI files of these sizes (MB), in turns: `xmllint --stream --noout` (Debian:
// libxml2-utils), the XML reader alone, the reader with rows and flow but no database, and the whole way to a published snapshot, from the start of the
// command; beside them up to 100 MB a plain PostgreSQL with two tables by xmltable, and CREATE DB of BaseX where Debian's basex is installed. Prints medians,
// memory and ratios (of 2000 MB and more after one round), and how time and memory grow with the size; with --json a file of them, with --plot a drawing of the growth.
// --files: the same of the files in a folder, as they were published; who reads file by file only is left out.
import console from "node:console";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { build } from "vite";
import { ensureBuild } from "../../bin/build.mjs";
import { median } from "../numbers.mjs";
import { run } from "../program.mjs";
import { generate } from "./generate.mjs";
import { plotGrowth } from "./plot.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: "string", default: "10,100" },
    rounds: { type: "string", default: "3" },
    json: { type: "string" },
    plot: { type: "string" },
    files: { type: "string" },
  },
});
const [rates] = positionals;
if (rates === undefined)
  throw new Error(
    "node bench/ingest/run.mjs <rates.json> [--sizes 10,100] [--rounds 3] [--files <folder>] [--json <file>] [--plot <file.svg>]",
  );

const root = join(import.meta.dirname, "../..");
const basex = "/usr/share/java/basex.jar"; // where Debian puts it
const peersLimitMB = 100;
const oneRoundMB = 2000; // from here on once: it takes minutes
const folder = mkdtempSync(join(tmpdir(), "sarai-bench-"));
const sarai = join(root, "bin", "sarai.mjs");

async function bundle(source, name) {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { external: ["pg"] },
    build: { ssr: source, outDir: join(root, "dist", "bench"), emptyOutDir: false, minify: false, target: "node20" },
  });
  return join(root, "dist", "bench", `${name}.js`);
}

/** Programs that others made, on the same file. */
function peers(file, { postgres, withBaseX }) {
  const database = join(folder, "basex");
  return {
    "PostgreSQL xmltable": async () => JSON.parse((await run(process.execPath, [postgres, file])).printed),
    ...(withBaseX && {
      "BaseX CREATE DB": () =>
        run("java", [`-Dorg.basex.DBPATH=${database}`, "-cp", basex, "org.basex.BaseX", "-c", `CREATE DB bench ${file}`]),
    }),
  };
}

const data = join(folder, "data");

function wholeWay(source) {
  return run(process.execPath, [sarai, "ingest", "iati", source, "--rates", rates, "--data", data, "--json"], { quiet: true });
}

/** Speed and memory of all ways, in turns. */
async function inTurns(ways, megabytes, rounds) {
  const measured = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, go] of Object.entries(ways)) {
      rmSync(data, { recursive: true, force: true });
      measured[name].push(await go());
    }
  return Object.entries(measured).map(([name, all]) => ({
    way: name,
    megabytesPerSecond: megabytes / median(all.map((one) => one.seconds)),
    peakMB: Math.max(...all.map((one) => one.peakMB)),
  }));
}

async function measure(size, parts) {
  const { rows, tokenize } = parts;
  const file = join(folder, `${size}.xml`);
  const activities = await generate(file, size);
  const ways = {
    "xmllint --stream": () => run("xmllint", ["--stream", "--noout", file]),
    "XML reader alone": () => run(process.execPath, [tokenize, file]),
    "reader, rows and flow": () => run(process.execPath, [rows, file, rates]),
    "whole way": () => wholeWay(file),
    ...(size <= peersLimitMB && peers(file, parts)),
  };
  const megabytes = statSync(file).size / 1e6;
  const rounds = size < oneRoundMB ? Number(values.rounds) : 1;
  const speeds = await inTurns(ways, megabytes, rounds);
  rmSync(file);
  return { megabytes, activities, rounds, speeds };
}

async function measureFiles(source) {
  const files = readdirSync(source, { recursive: true })
    .filter((name) => name.toLowerCase().endsWith(".xml"))
    .map((name) => join(source, name));
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  const rounds = Number(values.rounds);
  const ways = { "xmllint --stream": () => run("xmllint", ["--stream", "--noout", ...files]), "whole way": () => wholeWay(source) };
  return { megabytes, files: files.length, rounds, speeds: await inTurns(ways, megabytes, rounds) };
}

function print({ megabytes, activities, files, rounds, speeds }) {
  const what = files === undefined ? `${activities} activities` : `${files} files`;
  console.log(`${megabytes.toFixed(0)} MB, ${what}; medians of ${rounds}; Node ${process.version}`);
  const reference = speeds[0].megabytesPerSecond;
  for (const { way, megabytesPerSecond, peakMB } of speeds) {
    const ratio = (megabytesPerSecond / reference).toFixed(2);
    console.log(
      `  ${way.padEnd(24)}${megabytesPerSecond.toFixed(1).padStart(8)} MB/s  ${ratio.padStart(5)} x xmllint  ${peakMB} MB of memory`,
    );
  }
}

try {
  await ensureBuild();
  const parts = {
    rows: await bundle("bench/ingest/rows.ts", "rows"),
    tokenize: await bundle("bench/xml/tokenize.ts", "tokenize"),
    postgres: await bundle("bench/ingest/postgres.ts", "postgres"),
    withBaseX: existsSync(basex),
  };
  const results = [];
  for (const megabytes of values.sizes.split(",").map(Number)) {
    const result = await measure(megabytes, parts);
    results.push(result);
    print(result);
  }
  if (values.files !== undefined) print(await measureFiles(values.files));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`);
  if (values.plot !== undefined) writeFileSync(values.plot, plotGrowth(results));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
