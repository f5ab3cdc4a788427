import { z } from "zod";
import type { AnyEntry } from "../../../core/entry.ts";
import { find, madeOn } from "../../rows/dates.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord } from "../claim-query.ts";

const kinds = ["document", "commitment"] as const;

/** The record's words of an entry: its summary or text. */
function textOf(entry: AnyEntry): string {
  if (entry.kind === "commitment") return entry.value.text;
  return entry.kind === "document" ? [...Object.values(entry.value.titles), entry.value.summary].join(" ") : "";
}

/**
 * In how many documents or commitments do these words stand, and on which days? `word` is the beginning of a word, in any case. Asked of
 * the record's own summaries: what a summary leaves out is not found.
 */
export const mentions = defineClaimQuery({
  id: "mentions",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ word: z.array(z.string().min(3).max(100)).min(1), kind: z.array(z.enum(kinds)).min(1) }),
  answer: ({ record }, { word, kind }) => {
    const asked: readonly AnyEntry[] = kind.flatMap((one): readonly AnyEntry[] => record.entries[one]);
    const begins = word.map((one) => ` ${one.toLowerCase()}`);
    const dateOf = (entry: AnyEntry): string | null => {
      const commitment = entry.kind === "commitment" ? find(record, "commitment", entry.id) : undefined;
      if (commitment !== undefined) return madeOn(record, commitment).start;
      return entry.kind === "document" ? entry.value.date : null;
    };
    const found = asked
      .filter((entry) => {
        const text = ` ${textOf(entry)
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}]+/gu, " ")}`;
        return begins.some((one) => text.includes(one));
      })
      .map((entry) => ({ subject: entry.subject, date: dateOf(entry) }))
      .sort((a, b) => ((a.date ?? "9999") < (b.date ?? "9999") ? -1 : 1));
    const values = { count: numberFact(found.length), of: numberFact(asked.length) };
    const entries = found.map((row) => ({ subject: row.subject, value: dateFact(row.date) }));
    return ofRecord({ values, lists: { date: found.map((row) => dateFact(row.date)) } }, "count", { entries });
  },
});
