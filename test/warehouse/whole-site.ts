import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { createSite } from "../../src/cli/site.ts";
import { readSettings } from "../../src/config/settings.ts";
import { openRecord } from "../../src/record/record-store.ts";
import type { OpenSnapshot } from "../../src/store/open-snapshot.ts";
import { makeBrowserFiles } from "../fixtures/browser-files.ts";
import { modelOf } from "./model.ts";
import { openSeriesSnapshot, shippedSeries } from "./series-snapshot.ts";

type WholeSite = { readonly site: ReturnType<typeof createSite>; readonly close: () => Promise<void> };
type Opened = {
  readonly snapshot: OpenSnapshot;
  readonly variables?: Readonly<Record<string, string>>;
  readonly folders: readonly string[];
};

/** The whole site in process, over partnership folders and the shipped series; `close` takes everything away, and fails where it logged an error. */
export function openWholeSite(...folders: readonly string[]): Promise<WholeSite> {
  return openWholeSiteAs({}, ...folders);
}

/** The same with settings. */
export async function openWholeSiteAs(variables: Readonly<Record<string, string>>, ...folders: readonly string[]): Promise<WholeSite> {
  return open({ snapshot: await openSeriesSnapshot(await shippedSeries()), variables, folders });
}

/** The same over a snapshot, which is closed with it. */
export function openSiteOver(snapshot: OpenSnapshot, ...folders: readonly string[]): Promise<WholeSite> {
  return open({ snapshot, folders });
}

async function open({ snapshot, variables = {}, folders }: Opened): Promise<WholeSite> {
  const errors: unknown[] = [];
  const model = await modelOf(...folders);
  const buildFolder = mkdtempSync(join(tmpdir(), "sarai-site-")); // pages need the names of its files, these tests none of them
  makeBrowserFiles(buildFolder);
  const store = await openRecord({ folder: join(buildFolder, "record") });
  const site = createSite(
    { settings: readSettings({}, { packageFolder: ".", cwd: "." }, variables), place: { buildFolder, packageFolder: "." } },
    {
      model: () => Promise.resolve(model),
      snapshot: () => Promise.resolve(snapshot),
      frozen: store.frozen,
      log: { warn: () => undefined, error: ({ error }) => errors.push(error) },
      now: () => new Date("2026-06-01T00:00:00Z"),
    },
  );
  const close = async (): Promise<void> => {
    expect(errors).toEqual([]);
    await store.close();
    await snapshot.close();
    rmSync(buildFolder, { recursive: true });
  };
  return { site, close };
}
