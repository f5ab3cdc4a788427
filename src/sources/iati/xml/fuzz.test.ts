import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Events, addText, readChunks } from "../../../../test/fixtures/xml/events.ts";
import { isRefusedByPeer, readWithPeer } from "../../../../test/fixtures/xml/peer.ts";
import { isCharacter } from "./characters.ts";

type Piece = { readonly written: string; readonly says: string };
type Node = { readonly written: string; readonly events: Events };

const runs = { numRuns: 300 };

const name = fc.constantFrom("a", "b", "iati-activity", "_x", "é", "名前", "𐐀b", "a.b-c1", "xmlfoo");
const space = fc.constantFrom(" ", "\n", "\t", "\r\n", "  ", "\r");
const anyCharacter = fc
  .integer({ min: 1, max: 0x10ffff })
  .filter(isCharacter)
  .map((code) => String.fromCodePoint(code));
const character = fc.oneof(
  fc.constantFrom("a", " ", "]", ">", "é", "漢", "😀", "-", "?", "\n", "\r", '"', "'", "\t", "&", "<"),
  anyCharacter,
);

/** A character as text or as a reference: always so where it would mean something else as it is. */
const textPiece = fc.tuple(character, fc.constantFrom("plain", "decimal", "hex")).map(([one, way]): Piece => {
  const code = one.codePointAt(0) ?? 0;
  if (way === "decimal") return { written: `&#${code};`, says: one };
  if (way === "hex") return { written: `&#x00${code.toString(16)};`, says: one };
  if (one === "\r") return { written: "\r", says: "\n" };
  const named = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" }[one];
  return { written: named ?? one, says: one };
});

/** Line ends are normalised after the pieces stand side by side: a carriage return before a line feed is one line end. */
const joined = (pieces: readonly Piece[]): Piece => {
  const parts = pieces.map((piece, index) => (piece.written === "\r" && pieces[index + 1]?.written === "\n" ? "" : piece.says));
  return { written: pieces.map((piece) => piece.written).join(""), says: parts.join("") };
};

const attribute = fc.tuple(name, fc.array(textPiece, { maxLength: 8 }), space, space).map(([own, pieces, before, around]) => {
  const { written, says } = joined(pieces.map((piece) => (/^[\n\t\r]$/.test(piece.written) ? { ...piece, says: " " } : piece)));
  return { name: own, written: `${before}${own}${around}=${around}"${written}"`, event: `@${own}=${says}` };
});

const nothing = (written: string): Node => ({ written, events: [] });
const plain = fc.array(fc.constantFrom("a", " ", "<", "&", "é", "😀", "]", "?", "\n"), { maxLength: 8 }).map((all) => all.join(""));

const node: fc.Memo<Node> = fc.memo((depth) => {
  const leaves = fc.oneof(
    fc.array(textPiece, { maxLength: 8 }).map((pieces): Node => ({ written: joined(pieces).written, events: [`#${joined(pieces).says}`] })),
    plain.map((text): Node => nothing(`<!--${text}-->`)),
    plain.map((text): Node => nothing(`<?x ${text.replaceAll("?", "")}?>`)),
    plain.map((text): Node => ({ written: `<![CDATA[${text.replaceAll("]", "")}]]>`, events: [`#${text.replaceAll("]", "")}`] })),
  );
  return depth <= 1 ? leaves : fc.oneof(leaves, element(depth - 1));
});

const element: fc.Memo<Node> = fc.memo((depth) =>
  fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { maxLength: 4, selector: (one) => one.name }),
      fc.array(node(depth), { maxLength: 5 }),
      space,
      fc.boolean(),
    )
    .map(([own, attributes, children, around, isShort]): Node => {
      const events = [`<${own}`, ...attributes.map((one) => one.event).sort(), ...children.flatMap((child) => child.events), ">"];
      const tag = `<${own}${attributes.map((one) => one.written).join("")}${around}`;
      if (children.length === 0 && isShort) return { written: `${tag}/>`, events };
      return { written: `${tag}>${children.map((child) => child.written).join("")}</${own}${around}>`, events };
    }),
);

const document = element(4);

/** Texts that stand side by side are one; a carriage return at the end of one and a line feed at the beginning of the next are one line end. */
function whole(events: Events): Events {
  const all: string[] = [];
  for (const event of events) {
    if (event.startsWith("#")) addText(all, event.slice(1));
    else all.push(event);
  }
  return all;
}

/** A document in which something small is wrong: bytes changed, cut out, doubled, put in. */
const mutation = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 6 }),
  put: fc.oneof(
    fc.constantFrom(
      "<",
      ">",
      "&",
      '"',
      "'",
      "/",
      "=",
      "]]>",
      "--",
      "?>",
      "<!--",
      "<![CDATA[",
      "&#0;",
      "&#xD800;",
      "\0",
      "\u0001",
      ":",
      "xml:",
      "xmlns=''",
      "]",
      " ",
    ),
    fc.constantFrom(
      "<a>",
      "</a>",
      "<a/>",
      "\ufffe",
      "\uffff",
      "<?xml version='1.0'?>",
      "<!DOCTYPE a>",
      " a=''",
      " b:a=''",
      " xmlns:b='u'",
      "b:",
      "&lt;",
      "&x;",
      "1",
      "-",
      "\r",
      "é",
    ),
    fc.constant(""),
  ),
});
const bytePut = fc.option(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { freq: 5 });

const mutated = fc.tuple(document, fc.array(mutation, { minLength: 1, maxLength: 3 }), bytePut).map(([{ written }, mutations, byte]) => {
  let text = written;
  for (const { at, length, put } of mutations) {
    const place = at % (text.length + 1);
    text = text.slice(0, place) + put + text.slice(place + length);
  }
  const bytes = Buffer.from(text);
  if (byte !== null && bytes.length > 0) bytes[byte[0] % bytes.length] = byte[1];
  return bytes;
});

/** Pieces of document type declarations, good and bad, in any order. Parameter entities and colons are left out: see the corpus. */
const doctypePiece = fc.constantFrom(
  ...[
    "<!ELEMENT a (b,c|d)>",
    "<!ELEMENT a (b|c)*>",
    "<!ELEMENT b (#PCDATA)>",
    "<!ELEMENT c EMPTY >",
    "<!ELEMENT d(a)>",
    "<!ELEMENT e ((a,b?)+,c*)?>",
  ],
  ...[
    "<!ATTLIST a b CDATA 'x y'>",
    "<!ATTLIST a c NMTOKENS ' x  y ' b CDATA #FIXED '&lt;'>",
    "<!ATTLIST a d (x|y) 'x' e ID #IMPLIED>",
    "<!ATTLIST a b>",
  ],
  ...[
    "<!NOTATION n PUBLIC 'n'>",
    "<!NOTATION n SYSTEM 'n'>",
    "<!-- c -->",
    "<!-- - -->",
    "<?p i?>",
    "<?xml v?>",
    " ",
    "\n",
    "]",
    ">",
    "'",
    "x",
  ],
);
const withDoctype = fc
  .tuple(
    fc.constantFrom("", " SYSTEM 's'", ' PUBLIC "p" "s"', " PUBLIC 'p'", " x"),
    fc.array(doctypePiece, { maxLength: 4 }),
    fc.option(mutation),
  )
  .map(([external, pieces, change]) => {
    const text = `<!DOCTYPE a${external} [${pieces.join("")}]><a c=' z '/>`;
    if (change === null) return Buffer.from(text);
    const place = change.at % (text.length + 1);
    return Buffer.from(text.slice(0, place) + change.put.replaceAll(":", "") + text.slice(place + change.length));
  });

describe("documents made at random", () => {
  test("are read as they were meant, and as libxml2 reads them", () => {
    fc.assert(
      fc.property(document, ({ written, events }) => {
        const bytes = Buffer.from(written);
        const read = readChunks([bytes]);
        expect(read).toEqual({ outcome: { ok: true, bytes: bytes.length }, events: whole(events) });
        expect(readWithPeer(bytes)).toEqual({ ok: true, events: read.events });
      }),
      runs,
    );
  });

  test("are read the same however they are cut", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          document.map(({ written }) => Buffer.from(written)),
          mutated,
        ),
        fc.array(fc.nat(), { maxLength: 6 }),
        (bytes, places) => {
          const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
          const chunks = cuts.slice(1).map((cut, index) => bytes.subarray(cuts[index], cut));
          expect(readChunks(chunks)).toEqual(readChunks([bytes]));
        },
      ),
      runs,
    );
  });

  test("are accepted, refused and understood as libxml2 does when something is changed in them", () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: mutated }, { weight: 1, arbitrary: withDoctype }), (bytes) => {
        const { outcome, events } = readChunks([bytes]);
        const peer = readWithPeer(bytes);
        expect({ ok: outcome.ok, outcome, peer }).toMatchObject({ ok: !isRefusedByPeer(bytes) });
        if (peer.ok) expect(events).toEqual(peer.events);
      }),
      { numRuns: 2_000 },
    );
  });

  test("are outcomes, never exceptions, when they are no documents at all", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { outcome } = readChunks([bytes]);
        if (outcome.ok) expect(isRefusedByPeer(bytes)).toBe(false);
      }),
      runs,
    );
  });
});
