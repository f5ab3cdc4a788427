import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { IngestOptions } from "../../src/ingest/iati/ingest.ts";
import { readHere } from "../../src/ingest/iati/reader-pool.ts";
import { activity, ask, everything, file, removeFolders, run, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";

const golden = join(import.meta.dirname, "../fixtures/iati/golden");
afterAll(removeFolders);

/** Three readers side by side, on parts of half a kilobyte. */
const inParts: Partial<IngestOptions> = { readers: { ...readHere, count: 3 }, sizes: { part: 512, batch: 2048 } };

/** An activity with words in two languages, a value that is set aside, and an element of another namespace. */
const rich = (n: number): string =>
  activity(`XX-${String(n)}`, {
    value: n % 5 === 0 ? "many" : String(n),
    places: `<recipient-country code="AA"/><x:own xmlns:x="urn:x">${String(n)}</x:own>`,
  }).replace(
    "<reporting-org",
    `<title><narrative>ж ${String(n)}</narrative>\r\n<narrative xml:lang="fr">é</narrative></title>\n<reporting-org`,
  );

const document = (between: string, count = 40): string =>
  file(...Array.from({ length: count }, (_, n) => rich(n) + (n % 7 === 3 ? between : "")));

/** The same file read as a whole and in parts: both snapshots, table by table. */
async function both(text: string | Buffer, more: Partial<IngestOptions> = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "one.xml"), text);
  const whole = await run([folder], temporaryFolder(), more);
  const parts = await run([folder], temporaryFolder(), { ...more, ...inParts });
  return { whole: await everything(whole.snapshot.path), parts: await everything(parts.snapshot.path), path: parts.snapshot.path };
}

describe("a large file is read in parts by several readers", () => {
  test("every table is as if one had read all of it, whatever the files are", async () => {
    const files = readdirSync(golden).filter((name) => name.endsWith(".xml"));
    const more = { "rich.xml": document("<!-- more -->"), "second.xml": document("").replaceAll("XX-", "YY-") };
    const paths = [writeFiles(more), ...files.map((name) => join(golden, name))];
    const whole = await run(paths, temporaryFolder());
    const parts = await run(paths, temporaryFolder(), inParts);
    expect(parts.snapshot.id).toBe(whole.snapshot.id);
    expect(await everything(parts.snapshot.path)).toEqual(await everything(whole.snapshot.path));
    expect(parts.summary).toEqual(whole.summary);
    expect(whole.summary.quarantine["value-missing"]).toBeGreaterThan(10);
  });

  test.each([
    [
      "with a byte order mark and a comment before its root",
      `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- made -->\r\n${document("")}`,
    ],
    ["with the beginning of an activity in comments", document("<!-- <iati-activity default-currency='USD'> -->")],
    ["with the beginning of an activity in a text", document("").replaceAll("ж", "<![CDATA[<iati-activity >]]>")],
    ["with an activity in an activity", document("").replaceAll("<title>", "<iati-activity ><title/></iati-activity ><title>")],
    ["with foreign elements between activities", document("<own>text</own>")],
    ["with an element before its first activity", document("").replace("><", "><own>once</own><")],
    ["with a document type", `<!DOCTYPE iati-activities>${document("")}`],
    ["in another encoding", Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${document("").replaceAll("ж", "ü")}`, "latin1")],
    [
      "of 1.0x, with language and currency at its root",
      document("").replace('version="2.03"', `version='1.05' xml:lang = "DE" generated-datetime="2020"`),
    ],
    ["without a version", document("").replace(' version="2.03"', "")],
    ["of one activity that is larger than any part", file(rich(1), rich(2).replace("ж", "ж".repeat(9000)), rich(3))],
  ])("a file %s", async (_, text) => {
    const { whole, parts } = await both(text);
    expect(parts).toEqual(whole);
    expect(whole.get("activity")?.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ["at its end", (text: string) => text.replace("</iati-activities>", "")],
    ["in the middle", (text: string) => text.replace("ж 30", "ж & 30")],
    ["in a later root", (text: string) => `${text}<more/>`],
    ["by an attribute of its root", (text: string) => text.replace('version="2.03"', 'version="2.03" version="2.03"')],
    [
      "by bytes that are no UTF-8",
      (text: string) => Buffer.concat([Buffer.from(text.slice(0, -20)), Buffer.from([0xff]), Buffer.from(text.slice(-20))]),
    ],
  ])("a file that breaks %s contributes nothing, and the place is said", async (_, breaks) => {
    const folder = writeFiles({ "good.xml": file(activity("ZZ-1")), "zz.xml": document("").replaceAll("XX-", "ZZ-") });
    writeFileSync(join(folder, "broken.xml"), breaks(document("")));
    const whole = await run([folder], temporaryFolder());
    const parts = await run([folder], temporaryFolder(), inParts);
    expect(await everything(parts.snapshot.path)).toEqual(await everything(whole.snapshot.path));
    expect(await ask(parts.snapshot.path, "SELECT status AS line FROM dataset WHERE path = 'broken.xml'")).toEqual(["not-well-formed"]);
    expect(parts.summary.activities).toBe(41);
  });

  test("what breaks later stays as it was, and what is whole again is read", async () => {
    const folder = writeFiles({ "one.xml": document(""), "other.xml": file(activity("ZZ-1")) });
    const data = temporaryFolder();
    await run([folder], data, inParts);
    writeFileSync(join(folder, "one.xml"), document("<!--").replaceAll("XX-", "YY-"));
    const stale = await run([folder], data, inParts);
    expect(await ask(stale.snapshot.path, "SELECT path || ' ' || stale AS line FROM dataset ORDER BY path")).toEqual([
      "one.xml true",
      "other.xml false",
    ]);
    expect(stale.summary.activities).toBe(41);
    writeFileSync(join(folder, "one.xml"), document("", 50));
    expect((await run([folder], data, inParts)).summary.activities).toBe(51);
  });

  test("who stops it is heard between parts", async () => {
    const stop = new AbortController();
    const options = { ...inParts, signal: stop.signal, progress: () => stop.abort(new Error("stopped here")) };
    await expect(run([writeFiles({ "one.xml": document("") })], temporaryFolder(), options)).rejects.toThrow("stopped here");
  });
});
