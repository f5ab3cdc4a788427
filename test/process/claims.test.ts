import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { fixtures, run, start, temporaryFolder } from "./program.ts";
import { growthClaim } from "../ledger/growth-claim.ts";

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
  expect(output).toContain("(3 readings: 1 hold, 1 do not, 1 cannot be checked)");
});

/** The partnership of the tests with a claim that a series decides, and a file of that series. */
function withGrowth(): { readonly partnerships: string; readonly series: string } {
  const partnerships = temporaryFolder();
  cpSync(fixtures, partnerships, { recursive: true });
  const file = join(partnerships, "river-and-ridge", "claims.yaml");
  writeFileSync(file, readFileSync(file, "utf8") + growthClaim);
  const series = join(temporaryFolder(), "growth.json");
  const rows = ["XA", "XB", "XC"].flatMap((area) =>
    [2015, 2024].map((year) => ({
      ...{ indicator: { id: "NY.GDP.PCAP.KD" }, country: { id: area }, countryiso3code: "" },
      ...{ date: String(year), value: year },
    })),
  );
  writeFileSync(series, JSON.stringify([{ page: 1, pages: 1, lastupdated: "2025-10-07" }, rows]));
  return { partnerships, series };
}

test("without a server a new snapshot is checked at once, and the history of verdicts leaves with the export", async () => {
  const { partnerships, series } = withGrowth();
  const [data, exported] = [temporaryFolder(), temporaryFolder()];
  const environment = { SARAI_PARTNERSHIPS: partnerships };
  const first = await run(["claims", "check", "--data", data], environment);
  expect(first.output).toContain("growth: cannot-be-checked (1 reading: 0 hold, 0 do not, 1 cannot be checked)");
  expect((await run(["ingest", "wdi", series, "--data", data], environment)).code).toBe(0);
  expect((await run(["export", "river-and-ridge", exported, "--data", data], environment)).code).toBe(0);
  const lines = parse(readFileSync(join(exported, "verdicts.yaml"), "utf8")) as readonly { readonly subject: string; verdict: string }[];
  expect(lines.filter((line) => line.subject.endsWith("/growth")).map((line) => line.verdict)).toEqual(["cannot-be-checked", "holds"]);
  expect((await run(["check", exported])).code).toBe(0);
});

type Flips = { readonly rows: readonly { readonly subject: string; readonly verdict: unknown }[] };

async function flipsAt(address: string): Promise<Flips["rows"]> {
  const response = await fetch(`${address}/en/river-and-ridge/changes.json?since=2020-01-01&what=verdict`);
  return ((await response.json()) as Flips).rows;
}

test("a snapshot that is published while the site is open is checked with the next question, and stays in the record", async () => {
  const { partnerships, series } = withGrowth();
  const data = temporaryFolder();
  const environment = { SARAI_PARTNERSHIPS: partnerships };
  const serve = (): ReturnType<typeof start> => start(["serve", "--port", "0", "--data", data], environment);
  const expected = [
    expect.objectContaining({
      subject: "river-and-ridge/claims/growth",
      verdict: { before: "cannot-be-checked", after: "holds" },
    }) as unknown,
  ];
  let program = serve();
  try {
    const address = await program.opened;
    expect(await flipsAt(address)).toEqual([]);
    expect((await run(["ingest", "wdi", series, "--data", data], environment)).code).toBe(0);
    await expect.poll(() => flipsAt(address), { timeout: 120_000, interval: 1_000 }).toEqual(expected);
    program.kill("SIGINT");
    expect((await program.ended).code).toBe(0);
    program = serve();
    expect(await flipsAt(await program.opened)).toEqual(expected);
  } finally {
    program.kill("SIGKILL");
    await program.ended;
  }
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
