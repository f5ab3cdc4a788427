import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ActivityOriginal, ActivityPage } from "../../src/contract/activities.ts";
import { questions } from "../../src/query/index.ts";
import { toActivityId } from "../../src/query/activities/activity-address.ts";
import { readOriginal } from "../../src/sources/iati/read-original.ts";
import { activityFiles, openActivitiesSnapshot } from "../warehouse/activities-snapshot.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";

// Everything that a publisher says of one activity, held against the files that say it.

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const folder = mkdtempSync(join(tmpdir(), "sarai-originals-"));
const most = 250;
const giant = `<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>GIANT</iati-identifier>
  <recipient-country code="UZ"/>${Array.from({ length: 60 }, (_, index) => `<sector vocabulary="99" code="S${String(index)}"/>`).join("")}
  ${Array.from({ length: most }, (_, index) => `<transaction ref="T${String(index)}"><transaction-type code="3"/><transaction-date iso-date="2020-01-15"/><value value-date="2020-01-15">${String(index)}.25</value><description><narrative>No ${String(index)}</narrative></description></transaction>`).join("\n")}
  <result type="1"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title>${Array.from({ length: 130 }, (_, index) => `<period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><target value="${String(index)}"/></period>`).join("")}</indicator></result>
  </iati-activity></iati-activities>`;
writeFileSync(join(folder, "giant.xml"), giant);
for (const name of ["water.xml", "old.xml", "roads.xml"]) copyFileSync(join(activityFiles, name), join(folder, name));
const snapshot = await openActivitiesSnapshot([folder]);
afterAll(async () => {
  await snapshot.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(id: string, identifier: string | null, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const question = questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  const parameters = question.parameters.parse(query);
  return await question.read({ model, record, snapshot, readOriginal, today: "2026-06-01", id: toActivityId(identifier), parameters });
}

const page = async (identifier: string | null, query = {}): Promise<ActivityPage> =>
  ActivityPage.parse(await ask("activity", identifier, query));
const original = async (identifier: string | null, query = {}): Promise<ActivityOriginal> =>
  ActivityOriginal.parse(await ask("activity-original", identifier, query));

const water = "XM-TEST-1/W.1 ü";

test("every text of the file, in whatever language, stands in the answer, and no person does", async () => {
  const text = JSON.stringify(await page(water)).replaceAll(/\\"/g, '"');
  const file = readFileSync(join(folder, "water.xml"), "utf8").split("</iati-activity>")[0] ?? "";
  const contact = /<contact-info[\s\S]*<\/contact-info>/.exec(file)?.[0] ?? "";
  const words = [...file.replace(contact, "").matchAll(/<narrative[^>]*>([^<]*)<\/narrative>/g)].map((found) =>
    (found[1] ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
  );
  expect(words.length).toBeGreaterThan(25);
  // Names of organisations that gave an identifier and of sectors are words of their element, too.
  expect(words.filter((one) => !text.includes(one))).toEqual([]);
  expect(text.toLowerCase()).not.toContain("undisclosed");
});

test("every attribute of the file stands in the answer", async () => {
  const text = JSON.stringify(await page(water));
  const file = (readFileSync(join(folder, "water.xml"), "utf8").split("</iati-activity>")[0] ?? "").split("<iati-activity ")[1] ?? "";
  const outside = file.replace(/<contact-info[\s\S]*<\/contact-info>/, "");
  const values = [...outside.matchAll(/ ([a-z:-]+)="([^"]*)"/g)].filter(([, name]) => !["xml:lang", "humanitarian"].includes(name ?? ""));
  expect(values.length).toBeGreaterThan(90);
  const missing = values.filter(([, , value = ""]) => !text.includes(value) && !text.includes(`"${value.replace(/^1$/, "true")}"`));
  expect(missing.map(([all]) => all)).toEqual([]);
});

test("what was set aside, withheld or stands beyond the standard is told and counted", async () => {
  const { quarantine, withheld, extensions } = await page(water);
  expect(quarantine.map(({ element, reason, excerpt }) => [element, reason, excerpt])).toEqual([
    ["budget", "value-missing", "about 90"],
    ["transaction", "value-missing", "twelve"],
  ]);
  expect(withheld.reduce((sum, one) => sum + one.count, 0)).toBe(3);
  expect(extensions).toContainEqual({ element: "", name: "x:own", namespace: "https://example.org/x", count: 1 });
});

test("results stand with their baselines, targets and actual values, places on the map, and related activities lead on where they are held", async () => {
  const answer = await page(water);
  expect(answer.results.map(({ kind, value, dimensions, locations }) => [kind, value, dimensions, locations])).toEqual([
    ["baseline", "120", null, null],
    ["target", "500", "sex: female", null],
    ["actual", "430", null, "L1"],
    ["target", "900", null, null],
  ]);
  expect(answer.results[2]).toMatchObject({
    result: [{ language: "en" }, { text: "給水人口", language: "ja" }],
    comments: [{ text: "Counted by hand" }],
  });
  expect(answer.places).toEqual([
    { name: "Well one", lat: 41.3, lon: 69.25 },
    { name: "Well two", lat: 42.4, lon: 59.6 },
  ]);
  expect(answer.related.map(({ ref, page: address }) => [ref, address])).toEqual([
    ["XM-TEST-1-W2", "activities/XM-TEST-1-W2"],
    ["XM-TEST-1-NOT-HELD", null],
  ]);
});

test("transactions keep their values to the last digit, and a value that is no number stays as it was written", async () => {
  const { transactions, count } = await page(water);
  expect([count, transactions.map(({ value, value_text: text, currency }) => [value, text, currency])]).toEqual([
    5,
    [
      ["9000", "9000", "USD"],
      ["1000.01", "1000.01", "USD"],
      ["-250.5", "-250.5", "EUR"],
      ["12", "12", "KZT"],
      [null, "twelve", "USD"],
    ],
  ]);
});

test("an activity of many parts goes on over its pages, nothing twice and nothing lost", async () => {
  const pages = await Promise.all(["1", "2", "3"].map((number) => page("GIANT", { page: number })));
  expect(pages.map((one) => [one.pages, one.count, one.transactions.length, one.results.length])).toEqual([
    [3, most, 100, 100],
    [3, most, 100, 30],
    [3, most, 50, 0],
  ]);
  expect(pages.flatMap((one) => one.transactions.map((row) => row.ref))).toEqual(
    Array.from({ length: most }, (_, index) => `T${String(index)}`),
  );
  expect(pages.flatMap((one) => one.transactions.flatMap((row) => row.words.map((said) => said.text)))).toHaveLength(most);
  expect(pages.flatMap((one) => one.results.map((row) => row.value))).toEqual(Array.from({ length: 130 }, (_, index) => String(index)));
  expect(pages.map((one) => one.parts.find((part) => part.part === "sector")?.rows.length)).toEqual([60, 0, 0]);
  await expect(page("GIANT", { page: "4" })).rejects.toThrow("no page 4");
});

test("each copy of one identifier has its own page, and an activity without one is found too", async () => {
  const [first, second] = [await page("XM-TEST-2-R1"), await page("XM-TEST-2-R1", { copy: "2" })];
  expect([first.copies, first.not_counted_reason, second.not_counted_reason]).toEqual([2, null, "duplicate"]);
  expect(second.titles[0]?.text).toBe("Straße und Brücke, alt");
  expect((await page(null)).titles[0]?.text).toBe("Without an identifier");
  expect(await ask("activity", "XM-TEST-2-R1", { copy: "3" })).toBeNull();
  expect(await ask("activity", "not held")).toBeNull();
});

test("the original is what the file says, less persons and comments", async () => {
  const { xml, withheld, is_cut: isCut } = await original(water);
  const file = readFileSync(join(folder, "water.xml"), "utf8");
  const element = `<iati-activity ${(file.split("<iati-activity ")[1] ?? "").split("</iati-activity>")[0] ?? ""}</iati-activity>`;
  const kept = element
    .replace(' mail="undisclosed attribute"', "")
    .replaceAll(/<(person-name|job-title|telephone|email|mailing-address|x:card|nickname)>[\s\S]*?<\/\1>/g, "<!-- withheld -->");
  expect(xml).toBe(kept);
  expect([withheld, isCut]).toEqual([7, false]);
  expect(xml?.toLowerCase()).not.toContain("undisclosed");
});

test("the original of a file in another encoding is found at its place", async () => {
  const { xml } = await original("XM-TEST-4-O");
  expect(xml).toContain("<title>Café au bord du fleuve</title>");
  expect(xml).toMatch(/^<iati-activity [\s\S]*<\/iati-activity>$/);
  expect(xml?.toLowerCase()).not.toContain("undisclosed");
});

test("a file that is another now, or gone, has no original, and the answer says so", async () => {
  writeFileSync(join(folder, "roads.xml"), readFileSync(join(folder, "roads.xml"), "utf8").replace("Brücke", "Furt"));
  expect((await original("XM-TEST-2-R1")).xml).toBeNull();
  rmSync(join(folder, "roads.xml"));
  const gone = await original("XM-TEST-2-R1");
  expect([gone.xml, gone.dataset.dataset.endsWith("roads.xml")]).toEqual([null, true]);
  expect(JSON.stringify(gone)).not.toContain(folder);
});
