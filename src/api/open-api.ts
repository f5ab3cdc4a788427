import { z } from "zod";

/** A piece of a description in JSON Schema or OpenAPI 3.1. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A shape in JSON Schema: as it is sent (output), or as it is taken (input). */
export function toSchema(shape: z.ZodType, io: "input" | "output"): JsonSchema {
  const schema: Record<string, unknown> = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  delete schema["$schema"]; // OpenAPI 3.1 names the dialect for the whole document
  return schema;
}

/** A part of an address. */
export function inPath(name: string, schema: JsonSchema, description: string): JsonSchema {
  return { name, in: "path", required: true, schema, description };
}

/** What every operation may answer in place of an answer. */
export const refusal: JsonSchema = {
  description: "What is wrong, and what to do",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/problem" } } },
};

/** A refusal (RFC 9457). */
export const problem: JsonSchema = {
  type: "object",
  description: "A refusal (RFC 9457)",
  required: ["type", "title", "status", "detail", "instance", "code", "values"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What to do" },
    instance: { type: "string" },
    code: { type: "string" },
    values: { type: "object", additionalProperties: { type: "string" } },
  },
};
