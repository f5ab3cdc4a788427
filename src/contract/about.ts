import { z } from "zod";
import { ChangeRow } from "./matters.ts";
import { Stamp } from "./shared.ts";

/** A page of words alone. */
export const TextPage = z.object({ stamp: Stamp });
export type TextPage = z.infer<typeof TextPage>;

/** Every correction, change of position and withdrawal, newest first. */
export const Corrections = z.object({ stamp: Stamp, rows: z.array(ChangeRow) });
export type Corrections = z.infer<typeof Corrections>;

/** What can be taken away: entries by the path under which they are listed, and every statement ever made. */
export const DataPage = z.object({ stamp: Stamp, counts: z.record(z.string(), z.number().int()), statements: z.number().int() });
export type DataPage = z.infer<typeof DataPage>;
