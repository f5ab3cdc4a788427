import { z } from "zod";
import type { Entry, PartnershipRecord } from "../core/entry.ts";
import { sqlOf, type CheckedReading } from "./claims/check-claim.ts";
import { checkedClaims } from "./claims/checked-claims.ts";
import { toClaimRow } from "./claims.ts";
import { readFlowsHeld } from "./oda/flows.ts";
import { recipientsOf } from "./oda/parties.ts";
import { defineQuestion } from "./question.ts";
import { find } from "./rows/dates.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { entryParts, langOf } from "./views/entry-parts.ts";
import { provenanceOf } from "./views/provenance.ts";
import { toCitationView } from "./views/speakers.ts";
import { titleOf } from "./views/title.ts";
import { verdictChangesOf } from "./views/verdict-changes.ts";

function toNeeds({ needs, reading, verdict }: CheckedReading) {
  if (verdict !== "cannot-be-checked") return null;
  return {
    code: needs?.code ?? null,
    values: needs?.values ?? {},
    text: reading.needs ?? null,
    load: reading.load ?? needs?.load ?? null,
  };
}

function toReadingView(record: PartnershipRecord, checked: CheckedReading) {
  const { reading } = checked;
  return {
    id: checked.id,
    of: reading.id,
    label: reading.label,
    note: reading.note ?? null,
    query: reading.query ?? null,
    parameters: reading.parameters ?? {},
    test: reading.test ?? null,
    verdict: checked.verdict,
    value: checked.value,
    facts: Object.fromEntries(Object.entries(checked.facts).map(([name, fact]) => [name, fact?.text ?? null])),
    clauses: [...checked.clauses],
    needs: toNeeds(checked),
    rank: checked.rank,
    rows: checked.rows,
    entries: checked.entries.flatMap(({ subject, value }) => {
      const entry = record.bySubject.get(subject);
      return entry === undefined ? [] : [{ subject, ...titleOf(record, entry), value }];
    }),
  };
}

/** What is said for or against, with the pages it rests on: those of its own statement in the ledger. */
function findingsOf(record: PartnershipRecord, entry: Entry<"claim">, key: "for" | "against") {
  return entry.value[key].map(({ id, text }) => ({
    id,
    text,
    lang: langOf(record),
    citations: (entry.recorded.get(`${key}.${id}`)?.citations ?? []).map((citation) => toCitationView(record, citation)),
  }));
}

async function deflatorOf(snapshot: Snapshot, record: PartnershipRecord): Promise<string | null> {
  const held = await readFlowsHeld(snapshot, recipientsOf(record));
  return held.find((one) => one.price_base !== "current")?.price_base ?? null;
}

/** Is this sentence true? Under which reading, by which numbers, and what would be needed where it cannot be said? */
export const claim = defineQuestion({
  id: "claim",
  path: "/claims/:id",
  cite: { key: ["id"] },
  parameters: z.strictObject({}),
  read: async (asked) => {
    const { record, snapshot, id } = asked;
    const entry = find(record, "claim", id);
    if (entry === undefined) return null;
    const checked = (await checkedClaims(record, snapshot)).get(id);
    const readings = checked?.readings ?? [];
    const queries = [...new Set(readings.flatMap((one) => one.reading.query ?? []))];
    const usesSeries = queries.some((query) => sqlOf(query).length > 0);
    return {
      ...entryParts(asked, entry),
      row: toClaimRow(record, entry, checked),
      check_with: [...entry.value.check_with],
      for: findingsOf(record, entry, "for"),
      against: findingsOf(record, entry, "against"),
      readings: readings.map((one) => toReadingView(record, one)),
      closest: readings.find((one) => one.isClosest)?.id ?? null,
      verdicts: verdictChangesOf(asked.model, entry.subject),
      queries: queries.map((query) => ({ id: query, sql: [...sqlOf(query)] })),
      provenance: await provenanceOf(asked, {
        counting: usesSeries ? "both" : "record",
        deflator: usesSeries ? await deflatorOf(snapshot, record) : null,
      }),
    };
  },
  columns: {
    id: "text",
    label: "text",
    query: "text",
    parameters: "text",
    test: "text",
    verdict: "text",
    value: "text",
    measure: "text",
    donors: "text",
    recipients: "text",
    first_year: "integer",
    last_year: "integer",
    prices: "text",
    donor: "text",
    rank: "integer",
    of: "integer",
    other_donor: "text",
    other_value: "decimal",
    figures: "integer",
    figures_asked: "integer",
    needs: "text",
    rows: "text",
  },
  rows: (answer) =>
    answer.readings.map((reading) => ({
      id: reading.id,
      label: reading.label["en"] ?? null,
      query: reading.query,
      parameters: JSON.stringify(reading.parameters),
      test: reading.test,
      verdict: reading.verdict,
      value: reading.value,
      measure: reading.rank?.measure ?? null,
      donors: reading.rank?.donors ?? null,
      recipients: reading.rank?.recipient_codes.join(" ") ?? null,
      first_year: reading.rank?.first_year ?? null,
      last_year: reading.rank?.last_year ?? null,
      prices: reading.rank?.prices ?? null,
      donor: reading.rank?.donor ?? null,
      rank: reading.rank?.rank ?? null,
      of: reading.rank?.of ?? null,
      other_donor: reading.rank?.other?.donor ?? null,
      other_value: reading.rank?.other?.value ?? null,
      figures: reading.rank?.figures ?? null,
      figures_asked: reading.rank?.figures_asked ?? null,
      needs: reading.needs?.code ?? reading.needs?.text?.["en"] ?? null,
      rows: reading.rows,
    })),
});
