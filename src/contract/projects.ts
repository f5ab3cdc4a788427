import { z } from "zod";
import { place, projectKinds, projectStatuses } from "../core/kinds/project.ts";
import { amount } from "../core/money.ts";
import { ChainItem } from "./chain.ts";
import { CommitmentRow } from "./commitments.ts";
import { MoneySum } from "./money.ts";
import { entryParts, listParts } from "./shared.ts";

export const ProjectRow = z.object({
  id: z.string(),
  subject: z.string(),
  title: z.string(),
  lang: z.string(),
  kind: z.enum(projectKinds),
  kind_as_recorded: z.string().nullable(),
  field: z.string(),
  field_as_recorded: z.string().nullable(),
  countries: z.array(z.string()),
  provider: z.string(),
  provider_party: z.string().nullable(),
  implementer: z.string().nullable(),
  amount: amount.nullable(), // as published, with what it is
  /** Whether a sum may add it: false with the reason (framework, part-of, same-as, running-total, project-cost ...). */
  adds: z.object({ adds: z.boolean(), reason: z.string().nullable() }),
  signed: z.string().nullable(),
  signed_note: z.string().nullable(),
  start: z.string().nullable(),
  start_note: z.string().nullable(),
  end: z.string().nullable(),
  end_note: z.string().nullable(),
  status: z.enum(projectStatuses),
  status_as_of: z.string().nullable(),
  status_inferred: z.boolean(),
  dac_sector: z.string().nullable(),
  places: z.array(place),
  part_of: z.string().nullable(),
  same_as: z.string().nullable(),
  commitments: z.array(z.string()), // ids of the commitments it was signed for; likely ones are left out
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type ProjectRow = z.infer<typeof ProjectRow>;

/** Projects of the selection. `sums`, `places` and `by_kind` cover the whole selection, `rows` one page of it. */
export const ProjectList = z.object({
  ...listParts,
  rows: z.array(ProjectRow),
  with_amount: z.number().int(),
  with_place: z.number().int(),
  first_year: z.string().nullable(),
  sums: z.array(MoneySum),
  places: z.array(z.object({ name: z.string(), lat: z.number(), lon: z.number(), projects: z.array(z.string()) })),
  by_kind: z.array(z.object({ kind: z.enum(projectKinds), total: z.number().int(), countries: z.record(z.string(), z.number().int()) })),
});
export type ProjectList = z.infer<typeof ProjectList>;

export const ProjectPage = z.object({
  ...entryParts,
  row: ProjectRow,
  commitments: z.array(CommitmentRow), // all that are linked to it, likely ones too
  links: z.array(ChainItem), // what it leads to: payments, results, the project it continues
  linked_from: z.array(ChainItem), // the commitments it was signed for, what takes it up
  parts: z.array(ProjectRow),
  part_of: ProjectRow.nullable(),
  same_as: z.object({ subject: z.string(), title: z.string(), lang: z.string() }).nullable(),
});
export type ProjectPage = z.infer<typeof ProjectPage>;
