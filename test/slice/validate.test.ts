import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { removeFolders, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";
import { activity103, activity203, changed } from "../fixtures/iati/validating.ts";

afterAll(removeFolders);

const script = "<script>alert(1)</script>";
const folder = writeFiles({
  "clean.xml": activity203,
  "old.xml": activity103,
  "warned.xml": changed(activity203, 'default-currency="USD"', 'default-currency="VEF"'),
  "wrong.xml": changed(activity203, ">10.5</value>", ">&lt;script>alert(1)&lt;/script></value>"),
  "broken.xml": activity203.slice(0, 500),
  "many.xml": `<iati-activities version="2.03">${"<iati-activity/>".repeat(25)}</iati-activities>`,
});
const at = (name: string): string => join(folder, name);

/** What the command line answers. */
async function sarai(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const said = { out: "", err: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((chunk) => {
      said[stream === "stdout" ? "out" : "err"] += chunk.toString();
      return true;
    }),
  );
  try {
    const code = await main(["validate", ...argv], { packageFolder: process.cwd(), buildFolder: join(process.cwd(), "dist") });
    return { code, ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe("the exit code says to a pipeline", () => {
  test.each([
    ["0 of a file as the standard asks", 0, ["clean.xml"], []],
    ["0 of warnings", 0, ["warned.xml"], []],
    ["8 of warnings where they count", 8, ["warned.xml"], ["--strict"]],
    ["0 of no warning where they count", 0, ["clean.xml", "old.xml"], ["--strict"]],
    ["8 of an error", 8, ["clean.xml", "wrong.xml"], []],
    ["8 of a critical fault", 8, ["broken.xml"], []],
    ["3 of a file that is not there", 3, ["clean.xml", "nowhere.xml"], []],
    ["3 of a folder", 3, [""], []],
    ["2 of a format that there is not", 2, ["clean.xml"], ["--format", "pdf"]],
  ] as const)("%s", async (_, code, files, flags) => {
    expect((await sarai(...files.map(at), ...flags)).code).toBe(code);
  });

  test("2 of no file at all", async () => {
    expect((await sarai()).code).toBe(2);
  });
});

test("a file that cannot be read stops no other, and is named", async () => {
  const { out, err } = await sarai(at("nowhere.xml"), at("wrong.xml"));
  expect(out).toContain("not checked: there is no such file");
  expect(out).toContain("structure.type-decimal");
  expect(err).toContain("1 file could not be read");
});

test("the text says what, where, how often, what to do and where the standard says so", async () => {
  const { out } = await sarai(at("wrong.xml"));
  expect(out).toContain("1 activity of version 2.03");
  expect(out).toContain("critical 0, error 2, warning 0");
  expect(out).toMatch(
    /ERROR {2}structure\.type-decimal {2}iati-activity\/transaction\/value\n {2}A number cannot be read\.\n {2}What to do: Write digits/,
  );
  expect(out).toContain(
    "https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/transaction/value/\n",
  );
  expect(out).toMatch(/line 26 +XM-DAC-9-TEST-1 {2}found: <script>/);
});

test("of 1.0x it says to what it was held", async () => {
  expect((await sarai(at("old.xml"))).out).toContain(
    "1 activity of version 1.03, held to the structure of 1.05 and the rules that apply to it",
  );
});

test("the first ten of each rule and place are shown, with --all every one", async () => {
  const first = (await sarai(at("many.xml"))).out;
  expect(first).toContain("… and 15 more");
  const all = (await sarai(at("many.xml"), "--all")).out;
  expect(all).not.toContain("more");
  expect(all.match(/^ {4}line /gm)?.length).toBeGreaterThan(25 * 5);
});

test("JSON has every count, and lines, rules and clauses for programs", async () => {
  const { out } = await sarai(at("many.xml"), at("nowhere.xml"), "--format", "json");
  const { files } = JSON.parse(out) as { files: Record<string, unknown>[] }; // looked at below
  expect(files[0]).toMatchObject({
    status: "checked",
    kind: "activities",
    version: "2.03",
    held_to: "2.03",
    records: 25,
    records_clean: 0,
    counts: { critical: 0, warning: 0 },
  });
  const groups = files[0]?.["groups"] as {
    rule: string;
    place: string;
    count: number;
    records: number;
    clause: string;
    findings: object[];
  }[];
  const missing = groups.find((one) => one.rule === "structure.element-missing" && one.place === "iati-activity/title");
  expect(missing).toMatchObject({ count: 25, records: 25, findings: { length: 10 } });
  expect(missing?.findings[0]).toEqual({ line: 1, column: null, identifier: null, found: null });
  expect(missing?.clause).toBe("https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/title/");
  expect(files[1]).toMatchObject({ status: "unreadable" });
});

describe("the page", () => {
  test("needs nothing else, runs nothing, and shows what was found as text", async () => {
    const output = join(temporaryFolder(), "report.html");
    const { code, out } = await sarai(at("wrong.xml"), at("many.xml"), "--format", "html", "--output", output);
    expect([code, out.trim()]).toEqual([8, `The report is in ${output}.`]);
    const html = readFileSync(output, "utf8");
    expect(html).not.toContain(script);
    const { document } = parseHTML(html);
    expect(document.querySelectorAll("script, link, img, iframe, [onclick], [style]")).toHaveLength(0);
    expect(html).not.toMatch(/url\(|@import/);
    expect(document.querySelector("html")?.getAttribute("lang")).toBe("en");
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    expect(document.body.textContent).toContain(script);
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(document.getElementById((link.getAttribute("href") ?? "").slice(1))).not.toBeNull();
  });
});

describe("the report is not written", () => {
  test("over a file that is checked", async () => {
    const { code, err } = await sarai(at("clean.xml"), "--output", at("clean.xml"));
    expect([code, err]).toEqual([2, expect.stringContaining("would overwrite")]);
    expect(readFileSync(at("clean.xml"), "utf8")).toBe(activity203);
  });

  test("where there is no folder, or one stands in its place", async () => {
    mkdirSync(at("report"));
    for (const output of [join(folder, "no", "report.txt"), at("report")]) {
      const { code, err } = await sarai(at("clean.xml"), "--output", output);
      expect([code, err]).toEqual([6, expect.stringContaining("cannot be written")]);
    }
  });
});
