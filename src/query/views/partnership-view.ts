import type { PartnershipRecord, RecordModel } from "../../core/entry.ts";
import { kindNames, kinds } from "../../core/kinds/index.ts";

/** What every page of a partnership needs to name its members, fields and levels. */
export function partnershipView(record: PartnershipRecord) {
  const { value } = record.partnership;
  return {
    id: record.id,
    names: value.names,
    short_name: value.short_name ?? null,
    parties: value.parties.map((party, index) => ({ code: party.code, slot: index + 1, names: party.names })),
    order_rule: value.order_rule,
    sides: value.sides.map((side) => ({ names: side.names, parties: [...side.parties] })),
    levels: value.levels.map((level) => ({ id: level.id, group: level.group, names: level.names })),
    fields: record.fields.map((field) => ({ id: field.id, names: field.names, machine_drafted: [...field.machine_drafted] })),
    read_up_to: value.read_up_to,
    seen_on: value.seen_on,
    seen_how: value.seen_how,
    content_language: value.content_language,
    founded: value.founded ?? null,
    secretariat: value.secretariat ?? null,
    chair: value.chair ?? null,
    focus_meeting: value.focus_meeting,
  };
}

/** What every answer says of itself. `today` is the day for which states are computed. */
export function toStamp(model: RecordModel, record: PartnershipRecord, today: string) {
  const { value } = record.partnership;
  return {
    partnership: record.id,
    record_version: model.version,
    read_up_to: value.read_up_to,
    seen_on: value.seen_on,
    computed_for: today,
    licence: "CC BY 4.0" as const,
  };
}

/** How many entries of each kind there are, by the path under which they are listed. */
export function countsOf(record: PartnershipRecord): Record<string, number> {
  return Object.fromEntries(
    kindNames.filter((kind) => kind !== "partnership").map((kind) => [kinds[kind].path, record.entries[kind].length]),
  );
}
