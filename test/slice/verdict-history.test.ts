import { afterAll } from "vitest";
import { openPglite, type Database } from "../../src/record/database.ts";
import { migrateStore } from "../../src/record/record-store.ts";
import { verdictFlow } from "../ledger/verdict-flow.ts";

const databases: Database[] = [];
afterAll(async () => {
  for (const database of databases) await database.destroy();
});

verdictFlow("on PGlite", async () => {
  const database = await openPglite("memory://");
  databases.push(database);
  return migrateStore(database);
});
