import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, ingestGolden, run, runOnFullDisk, snapshotsOf, temporaryFolder } from "./program.ts";

type Manifest = {
  readonly snapshot: { readonly id: string };
  readonly tables: readonly {
    readonly name: string;
    readonly rows: number;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    readonly files: readonly { readonly path: string; readonly year: number | null; readonly rows: number; readonly sha256: string }[];
  }[];
};

let data = "";
beforeAll(async () => {
  data = await ingestGolden();
});
afterAll(cleanUp);

async function write(): Promise<{ readonly folder: string; readonly manifest: Manifest }> {
  const folder = join(temporaryFolder(), "edition");
  const { code, output } = await run(["export", "parquet", folder, "--data", data]);
  expect(code, output).toBe(0);
  return { folder, manifest: JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest };
}

test("an edition holds every row of every public table, under the hashes of its manifest; the same snapshot gives the same bytes", async () => {
  const { folder, manifest } = await write();
  const [snapshot] = await snapshotsOf(data);
  expect(manifest.snapshot.id).toBe(snapshot?.id);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`ATTACH '${snapshot?.path ?? ""}' AS snapshot (READ_ONLY)`);
  const names = await connection.runAndReadAll(
    "SELECT view_name FROM duckdb_views() WHERE database_name = 'snapshot' AND NOT internal ORDER BY 1",
  );
  expect(manifest.tables.map(({ name }) => name).sort()).toEqual(names.getRowsJson().flat());
  for (const { name, rows, columns, files } of manifest.tables) {
    for (const { path, sha256 } of files)
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex"),
        path,
      ).toBe(sha256);
    expect(
      files.reduce((sum, file) => sum + file.rows, 0),
      name,
    ).toBe(rows);
    if (files.length === 0) continue;
    const own = `read_parquet([${files.map(({ path }) => `'${join(folder, path)}'`).join(", ")}], hive_partitioning = false)`;
    const [difference] = (
      await connection.runAndReadAll(
        `SELECT (SELECT count(*) FROM (FROM ${own} EXCEPT ALL FROM snapshot.main."${name}")), (SELECT count(*) FROM (FROM snapshot.main."${name}" EXCEPT ALL FROM ${own}))`,
      )
    ).getRowsJson();
    expect(difference, name).toEqual(["0", "0"]);
    const shape = await connection.runAndReadAll(`SELECT column_name, column_type FROM (DESCRIBE FROM ${own})`);
    expect(shape.getRowsJson(), name).toEqual(columns.map((column) => [column.name, column.type]));
  }
  instance.closeSync();
  const flow = manifest.tables.find(({ name }) => name === "flow");
  expect(new Set(flow?.files.map(({ year }) => year)).size).toBeGreaterThan(1);
  expect((await write()).manifest).toEqual(manifest);
});

test("a folder with something in it is refused, and without room there is no manifest", async () => {
  const folder = join(temporaryFolder(), "mine");
  mkdirSync(folder);
  writeFileSync(join(folder, "note.txt"), "mine");
  const refused = await run(["export", "parquet", folder, "--data", data]);
  expect(refused.output).toMatch(/is not empty/);
  expect(refused.code).toBe(2);
  const full = join(temporaryFolder(), "full");
  const ended = await runOnFullDisk(2, ["export", "parquet", full, "--data", data]);
  expect(ended.output).toMatch(/cannot be written/);
  expect(ended.code).toBe(6);
  expect(existsSync(join(full, "manifest.json"))).toBe(false);
  expect((await run(["export", "parquet", join(full, "note"), "--data", temporaryFolder()])).code).toBe(3);
});
