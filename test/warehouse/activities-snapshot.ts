import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ingest } from "../../src/ingest/iati/ingest.ts";
import { openSnapshot, type OpenSnapshot } from "../../src/store/open-snapshot.ts";
import { rates } from "../fixtures/iati/ingesting.ts";

/** The files of `test/fixtures/iati/activities`: every state that an activity can have, and one file that breaks off. */
export const activityFiles = join(import.meta.dirname, "../fixtures/iati/activities");

/** A snapshot of these files, or of others, in a folder of its own, which goes when it is closed. */
export async function openActivitiesSnapshot(paths: readonly string[] = [activityFiles]): Promise<OpenSnapshot> {
  const folder = mkdtempSync(join(tmpdir(), "sarai-activities-"));
  const { snapshot: published } = await ingest({
    ...{ paths, dataFolder: join(folder, "data"), series: [], ratesFile: rates, forget: [], licence: null, acceptLosses: false },
    now: () => new Date("2026-01-02T03:04:05Z"),
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  const snapshot = await openSnapshot(published);
  return {
    ...snapshot,
    close: async () => {
      await snapshot.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
