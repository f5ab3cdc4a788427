import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll } from "vitest";
import { ledgerSuite } from "../../test/ledger/suite.ts";
import { openPglite, type Database } from "./database.ts";
import { migrateStore } from "./record-store.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-record-"));
let opened: Database | null = null;
afterAll(async () => {
  await opened?.destroy();
  rmSync(folder, { recursive: true });
});

ledgerSuite("the ledger on PGlite", async () => {
  const database = await openPglite(join(folder, "record"));
  opened = database;
  return {
    store: await migrateStore(database),
    run: async (command) => (await sql.raw(command).execute(database)).rows,
    again: () => migrateStore(database), // PGlite has one process and one connection
  };
});
