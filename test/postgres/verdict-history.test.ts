import { afterAll } from "vitest";
import { openServer, type Database } from "../../src/record/database.ts";
import { migrateStore } from "../../src/record/record-store.ts";
import { verdictFlow } from "../ledger/verdict-flow.ts";
import { findPrograms, startServer, type Server } from "./server.ts";

const [programs] = findPrograms();
const servers: Server[] = [];
const databases: Database[] = [];
afterAll(async () => {
  for (const database of databases) await database.destroy();
  for (const server of servers) await server.remove();
  programs.remove();
});

verdictFlow("on a PostgreSQL server", async () => {
  const server = await startServer(programs);
  servers.push(server);
  const database = await openServer(server.url);
  databases.push(database);
  return migrateStore(database);
});
