import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { groupBy } from "../../src/core/group-by.ts";
import { validateFile } from "../../src/sources/iati/validate/validate-file.ts";
import { activity, ask, file, removeFolders, run, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";

// Whatever `ingest iati` sets aside, `validate` reports: the same reason at the same element and line, and nothing else under that name.

afterAll(removeFolders);

const shares = (...all: readonly string[]): string => all.map((one) => `\n<recipient-country code="AA" percentage="${one}"/>`).join("");

/** Every reason that there is, some of them in organisations and in 1.0x. */
const hostile: Readonly<Record<string, string>> = {
  "values.xml": file(
    activity("XX-1", { value: "a lot" }),
    activity("XX-2", { value: "1e99", date: "0000-00-00" }),
    activity("XX-3", { value: "NaN", date: "31/12/2020", places: shares("NaN", "-50", "9e20", "9e20") }),
    activity("XX-4", { places: '<recipient-country code=" " percentage="90"/><sector code=""/>' }),
    activity(" "),
    activity("XX-5").replace(' default-currency="USD"', ""),
    activity("XX-6").replace("</iati-activity>", "<title>Plain</title><humanitarian-scope/><conditions attached='perhaps'/></iati-activity>"),
    activity("XX-7").replace("</iati-activity>", "<activity-status code='1'/>\n<activity-status code='2'/><capital-spend percentage='all'/></iati-activity>"),
  ),
  "contact.xml": file(activity("XX-8").replace("</iati-activity>", "<contact-info><person-name>Ada</person-name></contact-info></iati-activity>")),
  "old.xml": '<iati-activities version="1.03">\n<iati-activity><iati-identifier>XX-9</iati-identifier><transaction><value>1</value><transaction-date iso-date="2010-02-30"/></transaction>\n<budget/></iati-activity></iati-activities>',
  "organisation.xml":
    '<iati-organisations version="2.03"><iati-organisation>\n<total-budget><value>x</value>\n<period-start iso-date="soon"/></total-budget></iati-organisation></iati-organisations>',
}; // prettier-ignore

const golden = join(import.meta.dirname, "../fixtures/iati/golden");

/** By the name of the file. */
async function setAsideByIngest(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { snapshot } = await run([path], temporaryFolder());
  const lines = await ask(
    snapshot.path,
    "SELECT concat_ws(' ', d.path, q.reason, element, q.line) AS line FROM quarantine AS q JOIN dataset AS d ON d.id = q.dataset_id",
  );
  return groupBy(lines, (line) => line.split(" ")[0] ?? "");
}

async function setAsideByValidate(path: string): Promise<readonly string[]> {
  const { report } = await validateFile(path, { now: new Date("2026-01-02T03:04:05Z"), keep: { ofEach: 1_000, inAll: 100_000 } });
  const groups = report.sorted().filter((group) => group.rule.source === "reading");
  expect(groups.every((group) => group.count === group.findings.length)).toBe(true);
  return groups.flatMap(({ findings }) =>
    findings.map(({ rule, place, line }) => {
      const element = place.includes("/") ? place.slice(place.indexOf("/") + 1) : place;
      return `${rule.id.replace("reading.", "")} ${element} ${String(line)}`;
    }),
  );
}

test("of hostile and of golden files the two say the same, and every reason is among it", async () => {
  const made = writeFiles({ ...hostile, ...Object.fromEntries(readdirSync(golden).filter((name) => name.endsWith(".xml")).map((name) => [name, readFileSync(join(golden, name), "utf8")])) });
  const byIngest = await setAsideByIngest(made);
  const reasons = new Set<string>();
  for (const name of readdirSync(made)) {
    const expected = byIngest.get(name) ?? [];
    const found = (await setAsideByValidate(join(made, name))).map((line) => `${name} ${line}`);
    expect([...found].sort()).toEqual([...expected].sort());
    for (const line of expected) reasons.add(line.split(" ")[1] ?? "");
  }
  const listed = [...readFileSync("src/sources/iati/read/set-aside.ts", "utf8").matchAll(/^ {2}\| "([a-z-]+)"/gm)].map((found) => found[1] ?? "");
  expect(listed.length).toBeGreaterThan(10);
  expect([...reasons].sort()).toEqual([...listed].sort());
}); // prettier-ignore
