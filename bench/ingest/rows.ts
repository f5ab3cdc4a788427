import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFlow } from "../../src/ingest/iati/flow.ts";
import { createRateBook } from "../../src/ingest/iati/rules/currency.ts";
import { readTables } from "../../src/ingest/iati/tables.ts";
import { readRatesFile } from "../../src/sources/exchange-rates/read-rates-file.ts";
import { readDataset } from "../../src/sources/iati/read-dataset.ts";
import { openRowFiles } from "../../src/store/row-files.ts";

// Reads a file into rows in Parquet files, without a database; prints seconds, peak memory and counts as JSON.
const [file = "", ratesFile = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sarai-rows-"));
const rows = openRowFiles(readTables, folder);
const book = createRateBook([await readRatesFile(ratesFile)]);
const start = performance.now();
const before = process.cpuUsage();
const flow = rows.sink("flow");
const outcome = await readDataset(
  file,
  { sink: rows.sink, keys: { last: 0 }, datasetKey: 1, onActivity: (money) => writeFlow(flow, book, money) },
  () => Promise.resolve(),
);
rows.take();
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
rmSync(folder, { recursive: true });
console.log(
  JSON.stringify({
    seconds,
    userSeconds: user / 1e6,
    systemSeconds: system / 1e6,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    status: outcome.status,
    activities: rows.count("activity"),
    transactions: rows.count("transaction"),
    flow: rows.count("flow"),
  }),
);
