import { createReadStream } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createListener, readText } from "../../../../test/fixtures/xml/events.ts";
import { attributeValue, findAttribute } from "./attributes.ts";
import { openXml, readXml } from "./read-xml.ts";
import { decodeText } from "./references.ts";
import type { XmlHandler, XmlReader } from "./scan.ts";

const silent: XmlHandler = { open: () => undefined, text: () => undefined, close: () => undefined };

async function* chunksOf(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(typeof text === "string" ? Buffer.from(text) : text);
}

/** What the reader says of itself at each opening. */
async function observe<Seen>(text: string, look: (name: string, reader: XmlReader) => Seen): Promise<Seen[]> {
  const seen: Seen[] = [];
  const open = (element: number, reader: XmlReader): void => void seen.push(look(reader.names.texts[element] ?? "", reader));
  expect(await readXml(chunksOf(text), { ...silent, open })).toMatchObject({ ok: true });
  return seen;
}

describe("a document that is read", () => {
  test("comes in its order, a text in one piece for the listener", () => {
    expect(readText('<a b="1">x<c/>y<!-- no -->z<?no?><![CDATA[&amp;]]></a>').events).toEqual([
      "<a",
      "@b=1",
      "#x",
      "<c",
      ">",
      "#yz&amp;",
      ">",
    ]);
  });

  test("comes from a stream of a file, with its length", async () => {
    const file = join(import.meta.dirname, "../../../../test/fixtures/xml/good/nested.xml");
    expect(await readXml(createReadStream(file), silent)).toEqual({ ok: true, bytes: 105 });
  });

  test("has its names numbered as they come, behind those that the handler knows", async () => {
    const ids: number[] = [];
    const handler = { ...silent, open: (element: number) => void ids.push(element), close: (element: number) => void ids.push(element) };
    await readXml(chunksOf("<new><known/><new/></new>"), handler, { names: ["other", "known"] });
    expect(ids).toEqual([2, 1, 1, 2, 2, 2]);
  });

  test("gives attributes by number, by name, and as they are written", async () => {
    const seen = await observe('<a xml:lang="f&#114;" b="1"/>', (_, { names, attributes }) => {
      const written = Buffer.from(attributes.bytes.subarray(attributes.starts[0], attributes.ends[0])).toString();
      const id = (name: string): number => names.texts.indexOf(name);
      return [
        attributes.count,
        attributeValue(attributes, 0),
        written,
        findAttribute(attributes, id("b")),
        findAttribute(attributes, id("a")),
      ];
    });
    expect(seen).toEqual([[2, "fr", "f&#114;", "1", undefined]]);
  });

  test("tells the namespace of each element, and that most have none", async () => {
    const text = '<a><p:b xmlns:p="urn:p"><c/></p:b><d xmlns="urn:d"><e/></d><xml:f/></a>';
    expect(await observe(text, (name, { namespace }) => [name, namespace])).toEqual([
      ["a", null],
      ["p:b", "urn:p"],
      ["c", null],
      ["d", "urn:d"],
      ["e", "urn:d"],
      ["xml:f", "http://www.w3.org/XML/1998/namespace"],
    ]);
  });

  test("tells the line of each tag, whatever its line ends are", async () => {
    const text = '<a>\n<b\nx="1"/><c/>\r\n<d/>\r<e/>\r\r\n\n<!--\n--><f/></a>';
    expect(await observe(text, (name, { line }) => name + String(line))).toEqual(["a1", "b2", "c3", "d4", "e5", "f9"]);
  });

  test("tells the lines of a long document from anywhere in it", async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `<row n="${index + 2}"${" ".repeat(index % 7)}/>é`).join("\n");
    const wrong: string[] = [];
    await observe(`<a>\n${rows}</a>`, (name, { line, attributes }) => {
      const isAsked = name === "row" && Number(attributeValue(attributes, 0)) % 977 === 0;
      if (isAsked && String(line) !== attributeValue(attributes, 0)) wrong.push(`${line} is not ${attributeValue(attributes, 0)}`);
    });
    expect(wrong).toEqual([]);
  });

  test("tells the bytes of an element from its first tag to its last", async () => {
    const text = '<a>é<b x="é">one<c/></b> <d/></a>';
    const ranges: string[] = [];
    const starts: number[] = [];
    let reader: XmlReader | undefined;
    await readXml(chunksOf(text), {
      ...silent,
      open: (_, one) => {
        reader = one;
        starts.push(one.offset);
      },
      close: () => void ranges.push(Buffer.from(text).subarray(starts.pop(), reader?.offsetEnd).toString()),
    });
    expect(ranges).toEqual(["<c/>", '<b x="é">one<c/></b>', "<d/>", text]);
  });

  test("does not cut a reference, a line end or a character between two pieces of a long text", async () => {
    const unit = "é&amp;\r\n]]漢\r😀";
    const text = unit.repeat(40_000);
    for (const size of [65_535, 65_536, 65_537]) {
      const bytes = Buffer.from(`<a>${text}</a>`);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
      const pieces: string[] = [];
      const handler: XmlHandler = { ...silent, text: (...piece) => void pieces.push(decodeText(...piece)) };
      expect(await readXml(chunksOf(...chunks), handler)).toMatchObject({ ok: true });
      expect(pieces.length).toBeGreaterThan(5);
      expect(pieces.join("")).toBe("é&\n]]漢\n😀".repeat(40_000));
    }
  });
});

test("a chunk may be used again once it has been written", () => {
  for (const encoding of ["utf8", "utf16le"] as const) {
    const bytes = Buffer.from("\ufeff<a b='漢字'>漢字😀é</a>", encoding);
    for (let size = 1; size < 12; size++) {
      const { handler, events } = createListener();
      const writer = openXml(handler);
      const chunk = Buffer.alloc(size);
      for (let at = 0; at < bytes.length; at += size) {
        const length = bytes.copy(chunk, 0, at, at + size);
        writer.write(chunk.subarray(0, length));
        chunk.fill("x");
      }
      expect(writer.end()).toEqual({ ok: true, bytes: bytes.length });
      expect(events).toEqual(["<a", "@b=漢字", "#漢字😀é", ">"]);
    }
  }
});

describe("a document that is refused", () => {
  const place = (text: string): unknown => {
    const { outcome } = readText(text);
    return outcome.ok ? "ok" : [outcome.status, outcome.reason, outcome.detail, outcome.line, outcome.column];
  };

  test("is refused at a line and a column, counted as editors count", () => {
    expect(place("<a>\n  <b>é😀</c>\n</a>")).toEqual(["not-well-formed", "end-tag-mismatch", "b", 2, 11]);
    expect(place("<a>\r\n\r\n<b>\r&nbsp;</b></a>")).toEqual(["not-well-formed", "entity-unknown", "nbsp", 4, 1]);
    expect(place(`<a>${"é".repeat(300_000)}\u0001</a>`)).toEqual(["not-well-formed", "character-not-allowed", "", 1, 300_004]);
    expect(place("")).toEqual(["empty", "nothing-but-white-space", "", 1, 1]);
  });

  test("is refused at the first fault, not at the worst", () => {
    expect(place(`${"<a>".repeat(201)}</b>`)).toEqual(["too-deep", "levels-over-limit", "", 1, 601]);
    expect(place(`${"<a>".repeat(200)}</b>`)).toEqual(["not-well-formed", "end-tag-mismatch", "a", 1, 603]);
    expect(place(`${"<a>".repeat(201)}\u0001`)).toEqual(["too-deep", "levels-over-limit", "", 1, 601]);
  });

  test("is not read on", async () => {
    let asked = 0;
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked++;
        yield await Promise.resolve(Buffer.from("<a></b>"));
      }
    };
    expect(await readXml(chunks(), silent)).toMatchObject({ ok: false });
    expect(asked).toBe(1);
  });
});

test("what a handler throws is thrown on, and is no outcome", async () => {
  const open = (): void => {
    throw new Error("the disk is full");
  };
  await expect(readXml(chunksOf("<a/>"), { ...silent, open })).rejects.toThrow("the disk is full");
});

test("what the chunks throw is thrown on, and is no outcome", async () => {
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from("<a>"));
    throw new Error("the connection is gone");
  };
  await expect(readXml(chunks(), silent)).rejects.toThrow("the connection is gone");
});
