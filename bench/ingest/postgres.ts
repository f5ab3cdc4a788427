// The file in a plain PostgreSQL: each activity as XML in a row of its own (COPY), then two tables of it by xmltable, activities and transactions. The
// file is cut into activities before the clock starts. Prints seconds and the most memory of the server's process as JSON.
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import pg from "pg";
import { findPrograms, startServer } from "../../test/postgres/server.ts";

const tables = [
  `CREATE UNLOGGED TABLE activity AS SELECT a.* FROM document, xmltable('/iati-activity' PASSING document.xml COLUMNS
     identifier text PATH 'iati-identifier', currency text PATH '@default-currency', hierarchy text PATH '@hierarchy',
     reporting_org text PATH 'reporting-org/@ref', title text PATH 'title/narrative[1]', status text PATH 'activity-status/@code') AS a`,
  `CREATE UNLOGGED TABLE transaction AS SELECT t.* FROM document, xmltable('/iati-activity/transaction' PASSING document.xml COLUMNS
     identifier text PATH '../iati-identifier', type text PATH 'transaction-type/@code', day date PATH 'transaction-date/@iso-date',
     value numeric PATH 'value', currency text PATH 'value/@currency', value_date date PATH 'value/@value-date',
     provider text PATH 'provider-org/@ref', receiver text PATH 'receiver-org/@ref', description text PATH 'description/narrative[1]') AS t`,
];

/** Writes a line of CSV for each activity of a file that the generator made: there every element begins on a line of its own. */
async function cut(file: string, target: string): Promise<void> {
  const out = createWriteStream(target);
  let lines: string[] | null = null;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith("<iati-activity ")) lines = [];
    lines?.push(line);
    if (line !== "</iati-activity>" || lines === null) continue;
    if (!out.write(`"${lines.join("\n").replaceAll('"', '""')}"\n`)) await once(out, "drain");
    lines = null;
  }
  out.end();
  await once(out, "close");
}

async function measure(file: string): Promise<{ readonly seconds: number; readonly peakMB: number; readonly transactions: number }> {
  const folder = mkdtempSync(join(tmpdir(), "sarai-bench-xml-"));
  chmodSync(folder, 0o755); // the server runs under another user
  const documents = join(folder, "documents.csv");
  const [programs] = findPrograms();
  const server = await startServer(programs);
  const client = new pg.Client({ connectionString: server.url });
  try {
    await cut(file, documents);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const began = performance.now();
    await client.query("CREATE UNLOGGED TABLE document (xml xml)");
    await client.query(`COPY document FROM '${documents}' (FORMAT csv)`);
    for (const table of tables) await client.query(table);
    const seconds = (performance.now() - began) / 1000;
    const status = readFileSync(`/proc/${String(rows[0]?.pid)}/status`, "utf8");
    const { rowCount } = await client.query("SELECT FROM transaction");
    return { seconds, peakMB: Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024), transactions: rowCount ?? 0 };
  } finally {
    await client.end();
    await server.remove();
    programs.remove();
    rmSync(folder, { recursive: true });
  }
}

const [file = ""] = process.argv.slice(2);
console.log(JSON.stringify(await measure(file)));
