import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSite } from "../../src/cli/site.ts";
import { readSettings } from "../../src/config/settings.ts";
import { openPglite } from "../../src/record/database.ts";
import { migrateStore } from "../../src/record/record-store.ts";
import { makeBrowserFiles } from "../fixtures/browser-files.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { openSeriesSnapshot, shippedSeries } from "../warehouse/series-snapshot.ts";

type Site = ReturnType<typeof createSite>;

/** The whole site in process over the shipped record and series, with a real database for what is cited, and a clock to be set. */
export async function openCitingSite() {
  const model = await modelOf("partnerships/central-asia-japan");
  const snapshot = await openSeriesSnapshot(await shippedSeries());
  const folder = mkdtempSync(join(tmpdir(), "sarai-cite-"));
  makeBrowserFiles(folder);
  const database = await openPglite(join(folder, "record"));
  const store = await migrateStore(database);
  const clock = { ms: Date.parse("2026-06-01T08:00:00Z") };
  const logged: unknown[] = [];
  const siteWith = (variables: Readonly<Record<string, string>> = {}): Site => {
    const settings = readSettings({}, { packageFolder: ".", cwd: "." }, { SARAI_CITE_PER_DAY: "1000", ...variables });
    return createSite(
      { settings, place: { buildFolder: folder, packageFolder: "." } },
      {
        model: () => Promise.resolve(model),
        snapshot: () => Promise.resolve(snapshot),
        frozen: store.frozen,
        log: { warn: () => undefined, error: (fields) => logged.push(fields) },
        now: () => new Date(clock.ms),
      },
    );
  };
  const close = async (): Promise<void> => {
    await snapshot.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { model, record: onlyPartnership(model), snapshot, database, store, clock, logged, siteWith, close };
}
