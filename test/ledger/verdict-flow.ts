import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keepVerdicts } from "../../src/cli/keep-verdicts.ts";
import { Changes } from "../../src/contract/matters.ts";
import { ClaimPage } from "../../src/contract/claims.ts";
import type { PartnershipView } from "../../src/contract/overview.ts";
import type { OfferedSeries } from "../../src/ingest/series/choose-series.ts";
import { renewSeries } from "../../src/ingest/series/renew-series.ts";
import { exportPartnership } from "../../src/ingest/partnership/export-partnership.ts";
import { loadFolders } from "../../src/ingest/partnership/load.ts";
import { partnershipView, questions } from "../../src/query/index.ts";
import type { RecordStore } from "../../src/record/record-store.ts";
import { openSnapshot } from "../../src/store/open-snapshot.ts";
import { listSnapshots, warehouseFolder } from "../../src/store/snapshots.ts";
import { renderTwin } from "../../src/web/twins/render-twin.ts";
import { shippedSeries } from "../warehouse/series-snapshot.ts";
import { growthClaim } from "./growth-claim.ts";

const good = "test/fixtures/partnerships/river-and-ridge";
const grown: OfferedSeries = {
  shipped: false,
  read: {
    about: {
      ...{ file: "growth.json", publisher: "World Bank", title: "growth", address: null, licence: null, vintage: "2026-05-01" },
      ...{ citation: "World Bank", sha256: "cd".repeat(32), bytes: 1 },
    },
    observations: ["XA", "XB", "XC"].flatMap((area) =>
      [2015, 2024].map((year) => ({ indicator: "NY.GDP.PCAP.KD", area, year, value: String(year) })),
    ),
    refused: [],
  },
};

/** An installation: its record, its data folder, and its copy of a partnership folder. */
type Installed = { readonly store: RecordStore; readonly data: string; readonly folder: string };

async function load({ store, folder }: Installed): Promise<readonly string[]> {
  const lines: string[] = [];
  const options = { now: () => new Date(), write: (line: string) => void lines.push(line), dryRun: false };
  await store.load((ledger) => loadFolders(ledger, [folder], options));
  return lines;
}

/** A new snapshot with these series, and the claims checked against it. */
async function check({ store, data }: Installed, more: readonly OfferedSeries[]): Promise<void> {
  await renewSeries({ dataFolder: data, series: [...(await shippedSeries()), ...more], now: () => new Date() });
  await keepVerdicts(store, data);
}

async function ask({ store, data }: Installed, id: string, of: { readonly entry?: string; readonly query?: object }) {
  const model = await store.readModel();
  const [record] = model.partnerships;
  const [current] = listSnapshots(warehouseFolder(data));
  const question = questions.find((one) => one.id === id);
  if (record === undefined || current === undefined || question === undefined) throw new Error("nothing to ask");
  const snapshot = await openSnapshot(current);
  const parameters: unknown = question.parameters.parse(of.query ?? {});
  const asked = { model, record, snapshot, today: new Date().toISOString().slice(0, 10), id: of.entry ?? "", parameters };
  const answer: unknown = await question.read(asked);
  await snapshot.close();
  return { answer, view: partnershipView(record) };
}

async function flips(installed: Installed): Promise<readonly (readonly [string, string | undefined, string | undefined])[]> {
  const { rows } = Changes.parse((await ask(installed, "changes", { query: { what: "verdict", since: "2020-01-01" } })).answer);
  return rows.map((row) => [row.subject, row.verdict?.before, row.verdict?.after] as const);
}

function feedOf(answer: unknown, partnership: PartnershipView, twin: "atom" | "feed"): string {
  const site = { url: null, operator: { name: null, contact: null, notice: null } };
  const context = { lang: "en" as const, path: "/en/river-and-ridge/changes", query: "", today: "2027-01-01" };
  return renderTwin({ ...context, twin, question: "changes", answer, partnership, site }) ?? "";
}

/** The history of verdicts from check to page, feed, export and another installation. `open` gives a new, empty record each time. */
export function verdictFlow(name: string, open: () => Promise<RecordStore>): void {
  const temporary = mkdtempSync(join(tmpdir(), "sarai-verdicts-"));
  afterAll(() => rmSync(temporary, { recursive: true }));
  const install = async (of: string): Promise<Installed> => {
    const folder = join(temporary, of, "river-and-ridge");
    cpSync(good, folder, { recursive: true });
    writeFileSync(join(folder, "claims.yaml"), readFileSync(join(good, "claims.yaml"), "utf8") + growthClaim);
    return { store: await open(), data: join(temporary, of, "data"), folder };
  };

  test(`${name}: verdicts are kept from load to load and snapshot to snapshot, and every flip is told`, async () => {
    const here = await install("here");
    await load(here);
    await check(here, []);
    const first = await here.store.readVerdicts();
    expect(first.map((line) => [line.subject, line.verdict, line.place])).toEqual([
      ["river-and-ridge/claims/first-summit", "holds-under-some-readings", 1],
      ["river-and-ridge/claims/growth", "cannot-be-checked", 1],
      ["river-and-ridge/claims/most-open", "not-a-question-of-fact", 1],
    ]);
    expect(await flips(here)).toEqual([]); // a first check is no flip
    await load(here);
    await check(here, []);
    expect(await here.store.readVerdicts()).toEqual(first);

    await check(here, [grown]); // a new snapshot
    expect(await flips(here)).toEqual([["river-and-ridge/claims/growth", "cannot-be-checked", "holds"]]);

    const meetings = join(here.folder, "meetings.yaml");
    writeFileSync(meetings, readFileSync(meetings, "utf8").replace("status: postponed", "status: held"));
    await load(here); // another record
    await check(here, [grown]);
    expect(new Set(await flips(here))).toEqual(
      new Set([
        ["river-and-ridge/claims/first-summit", "holds-under-some-readings", "cannot-be-checked"],
        ["river-and-ridge/claims/growth", "cannot-be-checked", "holds"],
      ]),
    );
    const { answer, view } = await ask(here, "changes", { query: { what: "verdict", since: "2020-01-01" } });
    expect(feedOf(answer, view, "atom")).toContain("Was: Cannot be checked. Is now: Holds.");
    expect((JSON.parse(feedOf(answer, view, "feed")) as { items: { title: string }[] }).items.map((item) => item.title)).toContain(
      "Verdict changed: The river states grew.",
    );

    const page = ClaimPage.parse((await ask(here, "claim", { entry: "first-summit" })).answer);
    expect(page.verdicts.map((line) => [line.before, line.verdict, line.holds, line.fails, line.cannot])).toEqual([
      ["holds-under-some-readings", "cannot-be-checked", 0, 2, 1],
      [null, "holds-under-some-readings", 1, 1, 1],
    ]);
    expect(page.verdicts[0]?.changed).toEqual([{ id: "held", before: "holds", verdict: "fails", value: "2024-09-01" }]);
    expect(page.row.verdict).toBe(page.verdicts[0]?.verdict);

    const verdicts = await here.store.readVerdicts();
    const there = await install("there");
    const exported = exportPartnership("river-and-ridge", await here.store.readHistory("river-and-ridge"), verdicts);
    for (const [file, text] of exported.files) writeFileSync(join(there.folder, file), text);
    const file = join(there.folder, "verdicts.yaml");
    const written = readFileSync(file, "utf8");
    writeFileSync(file, written.replace("verdict: cannot-be-checked", "verdict: holds"));
    await expect(load(there)).rejects.toMatchObject({ code: "input-invalid" });
    expect(await there.store.readHistory(null)).toEqual([]); // nothing of the folder was loaded
    writeFileSync(file, written.replaceAll("subject: river-and-ridge/", "subject: elsewhere/"));
    await expect(load(there)).rejects.toThrow(/verdicts.yaml:1:1 holds a verdict of elsewhere/);
    writeFileSync(file, written);
    expect(await load(there)).toContain(`  verdicts.yaml: ${String(verdicts.length)} of ${String(verdicts.length)} lines taken over`);
    expect(await there.store.readVerdicts()).toEqual(verdicts);
    expect(await load(there)).toContain(`  verdicts.yaml: 0 of ${String(verdicts.length)} lines taken over`);
    await check(there, [grown]); // the same record and data: no line is added
    expect(await there.store.readVerdicts()).toEqual(verdicts);
  }, 240_000); // two new records, four snapshots
}
