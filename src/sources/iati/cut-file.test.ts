import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { cutFile, type CutFile, type FilePart } from "./cut-file.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-cut-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function cut(bytes: Buffer, partBytes: number): Promise<{ readonly parts: readonly FilePart[]; readonly file: CutFile }> {
  const path = join(folder, "file.xml");
  writeFileSync(path, bytes);
  const cutting = cutFile(path, partBytes);
  const parts: FilePart[] = [];
  for (;;) {
    const next = await cutting.next();
    if (next.done === true) return { parts, file: next.value };
    parts.push(next.value);
  }
}

const activities = Array.from({ length: 30 }, (_, n) => `\n<iati-activity\n n="${String(n)}">ж</iati-activity>`).join("");
const root = `<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n<iati-activities version='2.03' note="a > b">`;
const whole = `${root}${activities}\n</iati-activities>\n`;

test.each(["", "\uFEFF"])("parts are whole activities, and together the file (with %j in front)", async (mark) => {
  const bytes = Buffer.from(mark + whole);
  const { parts, file } = await cut(bytes, 300);
  expect(parts.length).toBeGreaterThan(3);
  expect(Buffer.concat(parts.map((part) => part.bytes)).equals(bytes)).toBe(true);
  expect(file?.bytes).toBe(bytes.length);
  expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(parts.map(({ behind }) => behind)).toEqual([...parts.slice(1).map(() => "</iati-activities>"), ""]);
  expect(parts.map(({ before }) => Buffer.from(before).toString())).toEqual(["", ...parts.slice(1).map(() => root)]);
  for (const [index, { offset, line, bytes: own }] of parts.entries()) {
    const ahead = Buffer.from(whole).subarray(0, offset).toString();
    expect(line).toBe(ahead.split("\n").length);
    if (index > 0) expect(Buffer.from(own).toString().startsWith("<iati-activity\n n=")).toBe(true);
  }
});

test.each([
  ["organisations", whole.replaceAll("iati-activities", "iati-organisations").replaceAll("iati-activity", "iati-organisation")],
  ["another encoding", whole.replace("utf-8", "ISO-8859-1")],
  ["a document type", whole.replace("?>", "?><!DOCTYPE iati-activities>")],
  ["text before the first activity", whole.replace('b">', 'b">text')],
  ["an element before it", whole.replace('b">', 'b"><other/>')],
  ["UTF-16", Buffer.from(whole, "utf16le")],
  ["nothing", ""],
])("a file with %s is not cut", async (_, text) => {
  expect(await cut(Buffer.from(text as string), 300)).toEqual({ parts: [], file: null });
});

test("an activity of more than four parts ends the cutting", async () => {
  const { parts, file } = await cut(Buffer.from(whole.replace("ж", "ж".repeat(1000))), 300);
  expect(parts.length).toBeLessThan(3);
  expect(file).toBeNull();
});
