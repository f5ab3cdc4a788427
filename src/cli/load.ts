import { resolve } from "node:path";
import { loadFolders } from "../ingest/partnership/load.ts";
import type { Invocation } from "./invocation.ts";
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
  const reports = await withProgress("Loading", () =>
    withRecord(invocation, (store) =>
      store.load((ledger) => loadFolders(ledger, folders, { now: () => new Date(), write, dryRun: asked.dryRun })),
    ),
  );
  const written = reports.reduce((sum, report) => sum + report.written, 0);
  write(asked.dryRun ? "Nothing was written (--dry-run)." : `${String(written)} statements written.`);
}
