import { z } from "zod";
import { kindNames, kinds } from "../core/kinds/index.ts";
import { fields, places, publishers } from "../core/kinds/partnership.ts";

/** An address may hold letters beyond ASCII (RFC 3987); `uri` would refuse it. */
function toIri({ jsonSchema }: { readonly jsonSchema: { format?: string } }): void {
  if (jsonSchema.format === "uri") jsonSchema.format = "iri";
}

/**
 * JSON Schemas (draft 7, as editors of YAML read it) of the files of a partnership folder, by the name of the schema's file:
 * `meetings.schema.json` for `meetings.yaml`. They describe what may be written, before defaults; what only reading can check
 * (dates that exist, references) stays with `sarai check`.
 */
export function toJsonSchemas(): ReadonlyMap<string, object> {
  const shapes: readonly (readonly [string, z.ZodType])[] = [
    ...kindNames.map((kind) => [kinds[kind].file, kind === "partnership" ? kinds[kind].shape : z.array(kinds[kind].shape)] as const),
    ["fields.yaml", fields],
    ["publishers.yaml", publishers],
    ["places.yaml", places],
  ];
  return new Map(
    shapes.map(([file, shape]) => {
      const schema = z.toJSONSchema(shape, { io: "input", target: "draft-7", override: toIri });
      return [file.replace(/\.yaml$/, ".schema.json"), { ...schema, title: file }];
    }),
  );
}
