import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { cleanUp, endPrograms, run, start, stop, temporaryFolder } from "./program.ts";

afterEach(endPrograms);
afterAll(cleanUp);

const entry = "river-and-ridge/commitments/begun-bridge";
const secret = "Lend the money for a bridge with a power line."; // its text in the fixture

/** Addresses of the site, found by following its links and asking for twins and ledgers, whose answers hold a text. */
async function answersWith(address: string, text: string): Promise<ReadonlySet<string>> {
  const waiting = ["/en/river-and-ridge", `/ledger/${entry}.json`, "/ledger/river-and-ridge/all.json"];
  const seen = new Set(waiting);
  const found = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const response = await fetch(`${address}${path}`);
    const body = await response.text();
    if (body.includes(text)) found.add(path);
    if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
    const linked = [...body.matchAll(/href="(\/[^"#?]+)/g)].map((match) => match[1] ?? "").filter((link) => /^\/(en|ledger)\//.test(link));
    for (const next of [...linked, `${path}.json`, `${path}.csv`].filter((one) => !seen.has(one))) {
      seen.add(next);
      waiting.push(next);
    }
  }
  expect(seen.size).toBeGreaterThan(100);
  return found;
}

async function siteWith(data: string, text: string): Promise<ReadonlySet<string>> {
  const site = start(["serve", "--port", "0", "--data", data]);
  const found = await answersWith(await site.opened, text);
  expect(await stop(site)).toBe(0);
  return found;
}

/** The files below a folder whose bytes hold a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}

test("what was redacted is gone from pages, twins, ledger, history and export, and from the files of the record; its place and the reason stay", async () => {
  const data = temporaryFolder();
  const before = await siteWith(data, secret);
  for (const path of [`/en/${entry}`, `/en/${entry}.json`, "/en/river-and-ridge/commitments.csv", `/ledger/${entry}.json`])
    expect(before).toContain(path);
  expect(filesWith(data, secret)).not.toEqual([]);

  const history = await run(["record", "history", entry, "--data", data]);
  const lines = history.output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const stated = lines.find((line) => line["value"] === secret);
  const id = String(stated?.["id"]);
  const redact = await run(["record", "redact", id, "--reason", "names a private person", "--data", data]);
  expect(redact).toMatchObject({ code: 0, output: `Redacted ${id}: names a private person\n` });
  expect((await run(["record", "redact", id, "--reason", "again", "--data", data])).code).toBe(3);

  expect(filesWith(data, secret)).toEqual([]);
  expect(await siteWith(data, secret)).toEqual(new Set()); // this start compares the folder, which still has the text, and does not bring it back
  const after = await run(["record", "history", entry, "--data", data]);
  expect(after.output).not.toContain(secret);
  const blanked = after.output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .find((line) => line["id"] === id);
  expect(blanked).toEqual({ ...stated, value: null, redacted: { at: expect.any(String) as unknown, reason: "names a private person" } });

  const exported = temporaryFolder();
  const { output } = await run(["export", "river-and-ridge", exported, "--data", data]);
  expect(output).toContain(`left out: ${entry} text: names a private person`);
  expect(filesWith(exported, secret)).toEqual([]);
  expect(filesWith(exported, "begun-bridge")).not.toEqual([]);
});
