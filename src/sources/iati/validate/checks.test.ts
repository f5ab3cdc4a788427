import { describe, expect, test } from "vitest";
import { activity103, activity203, changed, organisation203, toLines, validateText } from "../../../../test/fixtures/iati/validating.ts";
import { codeRules } from "./codes/check-codes.ts";
import { allFileRules } from "./file-rules.ts";
import { readingRules } from "./set-aside.ts";
import { allStructureRules } from "./structure/check-structure.ts";
import { isOfType } from "./structure/value-types.ts";

type Case = readonly [what: string, text: string, said: readonly string[]];

const of = (from: string, to: string): string => changed(activity203, from, to);
const title = "<title><narrative>Wells</narrative></title>\n";

const structure: readonly Case[] = [
  ["an element is missing", of(title, ""), ["error structure.element-missing iati-activity/title 3"]],
  ["an element is unknown", of(title, `${title}<tittle/>\n`), ["error structure.element-unknown iati-activity 7 tittle (did you mean title?)"]],
  ["an element stands twice", of(title, title + title), ["error structure.element-repeated iati-activity/title 7"]],
  ["an element stands twice whose value is a column", of('<activity-status code="2"/>', '<activity-status code="2"/><activity-status code="3"/>'), [
    "error structure.element-repeated iati-activity/activity-status 10",
    "error reading.element-repeated iati-activity/activity-status 10",
  ]],
  ["elements are swapped", changed(of(title, ""), '<activity-status code="2"/>\n', `<activity-status code="2"/>\n${title}`), ["error structure.element-order iati-activity/title 10 title belongs before description"]],
  ["an attribute is missing", of('<activity-status code="2"/>', "<activity-status/>"), ["error structure.attribute-missing iati-activity/activity-status/@code 10"]],
  ["an attribute is unknown", of('<activity-status code="2"/>', '<activity-status code="2" Code="3"/>'), ["error structure.attribute-unknown iati-activity/activity-status 10 Code (did you mean code?)"]],
  ["text stands outside of a narrative", of(title, "<title>Wells<narrative>Wells</narrative></title>\n"), [
    "error structure.text-not-allowed iati-activity/title 6 Wells",
    "error reading.text-without-narrative iati-activity/title 6 Wells",
  ]],
  ["a value is no number", of(">10.5</value>", ">1,000</value>"), [
    "error structure.type-decimal iati-activity/transaction/value 26 1,000",
    "error reading.value-missing iati-activity/transaction 26 1,000",
  ]],
  ["a value is empty", of(">10.5</value>", "/>"), ["error structure.type-decimal iati-activity/transaction/value 26 ", "error reading.value-missing iati-activity/transaction 26"]],
  ["there is no such day", of('type="1" iso-date="2020-01-01"', 'type="1" iso-date="2021-02-29"'), [
    "error structure.type-date iati-activity/activity-date/@iso-date 11 2021-02-29",
    "error reading.date-invalid iati-activity/activity-date 11 2021-02-29",
  ]],
  ["a time is a day alone", of('generated-datetime="2025-01-01T00:00:00Z"', 'generated-datetime="2025-01-01"'), ["error structure.type-dateTime iati-activities/@generated-datetime 2 2025-01-01"]],
  ["a yes or no is neither", of('xml:lang="en" default', 'humanitarian="yes" xml:lang="en" default'), [
    "error structure.type-boolean iati-activity/@humanitarian 3 yes",
    "error reading.truth-invalid iati-activity 3 yes",
  ]],
  ["a whole number is none", of('xml:lang="en" default', 'hierarchy="one" xml:lang="en" default'), ["error structure.type-int iati-activity/@hierarchy 3 one"]],
  ["a level is below 0", of('<recipient-country code="NP"', '<location><administrative vocabulary="A1" code="1" level="-1"/></location>\n<recipient-country code="NP"'), [
    "error structure.element-order iati-activity/location 16 location belongs before sector",
    "error structure.type-nonNegativeInteger iati-activity/location/administrative/@level 16 -1",
  ]],
  ["a language is none", of('xml:lang="en" default', 'xml:lang="in English" default'), [
    "error structure.type-language iati-activity/@xml:lang 3 in English",
    'warning codes.not-in-open-list iati-activity/@xml:lang 3 "in english" of Language',
  ]],
  ["an element is empty that must hold another", changed(activity103, "</iati-activity>", '<document-link url="https://example.org/"/>\n</iati-activity>'), ["error structure.element-empty iati-activity/document-link 12"]],
  ["a year is 0", of('year="2020"', 'year="0"'), ["error structure.type-positiveInteger iati-activity/result/indicator/baseline/@year 29 0"]],
  ["a name has a space", of("<result ", '<legacy-data name="a" value="b" iati-equivalent="two words"/><result '), [
    "error structure.type-NMTOKEN iati-activity/legacy-data/@iati-equivalent 29 two words",
  ] ],
  ["an address has a space", of('url="https://example.org/a.pdf"', 'url="https://example.org/a b.pdf"'), ["warning structure.type-anyURI iati-activity/document-link/@url 27 https://example.org/a b.pdf"]],
  ["a foreign element stands last, as it may", of("</iati-activity>", '<x:own xmlns:x="urn:x"><whatever/></x:own>\n</iati-activity>'), []],
  ["a foreign element stands before others", of(title, `<x:own xmlns:x="urn:x"/>${title}`), ["error structure.element-order iati-activity 6 x:own belongs at the end"]],
  ["a foreign element stands in an identifier", of("XM-DAC-9-TEST-1<", 'XM-DAC-9-TEST-1<x:own xmlns:x="urn:x"/><'), ["error structure.foreign iati-activity/iati-identifier 4 x:own"]],
  ["foreign attributes stand anywhere, as they may", of("<activity-status", '<activity-status xmlns:x="urn:x" x:own="1"'), []],
  ["there is no activity", '<iati-activities version="2.03"/>', ["error structure.element-missing iati-activity 1"]],
  ["something else stands in the root", of("</iati-activities>", "<other/></iati-activities>"), ["error structure.element-unknown iati-activities 31 other"]],
  ["an organisation lacks its name", changed(organisation203, "<name><narrative>Somebody</narrative></name>\n", ""), ["error structure.element-missing iati-organisation/name 2"]],
  ["1.0x has its own order and words", changed(activity103, "<title>Wells</title>\n", "<title><narrative>Wells</narrative></title>\n"), [
    "error structure.element-unknown iati-activity/title 5 narrative",
  ] ],
]; // prettier-ignore

const file: readonly Case[] = [
  ["it breaks off", activity203.slice(0, -30), ["critical file.not-well-formed  30 the file breaks off before its elements are closed"]],
  ["it is empty", "", ["critical file.empty  1 there is nothing in it"]],
  ["it is too deep", "<a>".repeat(300), ["critical file.too-deep  1 more than 200 levels"]],
  ["it is something else", "<html/>", ["critical file.wrong-root  1 html"]],
  ["its root is in a namespace", '<iati-activities xmlns="urn:x"/>', ["critical file.wrong-root  1 iati-activities"]],
  ["it declares entities", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', ["critical file.entity-declaration  1 an entity is declared"]],
  ["its version is unknown", of('version="2.03"', 'version="2.99"'), ["error file.version-unknown iati-activities/@version 2 2.99"]],
  ["it has no version, and no narrative", changed(activity103, ' version="1.03"', ""), ["error file.version-missing iati-activities/@version 1"]],
  ["it has no version, and narratives", of(' version="2.03"', ""), ["error structure.attribute-missing iati-activities/@version 2"]],
  ["2.01 has what came later", of('version="2.03"', 'version="2.01"').replace('<sector vocabulary="99"', '<sector vocabulary="99" vocabulary-uri="https://example.org/"'), [
    "warning structure.element-later iati-activity/planned-disbursement/provider-org 25 since 2.02; the file says 2.01",
    "warning structure.element-later iati-activity/planned-disbursement/receiver-org 25 since 2.02; the file says 2.01",
    "warning structure.element-later iati-activity/sector/@vocabulary-uri 20 since 2.02; the file says 2.01",
  ]],
  ["the same identifier stands twice", of("</iati-activities>", `${activity203.split("\n").slice(2, -2).join("\n")}\n</iati-activities>`), [
    "error file.identifier-twice iati-activity 31 first in line 3",
  ]],
  ["an activity has no identifier", of("XM-DAC-9-TEST-1", " "), ["error reading.identifier-missing iati-activity 3", 'warning 1.3.1 iati-activity/iati-identifier 4 " "']],
]; // prettier-ignore

const codes: readonly Case[] = [
  ["a code is not in its list", of('<recipient-country code="NP"', '<recipient-country code="NPL"'), ['warning codes.not-in-open-list iati-activity/recipient-country/@code 16 "NPL" of Country']],
  ["a code of a complete list", of('<activity-status code="2"', '<activity-status code="7"'), ['error codes.not-in-list iati-activity/activity-status/@code 10 "7" of ActivityStatus']],
  ["a near code is named", of('code="14030" percentage', 'code="1403O" percentage'), ['error codes.not-in-list iati-activity/sector/@code 18 "1403O" of Sector; did you mean 14030?']],
  ["a code of another vocabulary is of its own list", of('vocabulary="99" code="W"', 'vocabulary="7" code="99"'), ['error codes.not-in-list iati-activity/sector/@code 20 "99" of UNSDG-Goals']],
  ["a withdrawn code", of('default-currency="USD"', 'default-currency="VEF"'), ['warning codes.withdrawn iati-activity/@default-currency 3 "VEF" of Currency']],
  ["a format", of('format="application/pdf"', 'format="pdf"'), ["error codes.format iati-activity/document-link/@format 27 pdf"]],
  ["a language with its region", of('xml:lang="en"', 'xml:lang="en-GB"'), []],
  ["a language that there is not", of('xml:lang="en"', 'xml:lang="xx"'), ['warning codes.not-in-open-list iati-activity/@xml:lang 3 "xx" of Language']],
  ["codes of 1.0x warn alone", changed(activity103, 'transaction-type code="D"', 'transaction-type code="Z"'), ['warning codes.not-in-list iati-activity/transaction/transaction-type/@code 11 "Z" of TransactionType']],
]; // prettier-ignore

/** Rules that need too much text to be tried here; the XML reader's own tests have them (xml/limits.test.ts). */
const triedElsewhere = ["file.too-large", "file.record-too-large"];

const byLine = (lines: readonly string[]): readonly string[] => [...lines].sort();

describe.each([
  ["structure", structure],
  ["file", file],
  ["codes", codes],
] as const)("%s", (_, cases) => {
  test.each(cases)("%s", async (__, text, said) => {
    expect(byLine(toLines(await validateText(text)))).toEqual(byLine(said));
  });
});

test("a file in an encoding that is not read is said to be", async () => {
  expect(toLines(await validateText(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])))).toEqual([
    "critical file.encoding-unsupported  1 it is UTF-32",
  ]);
});

test("every rule that is not the ruleset's is tried by one of these cases", () => {
  const tried = new Set([...structure, ...file, ...codes].flatMap(([, , said]) => said.map((line) => line.split(" ")[1] ?? "")));
  const rules = [...allFileRules, ...allStructureRules, ...codeRules, ...readingRules].map((rule) => rule.id);
  expect(new Set(rules).size).toBe(rules.length);
  const elsewhere = [...triedElsewhere, "file.encoding-unsupported", ...readingRules.map((rule) => rule.id)]; // the last: test/slice/validate-set-aside
  expect(rules.filter((id) => !tried.has(id) && !elsewhere.includes(id))).toEqual([]);
});

test("where XML breaks, the column is known", async () => {
  const { report } = await validateText("<iati-activities><a></b>");
  expect(report.sorted()[0]?.findings).toMatchObject([{ line: 1, column: 23, severity: "critical" }]);
});

test("of a file in UTF-16 and with carriage returns lines are right", async () => {
  const text = of('<activity-status code="2"/>', "<activity-status/>").replaceAll("\n", "\r\n").replace(' encoding="UTF-8"', "");
  const said = ["error structure.attribute-missing iati-activity/activity-status/@code 10"];
  expect(toLines(await validateText(Buffer.from(`\ufeff${text}`, "utf16le")))).toEqual(said);
});

describe("what may name or reach a person is never shown", () => {
  const contact =
    "<contact-info><person-name><narrative>Ada Example</narrative></person-name><email>ada@example.org</email></contact-info>";
  test.each([
    ["text outside of a narrative", contact.replace("<narrative>Ada Example</narrative>", "Ada Example<narrative/>")],
    ["an unknown element", contact.replace("<email>", "<Email>").replace("</email>", "</Email>")],
    ["an address that is none", contact.replace("<email>ada@example.org</email>", "<website>ada @example.org</website>")],
    ["an attribute", contact.replace("<contact-info>", '<contact-info type="Ada Example">')],
    ["outside of contact-info", `${contact}<person-name>Ada Example</person-name>`],
    ["a name of an element", contact.replace("<email>", "<Ada-Example/><email>")],
    ["a name of an attribute", contact.replace("<contact-info>", '<contact-info Ada-Example="1">')],
    ["a language", contact.replace("<narrative>", '<narrative xml:lang="ada @example">')],
  ])("%s", async (_, text) => {
    const validated = await validateText(of(contact, text));
    const lines = toLines(validated);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("\n")).not.toMatch(/ada ?@|Ada/i);
  });
});

test("an activity that is too large to be held is said to be, and reading goes on", async () => {
  const first = activity203.split("\n").slice(2, -2).join("\n");
  const large = `<iati-activity><iati-identifier>XM-DAC-9-LARGE</iati-identifier>${"<sector/>".repeat(1_000)}</iati-activity>`;
  const text = of("</iati-activities>", `${large}${first.replace("XM-DAC-9-TEST-1", "XM-DAC-9-TEST-3")}\n</iati-activities>`);
  const validated = await validateText(text, { limits: { parts: 300, characters: 1_000_000 } });
  expect(validated.report).toMatchObject({ records: 3, clean: 2 });
  const lines = toLines(validated);
  expect(lines).toContain("error file.record-too-large iati-activity 31");
  expect(lines.filter((line) => !line.startsWith("error reading.code-missing iati-activity/sector 31"))).toHaveLength(1);
});

test("of each rule and place the first are kept, and all are counted", async () => {
  const one = '<iati-activity xml:lang="en"/>';
  const { report } = await validateText(`<iati-activities version="2.03">${one.repeat(50)}</iati-activities>`, {
    keep: { ofEach: 3, inAll: 20 },
  });
  const groups = report.sorted();
  expect(groups.every((group) => group.count === 50 && group.records === 50 && group.findings.length <= 3)).toBe(true);
  expect(groups.reduce((sum, group) => sum + group.findings.length, 0)).toBe(20);
  expect(report.counts().error).toBe(groups.filter((one) => one.severity === "error").length * 50);
});

test("what is of the file as a whole makes no activity unclean, and one with very much set aside is not clean", async () => {
  const whole = await validateText(of('version="2.03"', 'version="2.99"'));
  expect(whole.report).toMatchObject({ records: 1, clean: 1, sound: 1 });
  expect(whole.report.sorted()).toMatchObject([{ count: 1, records: 0 }]);
  const wrong = of("<document-link", `${"<transaction/>".repeat(10_000)}<document-link`);
  const { report } = await validateText(wrong, { limits: { parts: 100, characters: 1_000_000 } });
  expect(report).toMatchObject({ records: 1, clean: 0, sound: 0 });
  expect(report.sorted().find((group) => group.rule.id === "reading.value-missing")).toMatchObject({ count: 10_000, records: 1 });
});

test("elements that nobody knows make no more groups than can be held", async () => {
  const nested = Array.from({ length: 12_000 }, (_, index) => `<a${String(index)} xml:lang="xx"/>`).join("");
  const { report } = await validateText(of("</iati-activity>", `${nested}</iati-activity>`), { keep: { ofEach: 1, inAll: 100 } });
  expect(report.sorted().length).toBeLessThan(5_100);
  expect(report.sorted().reduce((sum, group) => sum + (group.rule.id === "codes.not-in-open-list" ? group.count : 0), 0)).toBe(12_000);
});

test.each([
  ["decimal", ["1", "-1.50", "+.5", "1."], ["", "1,5", "1e3", "NaN", "1 000", "."]],
  ["int", ["0", "-3", "2147483647"], ["1.0", "2147483648", ""]],
  ["nonNegativeInteger", ["0", "7"], ["-1", "a"]],
  ["positiveInteger", ["1"], ["0", "-1"]],
  ["boolean", ["0", "1", "true", "false", " 1 "], ["", "yes", "True"]],
  ["date", ["2024-02-29", "2024-02-29Z", "2024-02-29+05:45"], ["2023-02-29", "29/02/2024", "2024-2-9", "", "2024-01-01T00:00:00Z"]],
  ["dateTime", ["2024-02-29T23:59:59Z", "2024-02-29T24:00:00", "2024-02-29T00:00:00.5+14:00"], ["2024-02-29", "2024-02-29T25:00:00", "2024-02-29 10:00:00"]],
  ["anyURI", ["https://example.org/a?b=c#d", "a/b", "mailto:a@b.org", ""], ["a b", "<a>", "%zz", "a#b#c"]],
  ["language", ["en", "en-GB", "", "kk-Cyrl"], ["english language", "e_n", "abcdefghi"]],
  ["NMTOKEN", ["a-1", "Ü.2"], ["a b", ""]],
] as const)("values of type %s", (type, good, bad) => {
  for (const text of good) expect([text, isOfType(text, type)]).toEqual([text, true]);
  for (const text of bad) expect([text, isOfType(text, type)]).toEqual([text, false]);
}); // prettier-ignore
