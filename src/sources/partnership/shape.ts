import { z } from "zod";
import { entryId, fieldId, partyCode, source } from "../../core/kinds/common.ts";
import { localized } from "../../core/languages.ts";
import { decimalText } from "../../core/money.ts";
import { partialDate } from "../../core/partial-date.ts";

/** The shape without what makes it optional, nullable or given by default. */
function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
    inner = inner.unwrap() as z.ZodType; // wrappers hold types of zod's core
  if (inner instanceof z.ZodPipe) return bare(inner.in as z.ZodType);
  return inner;
}

/** The keys of an object's shape, or undefined for what is none. */
export function objectShape(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  const inner = bare(schema);
  if (inner instanceof z.ZodObject) return inner.shape; // shapes hold types of zod's core
  if (inner instanceof z.ZodUnion) return (inner.options as readonly z.ZodType[]).map(objectShape).find((shape) => shape !== undefined);
  return undefined;
}

/** The shape of what stands at a path below a shape; undefined where the shape knows no such place. */
export function shapeAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = bare(schema);
  let next: z.ZodType | undefined;
  if (inner instanceof z.ZodArray) next = inner.element as z.ZodType;
  else if (inner instanceof z.ZodRecord) next = inner.valueType as z.ZodType;
  else next = objectShape(inner)?.[String(step)];
  return next === undefined ? undefined : shapeAt(next, rest);
}

const named = new Map<z.ZodType, string>([
  [partialDate, "a date as 2025, 2025-12 or 2025-12-20"],
  [decimalText, 'a decimal number such as 12 or "1250000.00"'],
  [entryId, "an id: lower-case letters, digits and single hyphens"],
  [fieldId, "an id of fields.yaml"],
  [partyCode, "a two-letter code"],
  [source, "an address beginning with https:// or http://, or { address: ..., seen_on: 2025-12-20 }"],
  [localized, "a text in each language, such as { en: Water, de: Wasser }"],
]);

function expectationOf(inner: z.ZodType): string {
  const known = named.get(inner);
  if (known !== undefined) return known;
  if (inner instanceof z.ZodEnum) return `one of: ${inner.options.join(", ")}`;
  if (inner instanceof z.ZodArray) return `a list: [${expectation(inner.element as z.ZodType)}, ...]`;
  if (inner instanceof z.ZodObject) return `a group of keys: ${Object.keys(inner.shape).join(", ")}`;
  if (inner instanceof z.ZodRecord) return "a group of keys";
  if (inner instanceof z.ZodUnion) return (inner.options as readonly z.ZodType[]).map(expectation).join(", or ");
  if (inner instanceof z.ZodBoolean) return "true or false";
  if (inner instanceof z.ZodNumber) return inner.format === "safeint" ? "a whole number" : "a number";
  if (inner instanceof z.ZodISODate) return "a day as 2025-12-20";
  if (inner instanceof z.ZodURL) return "an address beginning with https:// or http://";
  return "a text";
}

/** What may be written where this shape stands, in words for the editor of a file. */
export function expectation(schema: z.ZodType): string {
  const text = expectationOf(bare(schema));
  return schema.safeParse(null).success ? `${text}, or null where it is not known` : text;
}
