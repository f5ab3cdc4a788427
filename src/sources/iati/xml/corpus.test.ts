import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readChunks } from "../../../../test/fixtures/xml/events.ts";
import { readWithPeer } from "../../../../test/fixtures/xml/peer.ts";
import { reasonStatus } from "./fault.ts";

const folder = join(import.meta.dirname, "../../../../test/fixtures/xml");
const list = (kind: string): readonly string[] => readdirSync(join(folder, kind)).filter((file) => file.endsWith(".xml"));
const read = (kind: string, file: string): Buffer => readFileSync(join(folder, kind, file));

const entities = "libxml2 reads entities that a document declares; they are refused here, so none can grow or fetch anything";
const utf32 = "libxml2 reads UTF-32; nobody publishes in it";

/** Where this reader and libxml2 disagree on purpose, and why. */
const disagreements: ReadonlyMap<string, string> = new Map([
  [
    "doctype-unread-parameter-entity.xml",
    "one that nobody declares breaks a rule of validity, none of being well-formed (4.1, Entity Declared)",
  ],
  ["doctype-broken.colon-first.xml", "libxml2 does not look at colons in declarations; Namespaces 1.0 does (6, [16] to [21])"],
  ["entity-declaration.external.xml", entities],
  ["entity-declaration.in-a-comment.xml", "the bytes before the root are enough: such a document is not worth the doubt"],
  ["entity-declaration.internal.xml", entities],
  ["entity-declaration.parameter.xml", entities],
  ["entity-declaration.utf16.xml", entities],
  ["encoding-not-as-declared.utf8-in-utf16.xml", "libxml2 overlooks it; the standard calls it a fatal error (4.3.3)"],
  ["encoding-not-read.shift-jis.xml", "libxml2 reads more encodings"],
  ["bytes-not-in-encoding.windows-1252.xml", "windows-1252 has no character 0x81; libxml2 takes it for a control character"],
  ["levels-over-limit.201.xml", "200 levels are the limit here"],
  ["utf-32.little-without-mark.xml", utf32],
  ["utf-32.without-mark.xml", utf32],
]);

describe("documents that are read", () => {
  test.each(list("good"))("%s", (file) => {
    const bytes = read("good", file);
    const { outcome, events } = readChunks([bytes]);
    expect(outcome).toEqual({ ok: true, bytes: bytes.length });
    const peer = readWithPeer(bytes);
    if (disagreements.has(file)) expect(peer.ok).toBe(false);
    else expect(events).toEqual(peer.ok ? peer.events : peer.why);
  });
});

describe("documents that are refused", () => {
  test.each(list("bad"))("%s", (file) => {
    const bytes = read("bad", file);
    const { outcome } = readChunks([bytes]);
    expect(outcome).toMatchObject({ ok: false, reason: file.slice(0, file.indexOf(".")) });
    expect(readWithPeer(bytes).ok).toBe(disagreements.has(file));
  });

  test("every reason that is no limit has its document", () => {
    const reasons = new Set(list("bad").map((file) => file.slice(0, file.indexOf("."))));
    const missing = Object.keys(reasonStatus).filter((reason) => !reasons.has(reason) && !reason.endsWith("-over-limit"));
    expect(missing).toEqual([]);
  });
});

describe("documents cut at every byte", () => {
  test.each(["good", "bad"].flatMap((kind) => list(kind).map((file) => [kind, file] as const)))("%s %s", (kind, file) => {
    const bytes = read(kind, file);
    const whole = readChunks([bytes]);
    for (let cut = 1; cut < bytes.length; cut++) expect(readChunks([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole);
    expect(readChunks(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });
});

test("each disagreement with libxml2 is about a document of the corpus", () => {
  const files = new Set([...list("good"), ...list("bad")]);
  expect([...disagreements.keys()].filter((file) => !files.has(file))).toEqual([]);
});
