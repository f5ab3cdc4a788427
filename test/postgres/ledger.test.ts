import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { openServer, type Database } from "../../src/record/database.ts";
import { migrateStore, openRecord } from "../../src/record/record-store.ts";
import { ledgerSuite } from "../ledger/suite.ts";
import { findPrograms, startServer, type Server } from "./server.ts";

const programs = findPrograms();
const servers: Server[] = [];
const databases: Database[] = [];
afterAll(async () => {
  for (const database of databases) await database.destroy();
  for (const server of servers) await server.remove();
  for (const one of programs) one.remove();
});

async function start(one: (typeof programs)[number]): Promise<Server> {
  const server = await startServer(one);
  servers.push(server);
  expect(server.version).toMatch(/ 15\./);
  return server;
}

async function connect(url: string): Promise<Database> {
  const database = await openServer(url);
  databases.push(database);
  return database;
}

const query = async (database: Database, command: string): Promise<readonly unknown[]> => (await sql.raw(command).execute(database)).rows;

/** A database whose owner is no superuser but may create roles, as providers of servers give it out. */
async function ownedDatabase({ url }: Server): Promise<string> {
  const database = await connect(url);
  await query(database, "create role owner login createrole");
  await query(database, "create database ledger owner owner");
  return url.replace("postgres@", "owner@").replace(/postgres$/, "ledger");
}

for (const one of programs)
  ledgerSuite(`the ledger on a PostgreSQL server (${one.name}'s)`, async () => {
    const server = await start(one);
    const url = one === programs[0] ? await ownedDatabase(server) : server.url;
    const database = await connect(url);
    const again = async () => migrateStore(await connect(url));
    return { store: await migrateStore(database), run: (command) => query(database, command), again };
  });

test("several processes that open a new database at once find it whole", async () => {
  const server = await start(programs[0]);
  const stores = await Promise.all([1, 2, 3, 4].map(() => openRecord({ databaseUrl: server.url })));
  expect(new Set(await Promise.all(stores.map((store) => store.readVersion()))).size).toBe(1);
  for (const store of stores) await store.close();
});

test("a server that is not there, and one whose user may not create tables, are said with what to do, and no password", async () => {
  const server = await start(programs[0]);
  const database = await connect(server.url);
  await query(database, "create role guest login");
  const advice = "Check DATABASE_URL, that the server runs, and that its user may create tables and roles.";
  const guest = server.url.replace("postgres@", "guest:s3cret@");
  await expect(openRecord({ databaseUrl: guest })).rejects.toMatchObject({ code: "record-unavailable", advice });
  await database.destroy();
  await server.stop();
  const refused = await openRecord({ databaseUrl: guest }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "record-unavailable", advice });
  expect(String(refused)).not.toContain("s3cret");
});
