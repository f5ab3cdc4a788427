import { readdir, readFile } from "node:fs/promises";
import { format } from "prettier";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { z } from "zod";
import { toJsonSchemas } from "./json-schemas.ts";

// Renew them with: npx vitest run --project unit src/ingest/json-schemas -u
test.each([...toJsonSchemas()])("schemas/%s says what the shapes say", async (name, schema) => {
  const text = await format(JSON.stringify(schema), { parser: "json", printWidth: 140 });
  await expect(text).toMatchFileSnapshot(`../../schemas/${name}`);
});

test("every schema stands for a file of the shapes, and none is left over", async () => {
  expect(new Set(await readdir("schemas"))).toEqual(new Set(toJsonSchemas().keys()));
});

type Schema = { readonly items?: Schema; readonly required?: readonly string[]; readonly properties?: Readonly<Record<string, unknown>> };

test("what an editor may leave out is not required, and each key of the good folder is known", async () => {
  for (const [name, schema] of toJsonSchemas()) {
    const of = ((schema as Schema).items ?? schema) as Schema;
    const text = await readFile(`test/fixtures/partnerships/river-and-ridge/${name.replace(".schema.json", ".yaml")}`, "utf8");
    const data = parse(text) as unknown;
    for (const entry of (Array.isArray(data) ? data : [data]) as readonly object[]) {
      for (const key of Object.keys(entry)) expect(Object.keys(of.properties ?? {})).toContain(key);
      for (const key of of.required ?? []) expect(Object.keys(entry)).toContain(key);
    }
  }
});

const shipped = (await readdir("partnerships", { withFileTypes: true }))
  .filter((one) => one.isDirectory())
  .map((one) => `partnerships/${one.name}`);

test.each(shipped)("an editor that opens a file of %s finds its schema, and no fault", async (folder) => {
  const schemas = toJsonSchemas();
  for (const name of await readdir(folder)) {
    const text = await readFile(`${folder}/${name}`, "utf8");
    const schemaName = name.replace(/\.yaml$/, ".schema.json");
    expect(text.split("\n")[0], name).toBe(`# yaml-language-server: $schema=../../schemas/${schemaName}`);
    const read = z.fromJSONSchema(schemas.get(schemaName) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(parse(text));
    expect(read.error?.issues.slice(0, 3) ?? [], name).toEqual([]);
  }
});
