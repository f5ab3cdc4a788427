import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type Validated, validateFile } from "../../src/sources/iati/validate/validate-file.ts";
import { rulesetRules } from "../../src/sources/iati/validate/rules/index.ts";
import { readList, readMapping } from "./iati-mapping.ts";
import { tableOf1, tableOf2 } from "./iati-structure.ts";

const shared = resolve(import.meta.dirname, "../..", process.env["SARAI_SHARED"] ?? "../shared");
const standard = join(shared, "data/iati-standard");
const folder = resolve(import.meta.dirname, "../../src/sources/iati/validate");
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), "utf8"));

describe("what the project carries of the standard is the standard's own", () => {
  test("the structure of 1.05", () => {
    expect(readJson("structure/1.json")).toEqual(tableOf1(standard));
  });

  test("the structure of 2.03, and from which version on a part is there", () => {
    expect(readJson("structure/2.json")).toEqual(tableOf2(standard).table);
  });

  test("what 2.02 and 2.03 changed beyond adding only loosened what was there (the README names it)", () => {
    expect(tableOf2(standard).changed).toEqual([
      "iati-activities/iati-activity/policy-marker: @significance string true -> string false",
      "iati-activities/iati-activity: default-aid-type 0..1 -> 0..Infinity",
      "iati-activities/iati-activity/transaction: aid-type 0..1 -> 0..Infinity",
      "iati-activities/iati-activity/result/indicator: baseline 0..1 -> 0..Infinity",
      "iati-activities/iati-activity/result/indicator/baseline: @value string true -> string false",
      "iati-activities/iati-activity/result/indicator/period: target 0..1 -> 0..Infinity",
      "iati-activities/iati-activity/result/indicator/period/target: @value string true -> string false",
      "iati-activities/iati-activity/result/indicator/period: actual 0..1 -> 0..Infinity",
      "iati-activities/iati-activity/result/indicator/period/actual: @value string true -> string false",
    ]);
  });

  test("which code is of which list", () => {
    expect(readJson("codes/code-uses.json")).toEqual(readMapping(standard));
  });

  test("the codes of the lists without names, and which lists are not complete", () => {
    const carried = readJson("codes/code-lists.json") as {
      incomplete: string[];
      codes: Record<string, { current: string; withdrawn?: string }>;
    }; // as the test above reads it
    const uses = Object.values(readMapping(standard)).flatMap((places) => Object.values(places));
    const lists = [...new Set(uses.flatMap((list) => (typeof list === "string" ? [list] : Object.values(list))))].sort();
    expect(carried.incomplete).toEqual(lists.filter((list) => !readList(standard, list).isComplete));
    for (const [list, { current, withdrawn = "" }] of Object.entries(carried.codes))
      expect([list, current, withdrawn]).toEqual([list, readList(standard, list).current, readList(standard, list).withdrawn]);
    const names = JSON.parse(readFileSync(resolve(folder, "../codes/names.json"), "utf8")) as object; // only its keys
    const notCarried = lists.filter((list) => !Object.hasOwn(names, list) && !Object.hasOwn(carried.codes, list));
    expect(notCarried).toEqual(["FileFormat"]); // its form is checked instead
  });
});

type RuleInfo = { readonly id: string; readonly severity: string };

/** Every `ruleInfo` within a value of the ruleset, also in its loops. */
function ruleInfos(value: unknown): readonly RuleInfo[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "ruleInfo" in value ? [value.ruleInfo as RuleInfo] : []; // the ruleset's own shape
  return [...own, ...Object.values(value).flatMap(ruleInfos)];
}

describe("the standard's ruleset", () => {
  const infos = ruleInfos(JSON.parse(readFileSync(join(standard, "rulesets/standard.json"), "utf8")));
  const ids = [...new Set(infos.map((one) => one.id))];

  test("every rule is checked", () => {
    expect(ids.length).toBeGreaterThan(80);
    const checked = new Set(rulesetRules.map((rule) => rule.id));
    expect(ids.filter((id) => !checked.has(id))).toEqual([]);
    expect([...checked].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("with the severity that the standard gives it", () => {
    for (const { id, severity } of rulesetRules) expect([id, severity]).toEqual([id, infos.find((one) => one.id === id)?.severity]);
  });
});

const filesOf = (below: string): readonly string[] =>
  readdirSync(join(shared, "data", below), { recursive: true, encoding: "utf8" })
    .map((name) => join(shared, "data", below, name))
    .filter((path) => path.endsWith(".xml") && statSync(path).isFile())
    .sort();

const check = (path: string): Promise<Validated> =>
  validateFile(path, { now: new Date("2026-01-01T00:00:00Z"), keep: { ofEach: 3, inAll: 10_000 } });

const hasStructureError = ({ report }: Validated): boolean =>
  report.sorted().some(({ rule, severity }) => rule.source === "structure" && severity === "error");

/** Why xmllint holds the file to be against the schema; undefined where it does not. A version that there is not is held to 2.03. */
function refusalBySchema(path: string, { kind, major, version }: Validated): string | undefined {
  const schemas = major === 1 ? "1.05" : ["2.01", "2.02", "2.03"].includes(version ?? "") ? (version ?? "") : "2.03";
  const schema = join(standard, "xsd", schemas, `iati-${kind ?? ""}-schema.xsd`);
  const { status, stderr, error } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, path], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 3) throw new Error(`${path}: xmllint ended with ${String(status)}`);
  return status === 0 ? undefined : stderr.split("\n")[0];
}

describe("files of the shared data", () => {
  test.each(["iati", "iati-hostile"])("are against the structure where xmllint finds them against the schema, and nowhere else: %s", { timeout: 600_000 }, async (below) => {
    const wrong: string[] = [];
    let count = 0;
    for (const path of filesOf(below)) {
      const validated = await check(path);
      if (!validated.isRead || validated.kind === null) continue;
      count++;
      const refusal = refusalBySchema(path, validated);
      if (hasStructureError(validated) !== (refusal !== undefined)) wrong.push(`${relative(shared, path)}: ${refusal ?? "valid by the schema"}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });

  test("of pyIATI that should fail have a critical fault or an error; those that should pass have none of XML or structure", { timeout: 600_000 }, async () => {
    const wrong: string[] = [];
    const counted = { pass: 0, fail: 0 };
    for (const path of filesOf("iati-hostile/pyiati")) {
      const name = relative(join(shared, "data/iati-hostile/pyiati"), path);
      const should = /-xml-(pass|fail)\//.exec(name)?.[1] as "pass" | "fail" | undefined; // as the expression says
      if (should === undefined) continue;
      counted[should]++;
      const validated = await check(path);
      const { critical, error } = validated.report.counts();
      if (should === "fail" && critical + error === 0) wrong.push(name);
      // Schemas of 1.0x take a single organisation as a root; a file of the standard has iati-organisations (README).
      const isLoneOrganisation = /^1-0\d\/ssot-org-xml-pass\/0[1-5]-/.test(name);
      if (should === "pass" && (hasStructureError(validated) || critical > 0) !== isLoneOrganisation) wrong.push(name);
    }
    expect(wrong).toEqual([]);
    expect(counted.pass).toBeGreaterThan(60);
    expect(counted.fail).toBeGreaterThan(300);
  });
}); // prettier-ignore
