// The same rows in a plain PostgreSQL, asked the same question: one table, without an index and with one on what is asked for.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { DuckDBInstance } from "@duckdb/node-api";
import pg from "pg";
import { findPrograms, startServer } from "../../test/postgres/server.ts";

const columns =
  "recipient text, year integer, type text, provider_org_ref text, sector text, counted boolean, value_usd numeric(18,2), kind text, recipient_kind text";
const names = columns.replaceAll(/ (text|integer|boolean|numeric\(18,2\))/g, "");

const question = `SELECT year, sum(value_usd)::text AS value, count(*) AS payments
  FROM flow
 WHERE kind = 'transaction' AND recipient_kind = 'country' AND recipient = ANY($1) AND provider_org_ref = $2 AND sector LIKE $3 || '%'
   AND type IN ('3', '4') AND counted AND ($4::integer IS NULL OR year = $4)
 GROUP BY year ORDER BY year`;

type Answered = { readonly plain: readonly number[]; readonly indexed: readonly number[]; readonly rows: number };
type Asked = { readonly members: readonly string[]; readonly provider: string; readonly sectors: readonly string[] };

async function copy(client: pg.Client, warehouse: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "sarai-bench-rows-"));
  chmodSync(folder, 0o755); // the server runs under another user
  const file = join(folder, "flow.csv");
  const instance = await DuckDBInstance.create(warehouse, { access_mode: "READ_ONLY", memory_limit: "1GB" });
  try {
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT ${names} FROM stored.flow) TO '${file}' (HEADER false)`);
    chmodSync(file, 0o644);
    const { rowCount } = await client.query(`COPY flow FROM '${file}' (FORMAT csv)`);
    return rowCount ?? 0;
  } finally {
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}

/** Fills a server of its own and asks: milliseconds of each question, without and with an index. */
async function askPostgres(warehouse: string, { members, provider, sectors }: Asked, times: number): Promise<Answered> {
  const [programs] = findPrograms();
  const server = await startServer(programs);
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    await client.query(`CREATE UNLOGGED TABLE flow (${columns})`);
    const rows = await copy(client, warehouse);
    await client.query("VACUUM ANALYZE flow");
    const ask = async (count: number): Promise<number[]> => {
      const took: number[] = [];
      for (let index = 0; index < count; index++) {
        const year = index % 17 === 16 ? null : 2008 + (index % 17);
        const began = performance.now();
        await client.query(question, [members, provider, sectors[index % sectors.length], year]);
        took.push(performance.now() - began);
      }
      return took;
    };
    const plain = await ask(Math.min(times, 10));
    await client.query("CREATE INDEX ON flow (provider_org_ref, recipient)");
    await client.query("ANALYZE flow");
    return { plain, indexed: await ask(times), rows };
  } finally {
    await client.end();
    await server.remove();
    programs.remove();
  }
}

const [warehouse = "", given = "{}", times = "100"] = process.argv.slice(2);
console.log(JSON.stringify(await askPostgres(warehouse, JSON.parse(given) as Asked, Number(times))));
