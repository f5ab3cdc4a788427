import { z } from "zod";
import { endings } from "./twins.ts";

/** One question as it can be asked: its address with the places for what varies, its parameters, the forms it has, and its figures by name. */
export const ApiOperation = z.object({
  question: z.string(),
  path: z.string(), // /{lang}/{partnership}/commitments, without an ending
  asks: z.string(), // in English
  parameters: z.array(z.object({ name: z.string(), type: z.string(), many: z.boolean() })),
  forms: z.array(z.enum(Object.keys(endings) as (keyof typeof endings)[])), // keys of a constant are those it was written with
  figures: z.array(z.string()), // at <path>/figures/<name>, as a page for a frame, .svg and .png
});
export type ApiOperation = z.infer<typeof ApiOperation>;

/** Everything that can be asked of this installation, as /openapi.json describes it. */
export const ApiPage = z.object({ record_version: z.string(), openapi: z.string(), operations: z.array(ApiOperation) });
export type ApiPage = z.infer<typeof ApiPage>;
