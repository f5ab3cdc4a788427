import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ingested } from "../../src/ingest/iati/ingest.ts";
import { activity, ask, file, removeFolders, run, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";

// Everything hostile in one folder and one build: what is refused, what is set aside, and that the rest is counted to the cent.

afterAll(removeFolders);

const good = file(activity("XX-good", { value: "1.01" }));
const megabyte = 1 << 20;
const start = '<iati-activities version="2.03"><iati-activity><title><narrative>';
const end = "</narrative></title></iati-activity></iati-activities>";

/** Too long to hold: a beginning, a part many times, an end. */
type Long = { readonly beginning: string; readonly part: (index: number) => string; readonly times: number; readonly ending: string };

const long: Readonly<Record<string, Long>> = {
  "endless-text.xml": { beginning: start, part: () => "x".repeat(megabyte), times: 65, ending: end },
  "endless-cdata.xml": { beginning: `${start}<![CDATA[`, part: () => "]".repeat(megabyte), times: 65, ending: `]]>${end}` },
  "endless-attribute.xml": { beginning: '<iati-activities version="', part: () => "2".repeat(megabyte), times: 65, ending: '"/>' },
  "endless-name.xml": { beginning: "<", part: () => "a".repeat(megabyte), times: 5, ending: "/>" },
  "a-million-attributes.xml": { beginning: "<iati-activities", part: (index) => ` a${String(index)}=""`, times: 1_000_000, ending: "/>" },
  "deep.xml": { beginning: "", part: () => "<a>", times: 1_000_000, ending: "" },
};

const laughs = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${String(index + 1)} "${`&l${String(index)};`.repeat(10)}">`).join("");
const short: Readonly<Record<string, string>> = {
  "good.xml": good,
  "nothing.xml": "",
  "blank.xml": " \r\n\t",
  "truncated.xml": good.slice(0, -20),
  "wrong-root.xml": "<html><body/></html>",
  "root-of-another-namespace.xml": '<iati-activities xmlns="urn:x" version="2.03"/>',
  "two-roots.xml": `${good}${good}`,
  "billion-laughs.xml": `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>${start}&l10;${end}`,
  "entity-of-a-file.xml": `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${start}&x;${end}`,
  "entity-of-nobody.xml": `${start}&x;${end}`,
  "not-xml.xml": '{"iati-activities": []}',
  "zip.xml": "PK\u0003\u0004",
};

function writeLong(folder: string, name: string, { beginning, part, times, ending }: Long): void {
  const opened = openSync(join(folder, name), "w");
  writeSync(opened, beginning);
  let held = "";
  for (let index = 0; index < times; index++) {
    held += part(index);
    if (held.length >= megabyte || index === times - 1) {
      writeSync(opened, held);
      held = "";
    }
  }
  writeSync(opened, ending);
  closeSync(opened);
}

const shares = (...all: readonly string[]): string =>
  all
    .map((one, index) => `<recipient-country code="A${String.fromCharCode(65 + index)}" ${one === "" ? "" : `percentage="${one}"`}/>`)
    .join("");

/** One transaction each: what it says, and what comes of it in `flow`, and what is set aside. */
const values: Readonly<Record<string, { says: Parameters<typeof activity>[1]; flow: readonly string[]; aside: readonly string[] }>> = {
  negative: { says: { value: "-100", places: shares("", "", "") }, flow: ["AA -33.33", "AB -33.33", "AC -33.34"], aside: [] },
  enormous: { says: { value: "999999999999999999999999.99" }, flow: ["AA 999999999999999999999999.99"], aside: [] },
  "beyond-enormous": { says: { value: "1000000000000000000000000" }, flow: [], aside: ["value-missing"] },
  exponent: { says: { value: "1e99" }, flow: [], aside: ["value-missing"] },
  "two-thousand-digits": { says: { value: `0.${"3".repeat(2000)}` }, flow: [], aside: ["value-missing"] },
  words: { says: { value: "a lot" }, flow: [], aside: ["value-missing"] },
  "not-a-number": { says: { value: "NaN" }, flow: [], aside: ["value-missing"] },
  commas: { says: { value: "1,000.00" }, flow: [], aside: ["value-missing"] },
  "no-day-at-all": { says: { value: "5", date: "0000-00-00" }, flow: ["AA 5.00 no year"], aside: ["date-invalid"] },
  "no-such-day": { says: { value: "6", date: "2021-02-29" }, flow: ["AA 6.00 no year"], aside: ["date-invalid"] },
  "another-notation": { says: { value: "7", date: "31/12/2020" }, flow: ["AA 7.00 no year"], aside: ["date-invalid"] },
  "percent-sign": { says: { value: "8", places: shares("100%") }, flow: ["AA 8.00"], aside: [] },
  "percent-of-words": { says: { value: "9", places: shares("NaN", "50") }, flow: ["AA 4.50", "AB 4.50"], aside: ["percentage-invalid"] },
  "percent-negative": { says: { value: "10", places: shares("-50", "75") }, flow: ["AA 2.50", "AB 7.50"], aside: ["percentage-invalid"] },
  "percent-over-100": { says: { value: "11", places: shares("100", "120") }, flow: ["AA 5.00", "AB 6.00"], aside: [] },
  "percent-alone": { says: { value: "12", places: shares("250") }, flow: ["AA 12.00"], aside: [] },
  "percent-enormous": { says: { value: "13", places: shares("9e20", "9e20") }, flow: ["AA 6.50", "AB 6.50"], aside: ["percentage-too-large", "percentage-too-large"] },
  "percent-nothing": { says: { value: "14", places: shares("0", "0") }, flow: ["AA 7.00", "AB 7.00"], aside: [] },
  "place-without-code": { says: { value: "15", places: '<recipient-country code=" " percentage="90"/><recipient-country code="AA" percentage="10"/>' }, flow: ["AA 15.00"], aside: ["code-missing"] },
}; // prettier-ignore

let ingested: Ingested;
const answer = (sql: string): Promise<readonly string[]> => ask(ingested.snapshot.path, sql);
const ofIdentifier = "JOIN activity AS a ON a.id = t.activity_id WHERE a.iati_identifier";

beforeAll(async () => {
  const folder = writeFiles(short);
  for (const [name, one] of Object.entries(long)) writeLong(folder, name, one);
  writeFiles(
    {
      "values.xml": file(...Object.entries(values).map(([name, { says }]) => activity(`XX-${name}`, says))),
      "same-a-thousand-times.xml": file(...Array.from({ length: 1000 }, (_, n) => activity("XX-same", { value: String(n) }))),
      "without-identifier.xml": file(activity("", { value: "21" }), activity(" \n ", { value: "22" }), activity("", { value: "23" })),
      "original.xml": file(activity("ZZ-1", { ref: "ZZ", value: "40" })),
      "who-says-to-be-another.xml": file(activity("ZZ-1", { ref: "YY", value: "1000000", updated: "2029-01-01" })),
      "who-says-all-of-it.xml": file(activity("ZZ-1", { ref: "ZZ", value: "41", updated: "2019-01-01" })),
      "copy-of-good.xml": good,
    },
    folder,
  );
  ingested = await run([folder], temporaryFolder());
}, 240_000);

describe("a file that cannot be read as IATI is refused with its status, reason and place, and the others are read", () => {
  test.each([
    ["nothing.xml", "empty nothing-but-white-space 1"],
    ["blank.xml", "empty nothing-but-white-space 2"],
    ["truncated.xml", "not-well-formed truncated 5"],
    ["wrong-root.xml", "not-iati html -"],
    ["root-of-another-namespace.xml", "not-iati iati-activities -"],
    ["two-roots.xml", "not-well-formed second-root 5"],
    ["endless-text.xml", "too-large text-over-limit 1"],
    ["endless-cdata.xml", "too-large text-over-limit 1"],
    ["endless-attribute.xml", "too-large attribute-over-limit 1"],
    ["endless-name.xml", "too-large name-over-limit 1"],
    ["a-million-attributes.xml", "too-large attributes-over-limit 1"],
    ["deep.xml", "too-deep levels-over-limit 1"],
    ["billion-laughs.xml", "entity-declaration entity-declaration 1"],
    ["entity-of-a-file.xml", "entity-declaration entity-declaration 1"],
    ["entity-of-nobody.xml", "not-well-formed entity-unknown 1"],
    ["not-xml.xml", "not-well-formed text-outside-root 1"],
    ["zip.xml", "not-well-formed text-outside-root 1"],
  ])("%s: %s", async (path, said) => {
    const [row] = await answer(
      `SELECT concat_ws(' ', status, COALESCE(reason, detail), COALESCE(line::VARCHAR, '-')) AS line FROM dataset WHERE path = '${path}'`,
    );
    expect(row).toBe(said);
    const from = `FROM activity AS a JOIN dataset AS d ON d.id = a.dataset_id WHERE d.path = '${path}'`;
    expect(await answer(`SELECT count(*) AS line ${from}`)).toEqual(["0"]);
  });

  test("they are listed and counted at the end", () => {
    expect(ingested.summary.refused).toHaveLength(17);
    expect(ingested.summary.byStatus).toMatchObject({ ok: 8, "too-large": 5, empty: 2, "not-iati": 2 });
  });
});

describe("a value that says nothing usable is set aside, and the money is neither lost nor invented", () => {
  test.each(Object.entries(values))("%s", async (name, { flow, aside }) => {
    const year = "CASE WHEN year IS NULL THEN ' no year' ELSE '' END";
    const parts = await answer(
      `SELECT concat(recipient, ' ', value::DECIMAL(38,2), ${year}) AS line FROM flow AS t ${ofIdentifier} = 'XX-${name}' ORDER BY part`,
    );
    expect(parts).toEqual(flow);
    expect(await answer(`SELECT reason AS line FROM quarantine WHERE iati_identifier = 'XX-${name}' ORDER BY line`)).toEqual(aside);
    expect(await answer(`SELECT count(*) AS line FROM transaction AS t ${ofIdentifier} = 'XX-${name}'`)).toEqual(["1"]);
  });

  test("what is too large for its column after conversion has no value there, never another one", async () => {
    const converted = "concat_ws(' ', value_usd::DECIMAL(38,2), value_eur::DECIMAL(38,2), COALESCE(value_jpy::VARCHAR, 'none'))";
    const [row] = await answer(`SELECT ${converted} AS line FROM flow AS t ${ofIdentifier} = 'XX-enormous'`);
    expect(row).toBe("999999999999999999999999.99 888888888888888888888888.88 none");
  });
});

describe("identity", () => {
  test("the same identifier a thousand times is kept a thousand times and counted once", async () => {
    const counts = "concat_ws(' ', count(*), count(*) FILTER (f.counted), sum(value) FILTER (f.counted)::DECIMAL(18,2))";
    expect(
      await answer(`SELECT ${counts} AS line FROM flow AS f JOIN activity AS a ON a.id = f.activity_id WHERE iati_identifier = 'XX-same'`),
    ).toEqual(["1000 1 0.00"]);
  });

  test("activities without identifier are no duplicates of each other, and each is set aside", async () => {
    const from = "FROM activity AS a JOIN flow AS f ON f.activity_id = a.id WHERE a.iati_identifier IS NULL";
    expect(await answer(`SELECT sum(value) FILTER (f.counted)::DECIMAL(18,2) AS line ${from}`)).toEqual(["66.00"]);
    expect(await answer("SELECT count(*) AS line FROM quarantine WHERE reason = 'identifier-missing'")).toEqual(["3"]);
  });

  test("a dataset that claims another's identity takes nothing from it: all are kept, the reporting organisation's own is counted", async () => {
    const sql = `SELECT concat_ws(' ', d.path, f.value::DECIMAL(18,2), f.counted, f.not_counted_reason) AS line
      FROM flow AS f JOIN activity AS a ON a.id = f.activity_id JOIN dataset AS d ON d.id = a.dataset_id WHERE iati_identifier = 'ZZ-1' ORDER BY line`;
    expect(await answer(sql)).toEqual([
      "original.xml 40.00 true",
      "who-says-all-of-it.xml 41.00 false duplicate",
      "who-says-to-be-another.xml 1000000.00 false duplicate",
    ]);
  });

  test("the same bytes at two places are two datasets, counted once", async () => {
    const sql = `SELECT concat_ws(' ', d.path, a.counted) AS line FROM activity AS a JOIN dataset AS d ON d.id = a.dataset_id
      WHERE iati_identifier = 'XX-good' ORDER BY line`;
    expect(await answer(sql)).toEqual(["copy-of-good.xml true", "good.xml false"]);
  });
});
