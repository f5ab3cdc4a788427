import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { activity, ask, file, removeFolders, run, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";
import type { Ingested } from "../../src/ingest/iati/ingest.ts";

const golden = join(import.meta.dirname, "../fixtures/iati/golden");
afterAll(removeFolders);

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

const countedSql =
  "SELECT iati_identifier || ' ' || counted || ' ' || COALESCE(not_counted_reason, '-') AS line FROM activity ORDER BY id::INTEGER";

test("codes have names, in the languages in which the standard has them", async () => {
  const { snapshot } = await run([join(golden, "splits.xml")], temporaryFolder());
  const named =
    "SELECT DISTINCT concat_ws(' ', c.language, c.name) AS line FROM transaction AS t JOIN codelist AS c ON c.list = 'TransactionType'";
  expect(await ask(snapshot.path, `${named} AND c.code = t.type ORDER BY line`)).toEqual(["en Disbursement", "fr Décaissement"]);
});

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
