import { z } from "zod";
import type { Columns } from "../core/columns.ts";
import type { PartnershipRecord } from "../core/entry.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { addressOf } from "./claims/claim-query.ts";
import { investmentsOf } from "./investment.ts";
import { holdsPayments, readPaymentSums } from "./payments/payments.ts";
import { peopleOf } from "./people.ts";
import { defineQuestion } from "./question.ts";
import type { CommitmentLine } from "./rows/commitment-row.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import { signedMoney } from "./rows/money-sums.ts";
import { stateOrder } from "./rows/state.ts";
import { statedSums } from "./rows/stated-sums.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

/** How many of the commitments stand in each state, states without any left out. */
export function stateCounts(rows: readonly CommitmentLine[]) {
  return stateOrder.map((state) => ({ state, count: rows.filter((row) => row.state === state).length })).filter(({ count }) => count > 0);
}

/** What belongs to a field: commitments named in it first or also, projects, meetings that spoke of it, figures on people. */
function linesIn(record: PartnershipRecord, lines: Lines, id: string) {
  const inField = new Set(record.entries["people-figure"].filter((entry) => entry.value.field === id).map((entry) => entry.id));
  return {
    commitments: lines.commitments.filter((row) => row.field === id || row.also_fields.includes(id)),
    projects: lines.projects.filter((row) => row.field === id),
    meetings: lines.meetings.filter((row) => row.fields.includes(id)),
    people: peopleOf(record).filter((row) => inField.has(row.id)),
  };
}

function toFieldRow(record: PartnershipRecord, lines: Lines, field: PartnershipRecord["fields"][number]) {
  const { commitments, projects, meetings, people } = linesIn(record, lines, field.id);
  return {
    id: field.id,
    names: field.names,
    priority: record.partnership.value.priority_fields.includes(field.id),
    commitments: commitments.length,
    states: stateCounts(commitments),
    measurable: commitments.filter((row) => row.measurable).length,
    projects: projects.length,
    meetings: meetings.length,
    people: people.length,
  };
}

/** One column a state: how many commitments of the field are in it. */
const stateColumns: Columns = Object.fromEntries(stateOrder.map((state) => [`state_${state}`, "integer"]));

/** In which fields do the parties co-operate, and what was promised, signed and said in each? */
export const fields = defineQuestion({
  id: "fields",
  path: "/fields",
  cite: { key: ["id"] },
  parameters: z.strictObject({}),
  read: ({ model, record, today }) => {
    const lines = linesOf(record, today);
    return { stamp: toStamp(model, record, today), rows: record.fields.map((field) => toFieldRow(record, lines, field)) };
  },
  columns: {
    id: "text",
    priority: "boolean",
    commitments: "integer",
    measurable: "integer",
    projects: "integer",
    meetings: "integer",
    people: "integer",
    name: "text",
    ...stateColumns,
  },
  rows: (answer) =>
    answer.rows.map(({ names, states, ...row }) => ({
      ...row,
      name: names["en"] ?? row.id,
      ...Object.fromEntries(stateOrder.map((state) => [`state_${state}`, states.find((one) => one.state === state)?.count ?? 0])),
    })),
});

/** Investments name no field: those count here that stand for the same as a commitment or project of it. */
function statedIn(record: PartnershipRecord, id: string) {
  const same = new Set([
    ...record.entries.commitment.filter((entry) => entry.value.field === id).map((entry) => entry.id),
    ...record.entries.project.filter((entry) => entry.value.field === id).map((entry) => entry.id),
  ]);
  return statedSums(investmentsOf(record).filter((row) => row.same_as !== null && same.has(row.same_as)));
}

/** What was paid in the sectors that a field stands for, by currency; `load` is the command that brings them where none with a sector is held. */
async function paymentsIn(snapshot: Snapshot, record: PartnershipRecord, found: PartnershipRecord["fields"][number]) {
  const isHeld = await holdsPayments(snapshot, record);
  const sums = isHeld ? await readPaymentSums(snapshot, record, found) : [];
  return {
    sectors: found.dac_sectors.map(({ codelist, codes }) => ({ codelist, codes: [...codes] })),
    held: isHeld,
    load: isHeld ? null : "sarai ingest iati <files>",
    sums: sums.map((sum) => ({ ...sum, rows: addressOf(`fields/${found.id}/payments`, { currency: sum.currency }) })),
  };
}

/** What was promised, signed, taught and said in this field, and what money is held of it? */
export const field = defineQuestion({
  id: "field",
  path: "/fields/:id",
  parameters: z.strictObject({}),
  read: async (asked) => {
    const { model, record, snapshot, today, id } = asked;
    const found = record.fields.find((one) => one.id === id);
    if (found === undefined) return null;
    const lines = linesOf(record, today);
    const { meetings, ...rest } = linesIn(record, lines, id);
    return {
      stamp: toStamp(model, record, today),
      row: toFieldRow(record, lines, found),
      ...rest,
      meetings: [...meetings].reverse(),
      signed: signedMoney(rest.projects, { field: id }),
      stated: statedIn(record, id),
      payments: await paymentsIn(snapshot, record, found),
      provenance: await provenanceOf(asked, { counting: "activities", deflator: null }),
    };
  },
});
