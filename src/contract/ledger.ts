import { z } from "zod";
import { verdictLines } from "../core/claims/verdict-history.ts";

/** One line of the ledger as it was written, in no reader's language. */
export const LedgerLine = z.object({
  id: z.string(),
  subject: z.string(), // the address of the entry below the language
  property: z.string(),
  value: z.unknown(), // null in a withdrawal and where it was redacted
  words: z.string().nullable(),
  lang: z.string().nullable(), // BCP 47
  speaker: z.string(), // record, party:<code> or publisher:<host>
  attributed_to: z.string().nullable(),
  said_on: z.string().nullable(),
  said_on_is: z.enum(["event", "report"]).nullable(),
  citations: z.array(
    z.object({ id: z.string(), address: z.string(), publisher: z.string(), seen_on: z.string(), sha256: z.string().nullable() }),
  ),
  follows: z
    .object({ id: z.string(), kind: z.enum(["correction", "change-of-position", "withdrawal"]), reason: z.string().nullable() })
    .nullable(),
  recorded_by: z.string(), // editor, operator or party:<code>
  recorded_at: z.string(), // ISO 8601 instant, UTC
  own: z.boolean(),
  value_sha256: z.string(),
  redacted: z.object({ at: z.string(), reason: z.string() }).nullable(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** Every statement ever made of an entry, or of a whole partnership, oldest first; followed and withdrawn ones too. */
export const Ledger = z.object({
  record_version: z.string(),
  licence: z.literal("CC BY 4.0"),
  statements: z.array(LedgerLine),
  verdicts: verdictLines, // what checks of its claims came to, by claim, oldest first
});
export type Ledger = z.infer<typeof Ledger>;
