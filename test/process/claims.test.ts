import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixtures, run, start, temporaryFolder } from "./program.ts";

type Checked = readonly {
  readonly id: string;
  readonly verdict: string;
  readonly readings: readonly { readonly id: string; readonly verdict: string; readonly value: string | null }[];
}[];

function jsonOf(output: string): Checked {
  return JSON.parse(output.split("\n").find((line) => line.startsWith("[{")) ?? "null") as Checked;
}

test("claims are checked on an empty data folder: the record is made and the shipped series are read first", async () => {
  const data = temporaryFolder();
  const { code, output } = await run(["claims", "check", "--json", "--data", data]);
  expect(output).toContain('[{"id":');
  expect(code).toBe(0);
  expect(jsonOf(output)).toEqual([
    {
      id: "first-summit",
      verdict: "holds-under-some-readings",
      readings: [
        { id: "called", verdict: "fails", value: "2024-09-01" },
        { id: "held", verdict: "holds", value: "2025-11-20" },
        { id: "minutes", verdict: "cannot-be-checked", value: null },
      ],
    },
    { id: "most-open", verdict: "not-a-question-of-fact", readings: [] },
  ]);
  expect(existsSync(join(data, "record"))).toBe(true);
});

test("a claim that comes to something else than its pinned verdict is named, and the command fails", async () => {
  const folder = temporaryFolder();
  cpSync(fixtures, folder, { recursive: true });
  const file = join(folder, "river-and-ridge", "claims.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("verdict: holds-under-some-readings", "verdict: holds"));
  const { code, output } = await run(["claims", "check", "--data", temporaryFolder()], { SARAI_PARTNERSHIPS: folder });
  expect(code).toBe(2);
  expect(output).toContain("first-summit is now holds-under-some-readings; it was holds.");
});

test("beside a running server the claims are asked of it, and come to the same", async () => {
  const data = temporaryFolder();
  const program = start(["serve", "--port", "0", "--data", data]);
  try {
    await program.opened;
    const { code, output } = await run(["claims", "check", "--json", "--data", data]);
    expect(code).toBe(0);
    expect(jsonOf(output).map((one) => [one.id, one.verdict])).toEqual([
      ["first-summit", "holds-under-some-readings"],
      ["most-open", "not-a-question-of-fact"],
    ]);
  } finally {
    program.kill("SIGKILL");
    await program.ended;
  }
});

test("a series is taken in, said, and part of the next snapshot; a file that is none is refused by name", async () => {
  const data = temporaryFolder();
  const file = join(data, "growth.json");
  const row = { indicator: { id: "NY.GDP.MKTP.KD.ZG" }, country: { id: "KZ" }, countryiso3code: "KAZ", date: "2024", value: 4.8 };
  writeFileSync(file, JSON.stringify([{ page: 1, pages: 1, lastupdated: "2025-10-07" }, [row]]));
  const taken = await run(["ingest", "wdi", file, "--data", data]);
  expect(taken.output).toContain("growth.json: 1 figures of 1 areas (NY.GDP.MKTP.KD.ZG), vintage 2025-10-07");
  expect(taken.code).toBe(0);
  writeFileSync(file, "<html>");
  const refused = await run(["ingest", "wdi", file, "--data", data]);
  expect(refused.code).toBe(2);
});
