import { expect, test } from "vitest";
import { readText } from "../../../../test/fixtures/xml/events.ts";
import { type XmlLimits, xmlLimits } from "./limits.ts";
import { type XmlOutcome, openXml } from "./read-xml.ts";
import type { XmlHandler } from "./scan.ts";

const silent: XmlHandler = { open: () => undefined, text: () => undefined, close: () => undefined };
const megabyte = 1024 * 1024;

const verdict = (outcome: XmlOutcome): string => (outcome.ok ? "ok" : `${outcome.status} ${outcome.reason}`);
const read = (text: string, limits: Partial<XmlLimits>): string => verdict(readText(text, { limits }).outcome);

/** Reads what is too long for one string: a beginning, a part many times, an end. */
function readLong(beginning: string, part: string, ...[times, end, limits]: readonly [number, string, Partial<XmlLimits>?]): string {
  const writer = openXml(silent, { limits: limits ?? {} });
  const chunk = Buffer.from(part);
  let goesOn = writer.write(Buffer.from(beginning));
  for (let index = 0; index < times && goesOn; index++) goesOn = writer.write(chunk);
  if (goesOn) writer.write(Buffer.from(end));
  return verdict(writer.end());
}

test.each([
  ["levels", { levels: 2 }, "<a><b/></a>", "<a><b><c/></b></a>", "too-deep levels-over-limit"],
  ["the bytes of a text", { textBytes: 4 }, "<a>abcd<b/>efgh</a>", "<a>abcde</a>", "too-large text-over-limit"],
  [
    "a text around comments and CDATA",
    { textBytes: 4 },
    "<a>a<!--xxxxx-->b<![CDATA[cd]]></a>",
    "<a>a<!---->b<![CDATA[cde]]></a>",
    "too-large text-over-limit",
  ],
  ["the bytes of an attribute", { attributeBytes: 4 }, '<a b="abcd"/>', '<a b="abcde"/>', "too-large attribute-over-limit"],
  ["attributes of an element", { attributes: 2 }, '<a b="" c=""/>', '<a b="" c="" d=""/>', "too-large attributes-over-limit"],
  ["the characters of a name", { nameCharacters: 3 }, "<😀é/>".replace("😀", "𐐀a"), "<𐐀aéb/>", "too-large name-over-limit"],
  ["all names together", { namesBytes: 4 }, "<ab><cd/><ab/></ab>", "<ab><cd/><e/></ab>", "too-large names-over-limit"],
  [
    "what namespaces hold",
    { namespaceBytes: 210 },
    '<a xmlns:p="u"><b xmlns:p="u"/><b xmlns:p="v"/></a>',
    '<a xmlns:p="u"><b xmlns:p="u"><c xmlns:p="u"/></b></a>',
    "too-large namespaces-over-limit",
  ],
  [
    "a document type declaration",
    { doctypeBytes: 20 },
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE abcdefghijklmnop><a/>",
    "too-large doctype-over-limit",
  ],
  [
    "attributes that only the document type declaration gives",
    { defaults: 2 },
    "<!DOCTYPE a [<!ATTLIST b c CDATA '1'>]><a><b/><b/></a>",
    "<!DOCTYPE a [<!ATTLIST b c CDATA '1'>]><a><b/><b/><b/></a>",
    "too-large attributes-over-limit",
  ],
] as const)("%s have a limit: reached is read, passed is refused", (...[, limits, within, beyond, expected]) => {
  expect(read(within, limits)).toBe("ok");
  expect(read(beyond, limits)).toBe(expected);
});

test("a name of 1,000 characters is read, one of 1,001 is not, wherever it stands", () => {
  for (const around of [(name: string) => `<${name}/>`, (name: string) => `<a ${name}=""/>`, (name: string) => `<a><?${name}?></a>`])
    for (const letter of ["a", "é", "漢"]) {
      expect(read(around(letter.repeat(1000)), {})).toBe("ok");
      expect(read(around(letter.repeat(1001)), {})).toBe("too-large name-over-limit");
    }
});

test("a text of 64 MB is read, a byte more is refused", () => {
  const part = "x".repeat(megabyte);
  expect(xmlLimits.textBytes).toBe(64 * megabyte);
  expect(readLong("<a>", part, 64, "</a>")).toBe("ok");
  expect(readLong("<a>", part, 64, "x</a>")).toBe("too-large text-over-limit");
});

test("long texts and values have a limit together, short ones do not", () => {
  const long = "x".repeat(100_000);
  const limits = { longBytes: 350_000 };
  const all = (...written: readonly string[]): string => read(`<a>${written.join("")}</a>`, limits);
  const [text, value, cdata] = [`<b>${long}</b>`, `<b c="${long}"/>`, `<b><![CDATA[${long}]]></b>`];
  expect(all(text, value, cdata)).toBe("ok");
  for (const one of [text, value, cdata]) expect(all(text, value, cdata, one)).toBe("too-large long-texts-over-limit");
  expect(all(`<b c="${"x".repeat(65_000)}">${"x".repeat(65_000)}</b>`.repeat(20))).toBe("ok");
});

test("a text of characters that may begin something else is counted, too", () => {
  const limits = { textBytes: megabyte };
  for (const [beginning, ending] of [
    ["<a>", "</a>"],
    ["<a><![CDATA[", "]]></a>"],
  ])
    for (const character of ["]", "\r", "é", "\n"]) {
      const text = character.repeat(megabyte / Buffer.byteLength(character));
      expect(readLong(`${beginning}${text}`, "", 0, `${ending}`, limits)).toBe("ok");
      expect(readLong(`${beginning}${text}`, " ", 1, `${ending}`, limits)).toBe("too-large text-over-limit");
    }
});

test("an attribute of 64 MB is read, a byte more is refused", () => {
  const part = "x".repeat(megabyte);
  expect(readLong('<a b="', part, 64, '"/>')).toBe("ok");
  expect(readLong('<a b="', part, 64, 'x"/>')).toBe("too-large attribute-over-limit");
});

test("100,000 attributes are read, one more is refused", () => {
  const attributes = (count: number): string => `<a ${Array.from({ length: count }, (_, index) => `b${index}=""`).join(" ")}/>`;
  expect(xmlLimits.attributes).toBe(100_000);
  expect(read(attributes(100_000), {})).toBe("ok");
  expect(read(attributes(100_001), {})).toBe("too-large attributes-over-limit");
});

test("what never ends is refused before it fills the memory", () => {
  const limits = { tagBytes: 4 * megabyte, textBytes: 4 * megabyte };
  const spaces = " ".repeat(megabyte);
  expect(readLong("<a ", spaces, 8, "/>", limits)).toBe("too-large tag-over-limit");
  expect(readLong("<a></a", spaces, 8, ">", limits)).toBe("too-large tag-over-limit");
  expect(readLong("<a>&#", "0".repeat(megabyte), 8, "65;</a>", limits)).toBe("too-large tag-over-limit");
  expect(readLong("<", "a".repeat(megabyte), 8, "/>", limits)).toBe("too-large name-over-limit");
  expect(readLong("<!DOCTYPE a SYSTEM '", spaces, 8, "'><a/>", limits)).toBe("too-large doctype-over-limit");
  expect(readLong("<?xml version='1.0'", spaces, 8, "?><a/>", limits)).toBe("not-well-formed xml-declaration-broken");
});

test("comments, instructions and white space may be of any length, and nothing of them is held", () => {
  const part = `${"- ] ? \r\n".repeat(8)}${"x".repeat(megabyte)}`;
  const before = process.memoryUsage().rss;
  expect(readLong("<a><!--", part, 100, "--></a>")).toBe("ok");
  expect(readLong("<a><?b ", part, 100, "?></a>")).toBe("ok");
  expect(readLong("<a/>", " \n".repeat(megabyte / 2), 100, "")).toBe("ok");
  expect(readLong("", " \n".repeat(megabyte / 2), 100, "<a/>")).toBe("ok");
  expect(process.memoryUsage().rss - before).toBeLessThan(80 * megabyte);
});
