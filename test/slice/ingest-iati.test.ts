import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { ingest, type Ingested, type IngestOptions } from "../../src/ingest/iati/ingest.ts";
import { lockDataFolder } from "../../src/record/data-lock.ts";
import { openDatabase } from "../../src/store/database.ts";
import { listSnapshots, warehouseFolder } from "../../src/store/snapshots.ts";

const fixtures = fileURLToPath(new URL("../fixtures/iati", import.meta.url));
const golden = join(fixtures, "golden");
const rates = join(fixtures, "rates.json");
const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sarai-iati-"));
  made.push(folder);
  return folder;
}

function run(paths: readonly string[], dataFolder: string, more: Partial<IngestOptions> = {}): Promise<Ingested> {
  return ingest({
    paths,
    dataFolder,
    series: [],
    ratesFile: rates,
    forget: [],
    acceptLosses: false,
    now: () => new Date("2026-01-02T03:04:05Z"),
    progress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
}

async function ask(path: string, sql: string): Promise<readonly string[]> {
  const database = await openDatabase(path, { readOnly: true });
  try {
    return (await database.rows(sql)).map((row) => String(row["line"]));
  } finally {
    database.close();
  }
}

const number = (name: string): string =>
  `COALESCE(regexp_replace(regexp_replace(${name}::VARCHAR, '(\\.[0-9]*?)0+$', '\\1'), '\\.$', ''), 'none')`;
const or = (name: string): string => `COALESCE(${name}::VARCHAR, '-')`;

/** The questions that expected.json may answer; each gives lines in a fixed order. */
const questions: Readonly<Record<string, string>> = {
  flow: `SELECT concat_ws(' ', type, ${or("recipient")}, ${or("sector")}, currency, ${number("value")}, 'usd', ${number("value_usd")}, 'year', COALESCE(year::VARCHAR, 'none')) AS line FROM flow ORDER BY line`,
  converted: `SELECT concat_ws(' ', type, 'eur', ${number("value_eur")}, 'jpy', ${number("value_jpy")}) AS line FROM flow ORDER BY line`,
  provider: `SELECT concat_ws(' ', type, provider_org_from, provider_org_ref, provider_org_name) AS line FROM flow ORDER BY line`,
  quarantine: `SELECT element || ' ' || reason || ' line ' || line || ': ' || COALESCE(excerpt, 'none') AS line FROM quarantine AS q ORDER BY q.line, reason`,
  narratives: `SELECT concat_ws(' ', element, ${or("language")}, text) AS line FROM narrative ORDER BY ordinal`,
  extension: `SELECT concat_ws(' ', CASE element WHEN '' THEN '-' ELSE element END, kind, ${or("name")}, text) AS line FROM extension`,
  documents: `SELECT concat_ws(' ', parent, url, ${or("code")}) AS line FROM document_link AS d LEFT JOIN document_link_category AS c ON c.document_link_id = d.id ORDER BY line`,
  translated: `SELECT * FROM (SELECT 'transaction ' || type_published || ' ' || type AS line FROM transaction
     UNION ALL SELECT 'participating_org ' || role_published || ' ' || role FROM participating_org
     UNION ALL SELECT 'sector ' || vocabulary_published || ' ' || vocabulary FROM sector
     UNION ALL SELECT 'recipient_region ' || vocabulary_published || ' ' || vocabulary FROM recipient_region
     UNION ALL SELECT 'activity_date ' || type_published || ' ' || type FROM activity_date)`,
  location: `SELECT latitude || ' ' || longitude AS line FROM location`,
  contacts: `SELECT type || ' ' || url AS line FROM contact_info AS c JOIN contact_website AS w ON w.contact_info_id = c.id`,
  organisations: `SELECT concat_ws(' ', organisation_identifier, default_currency, reporting_org_ref) AS line FROM organisation`,
  organisationBudgets: `SELECT concat_ws(' ', kind, ${number("value")}, currency, ${or("recipient_country")}) AS line FROM organisation_budget ORDER BY id`,
  organisationLines: `SELECT concat_ws(' ', ref, ${number("value")}, currency) AS line FROM organisation_budget_line`,
  organisationNarratives: `SELECT concat_ws(' ', element, language, text) AS line FROM organisation_narrative ORDER BY ordinal`,
  organisationDocuments: `SELECT concat_ws(' ', url, c.code, r.code) AS line FROM organisation_document_link AS d
     JOIN organisation_document_link_category AS c ON c.document_link_id = d.id JOIN organisation_document_link_recipient_country AS r ON r.document_link_id = d.id`,
};

describe("a file and what a snapshot of it answers", () => {
  const cases = readdirSync(golden).filter((name) => name.endsWith(".expected.json"));
  test.each(cases)("%s", async (name) => {
    const expected = JSON.parse(readFileSync(join(golden, name), "utf8")) as Record<string, readonly string[]>;
    const { snapshot } = await run([join(golden, name.replace(".expected.json", ".xml"))], temporaryFolder());
    for (const [question, lines] of Object.entries(expected)) {
      if (question === "nowhere") {
        const bytes = readFileSync(snapshot.path);
        for (const word of lines) expect(bytes.includes(word), word).toBe(false);
        continue;
      }
      const answered = await ask(snapshot.path, questions[question] ?? "");
      const withYear = lines.some((line) => line.includes(" year ")) || question !== "flow";
      expect(withYear ? answered : answered.map((line) => line.replace(/ year .*/, "")), question).toEqual(lines);
    }
  });
});

const activity = (identifier: string, more: { updated?: string; value?: string; ref?: string; secondary?: boolean } = {}): string => `
  <iati-activity default-currency="USD" last-updated-datetime="${more.updated ?? "2020-01-01"}"><iati-identifier>${identifier}</iati-identifier>
    <reporting-org ref="${more.ref ?? "XX"}" type="10" secondary-reporter="${more.secondary === true ? "1" : "0"}"><narrative>Somebody</narrative></reporting-org>
    <recipient-country code="AA"/><transaction><transaction-type code="3"/><transaction-date iso-date="2020-01-01"/><value>${more.value ?? "1"}</value></transaction>
  </iati-activity>`;
const file = (...activities: readonly string[]): string => `<iati-activities version="2.03">${activities.join("")}</iati-activities>`;

function writeFiles(files: Readonly<Record<string, string>>, folder = temporaryFolder()): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const countedSql =
  "SELECT iati_identifier || ' ' || counted || ' ' || COALESCE(not_counted_reason, '-') AS line FROM activity ORDER BY id::INTEGER";
const pathsSql = "SELECT path || ' ' || status || ' ' || stale AS line FROM dataset ORDER BY path";
const sumSql = "SELECT sum(value_usd) FILTER (counted)::DECIMAL(38,2)::VARCHAR AS line FROM flow";

describe("duplicates (counting rule 4) and secondary publishers (rule 5)", () => {
  test("one of several activities with an identifier is counted: the reporting organisation's own, then the newest", async () => {
    const folder = writeFiles({
      "a.xml": file(activity("XX-1", { ref: "YY", updated: "2024-01-01", value: "100" })),
      "b.xml": file(activity("XX-1", { updated: "2020-01-01", value: "10" }), activity("XX-1", { updated: "2021-01-01", value: "1" })),
      "c.xml": file(activity("", { value: "0.5" }), activity("", { value: "0.25" })),
    });
    const { snapshot } = await run([folder], temporaryFolder());
    expect(
      await ask(
        snapshot.path,
        "SELECT value || ' ' || f.counted || ' ' || COALESCE(f.not_counted_reason, '-') AS line FROM stored.flow f ORDER BY value",
      ),
    ).toEqual(["0.25 true -", "0.50 true -", "1.00 true -", "10.00 false duplicate", "100.00 false duplicate"]);
  });

  test("a secondary publisher is kept and not counted", async () => {
    const folder = writeFiles({ "a.xml": file(activity("XX-1", { secondary: true }), activity("XX-2")) });
    const { snapshot } = await run([folder], temporaryFolder());
    expect(await ask(snapshot.path, countedSql)).toEqual(["XX-1 false secondary-publisher", "XX-2 true -"]);
  });

  test("files in another order, in one run or in several, give the same snapshot and the same figures", async () => {
    const files = {
      "a.xml": file(activity("XX-1", { value: "5" })),
      "b.xml": file(activity("XX-1", { value: "7" }), activity("XX-2")),
      "c.xml": file(activity("XX-3")),
    };
    const folder = writeFiles(files);
    const together = await run([folder], temporaryFolder());
    for (const order of [
      ["c.xml", "a.xml", "b.xml"],
      ["b.xml", "c.xml", "a.xml"],
    ]) {
      const data = temporaryFolder();
      let last: Ingested | null = null;
      for (const name of order) last = await run([join(folder, name)], data);
      expect(last?.snapshot.id).toBe(together.snapshot.id);
      expect(await ask(last?.snapshot.path ?? "", countedSql)).toEqual(await ask(together.snapshot.path, countedSql));
    }
  });
});

describe("the datasets of a data folder", () => {
  test("ingesting others adds, ingesting one again replaces it, and one can be forgotten", async () => {
    const data = temporaryFolder();
    const first = writeFiles({
      "a.xml": file(activity("XX-1", { value: "10" })),
      "deep/b.XML": file(activity("XX-2", { value: "20" })),
      "c.txt": "no",
    });
    const second = writeFiles({ "c.xml": file(activity("XX-3", { value: "40" })) });
    await run([first], data);
    await run([second], data);
    expect(await ask(listSnapshots(warehouseFolder(data))[0]?.path ?? "", pathsSql)).toEqual([
      "a.xml ok false",
      "c.xml ok false",
      "deep/b.XML ok false",
    ]);
    writeFiles({ "a.xml": file(activity("XX-1", { value: "11" })) }, first);
    const replaced = await run([first], data);
    expect(replaced.summary.read).toBe(1); // the one that changed; the others are taken over
    expect(await ask(replaced.snapshot.path, sumSql)).toEqual(["71.00"]);
    const forgotten = await run([], data, { forget: [join(first, "deep/b.XML")] });
    expect(await ask(forgotten.snapshot.path, sumSql)).toEqual(["51.00"]);
    expect(
      await ask(
        forgotten.snapshot.path,
        "SELECT t.value::VARCHAR AS line FROM transaction t JOIN activity a ON a.id = t.activity_id ORDER BY t.value",
      ),
    ).toEqual(["11.000000000000", "40.000000000000"]);
  });

  test("several folders get their last name in front of the path", async () => {
    const folder = writeFiles({ "one/a.xml": file(activity("XX-1")), "two/a.xml": file(activity("XX-2")) });
    const { snapshot } = await run([join(folder, "one"), join(folder, "two")], temporaryFolder());
    expect(await ask(snapshot.path, pathsSql)).toEqual(["one/a.xml ok false", "two/a.xml ok false"]);
  });

  test("where nothing is new nothing is published", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": file(activity("XX-1")) });
    const first = await run([folder], data);
    const second = await run([folder], data);
    expect(second).toMatchObject({ isNew: false, snapshot: first.snapshot });
    expect(listSnapshots(warehouseFolder(data)).length).toBe(1);
  });

  test("an earlier good version stays, marked stale, when the later one is broken", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": file(activity("XX-1", { value: "10" })), "b.xml": file(activity("XX-2", { value: "5" })) });
    await run([folder], data);
    writeFiles({ "a.xml": `${file(activity("XX-1", { value: "99" }))}<more/>` }, folder);
    const { snapshot, summary } = await run([folder], data);
    expect(await ask(snapshot.path, pathsSql)).toEqual(["a.xml ok true", "b.xml ok false"]);
    expect(await ask(snapshot.path, sumSql)).toEqual(["15.00"]);
    expect(summary.stale).toMatchObject([{ path: "a.xml", reason: "second-root" }]);
  });

  test("other rates convert every dataset anew, also those not named", async () => {
    const data = temporaryFolder();
    const euros = `<iati-activities version="2.03">${activity("XX-1", { value: "10" }).replace("USD", "EUR")}</iati-activities>`;
    const folder = writeFiles({ "a.xml": euros });
    const other = writeFiles({ "b.xml": file(activity("XX-2", { value: "1" })) });
    expect(await ask((await run([folder], data)).snapshot.path, sumSql)).toEqual(["11.25"]);
    const doubled = join(temporaryFolder(), "rates.json");
    writeFileSync(doubled, readFileSync(rates, "utf8").replaceAll("0.81", "1.62"));
    expect(await ask((await run([other], data, { ratesFile: doubled })).snapshot.path, sumSql)).toEqual(["23.50"]);
  });

  test("without a file of rates the annual averages stand in, marked as such", async () => {
    const folder = writeFiles({
      "a.xml": `<iati-activities version="2.03">${activity("XX-1", { value: "100" }).replace("USD", "JPY")}</iati-activities>`,
    });
    const { snapshot } = await run([folder], temporaryFolder(), { ratesFile: null });
    expect(await ask(snapshot.path, "SELECT concat_ws(' ', rate_frequency, rate_date, value_usd IS NOT NULL) AS line FROM flow")).toEqual([
      "annual 2020-01-01 true",
    ]);
  });
});

describe("what is refused", () => {
  const many = (n: number): string => file(...Array.from({ length: n }, (_, index) => activity(`XX-${String(index)}`)));

  test("a build in which a dataset lost more than half of what it had is refused, and the last snapshot stays", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": many(40) });
    const first = await run([folder], data);
    writeFiles({ "a.xml": many(5) }, folder);
    await expect(run([folder], data)).rejects.toMatchObject({ code: "build-refused" });
    expect(listSnapshots(warehouseFolder(data)).map((one) => one.id)).toEqual([first.snapshot.id]);
    expect((await run([folder], data, { acceptLosses: true })).summary.activities).toBe(5);
  });

  test("nothing is published where nothing could be read", async () => {
    const data = temporaryFolder();
    await expect(run([temporaryFolder()], data)).rejects.toMatchObject({ code: "nothing-read" });
    await expect(run([writeFiles({ "a.xml": "<html>" })], data)).rejects.toMatchObject({ code: "nothing-read" });
    await expect(run([join(temporaryFolder(), "absent.xml")], data)).rejects.toMatchObject({ code: "input-invalid" });
    expect(listSnapshots(warehouseFolder(data))).toEqual([]);
  });

  test("a second build in the same data folder is refused while one runs", async () => {
    const data = temporaryFolder();
    const lock = lockDataFolder(warehouseFolder(data));
    await expect(run([golden], data)).rejects.toMatchObject({ code: "in-use" });
    lock.release();
    expect((await run([golden], data)).isNew).toBe(true);
  });

  test("a build that is stopped leaves the last snapshot and nothing of itself", async () => {
    const data = temporaryFolder();
    const folder = writeFiles({ "a.xml": many(3) });
    await run([folder], data);
    copyFileSync(join(golden, "splits.xml"), join(folder, "b.xml"));
    const controller = new AbortController();
    const stopped = run([folder], data, { signal: controller.signal, progress: () => controller.abort() });
    await expect(stopped).rejects.toThrow();
    expect(readdirSync(warehouseFolder(data)).filter((name) => name !== "snapshots.json")).toHaveLength(1);
  });

  test("the current snapshot and the two before are kept", async () => {
    const data = temporaryFolder();
    const folder = temporaryFolder();
    for (let n = 1; n <= 5; n++) await run([writeFiles({ "a.xml": many(n) }, folder)], data);
    const kept = listSnapshots(warehouseFolder(data));
    expect(kept.length).toBe(3);
    for (const [index, { path }] of kept.entries())
      expect(await ask(path, "SELECT count(*)::VARCHAR AS line FROM activity")).toEqual([String(5 - index)]);
  });
});
