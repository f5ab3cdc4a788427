import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { differsOn } from "../views/differences.ts";
import { addsOf } from "./adds.ts";
import { inOrder } from "./commitment-row.ts";
import { commitmentsOf } from "./links.ts";

/** A project as a line of a list. */
export function toProjectRow(record: PartnershipRecord, entry: Entry<"project">) {
  const { value } = entry;
  return {
    id: entry.id,
    subject: entry.subject,
    title: value.title,
    lang: value.title_lang,
    kind: value.kind,
    kind_as_recorded: value.kind_as_recorded ?? null,
    field: value.field,
    field_as_recorded: value.field_as_recorded ?? null,
    countries: inOrder(record, value.countries),
    provider: value.provider,
    provider_party: value.provider_party,
    implementer: value.implementer ?? null,
    amount: value.amount,
    adds: addsOf(entry),
    signed: value.signed,
    signed_note: value.signed_note ?? null,
    start: value.start,
    start_note: value.start_note ?? null,
    end: value.end,
    end_note: value.end_note ?? null,
    status: value.status,
    status_as_of: value.status_as_of ?? null,
    status_inferred: value.status_inferred,
    dac_sector: value.dac_sector ?? null,
    places: [...value.places],
    part_of: value.part_of ?? null,
    same_as: value.same_as ?? null,
    commitments: commitmentsOf(record, entry).map((one) => one.id),
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}

export type ProjectLine = ReturnType<typeof toProjectRow>;

/** The year a project was signed in, else began in; null where neither is known. */
export function yearOf(row: Pick<ProjectLine, "signed" | "start">): string | null {
  return (row.signed ?? row.start)?.slice(0, 4) ?? null;
}
