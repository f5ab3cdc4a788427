import { resolve } from "node:path";
import { loadFolders } from "../ingest/partnership/load.ts";
import type { Invocation } from "./invocation.ts";
import { keepVerdicts } from "./keep-verdicts.ts";
import { listPartnershipFolders } from "./partnership-folders.ts";
import { withProgress } from "./progress.ts";
import { withRecord } from "./with-record.ts";

/** Loads partnership folders into the record; says first what it writes. */
export async function load(
  invocation: Invocation,
  asked: { readonly folders: readonly string[]; readonly dryRun: boolean },
): Promise<void> {
  const folders =
    asked.folders.length === 0 ? listPartnershipFolders(invocation.settings.partnershipsFolder) : asked.folders.map((one) => resolve(one));
  const { write } = invocation;
  const options = { now: () => new Date(), write, dryRun: asked.dryRun };
  const reports = await withProgress("Loading", () =>
    withRecord(invocation, async (store) => {
      const done = await store.load((ledger) => loadFolders(ledger, folders, options));
      if (!asked.dryRun) await keepVerdicts(store, invocation.settings.dataFolder);
      return done;
    }),
  );
  const written = reports.reduce((sum, report) => sum + report.written, 0);
  write(asked.dryRun ? "Nothing was written (--dry-run)." : `${String(written)} statements written.`);
}
