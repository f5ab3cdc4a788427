import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { projectKinds, projectStatuses } from "../core/kinds/project.ts";
import { defineQuestion } from "./question.ts";
import { linesOf } from "./rows/lines.ts";
import { moneySums } from "./rows/money-sums.ts";
import { yearOf, type ProjectLine } from "./rows/project-row.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

function newestYearsFirst(record: PartnershipRecord): readonly string[] {
  const years = record.entries.project.flatMap(({ value }) => yearOf(value) ?? []);
  return [...new Set(years)].sort().reverse();
}

function facetsOf(record: PartnershipRecord): readonly FacetSpec<ProjectLine>[] {
  return [
    { id: "kind", valuesOf: (row) => [row.kind], order: projectKinds },
    { id: "field", valuesOf: (row) => [row.field], order: record.fields.map((field) => field.id) },
    { id: "country", valuesOf: (row) => row.countries, order: record.partnership.value.parties.map((party) => party.code) },
    { id: "status", valuesOf: (row) => [row.status], order: projectStatuses },
    { id: "amount", valuesOf: (row) => [row.amount === null ? "not-seen" : "seen"], order: ["seen", "not-seen"] },
    { id: "currency", valuesOf: (row) => (row.amount === null ? [] : [row.amount.currency]) },
    { id: "adds", valuesOf: (row) => [row.adds.adds ? "yes" : "no"], order: ["yes", "no"] },
    { id: "provider", valuesOf: (row) => [row.provider] },
    { id: "provider_party", valuesOf: (row) => (row.provider_party === null ? [] : [row.provider_party]) },
    { id: "year", valuesOf: (row) => [yearOf(row) ?? []].flat(), order: newestYearsFirst(record) },
  ];
}

/** Places of town precision on one spot, with the projects there. */
function placesOf(rows: readonly ProjectLine[]) {
  const drawn = rows.flatMap((row) =>
    row.places.flatMap(({ name, lat, lon }) => (lat === undefined || lon === undefined ? [] : [{ name, lat, lon, project: row.id }])),
  );
  return [...groupBy(drawn, ({ lat, lon }) => `${lat} ${lon}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ name: first.name, lat: first.lat, lon: first.lon, projects: [...new Set(group.map((one) => one.project))] }];
  });
}

function countriesOf(rows: readonly ProjectLine[]): Record<string, number> {
  return Object.fromEntries(
    [
      ...groupBy(
        rows.flatMap((row) => row.countries),
        (country) => country,
      ),
    ].map(([code, all]) => [code, all.length]),
  );
}

function projectCsv(row: ProjectLine) {
  return {
    id: row.id,
    subject: row.subject,
    title: row.title,
    lang: row.lang,
    kind: row.kind,
    kind_as_recorded: row.kind_as_recorded,
    field: row.field,
    field_as_recorded: row.field_as_recorded,
    countries: row.countries.join(" "),
    provider: row.provider,
    provider_party: row.provider_party,
    implementer: row.implementer,
    amount: row.amount?.value ?? null,
    currency: row.amount?.currency ?? null,
    amount_qualifier: row.amount?.qualifier ?? null,
    amount_basis: row.amount?.basis ?? null,
    amount_derivation: row.amount?.derivation ?? null,
    adds: row.adds.adds,
    adds_not_because: row.adds.reason,
    signed: row.signed,
    start: row.start,
    end: row.end,
    status: row.status,
    status_as_of: row.status_as_of,
    status_inferred: row.status_inferred,
    dac_sector: row.dac_sector,
    places: row.places.map((place) => place.name).join("; "),
    part_of: row.part_of,
    same_as: row.same_as,
    commitments: row.commitments.join(" "),
    differs_on: row.differs_on.join(" "),
    sources: row.sources,
  };
}

/** Who finances what, where, since when and by which instrument? Amounts as published, each in its own currency. */
export const projects = defineQuestion({
  id: "projects",
  path: "/projects",
  cite: { key: ["id"] },
  parameters: z.strictObject({
    kind: choice,
    field: choice,
    country: choice,
    status: choice,
    amount: choice,
    currency: choice,
    adds: choice,
    provider: choice,
    provider_party: choice,
    year: choice,
    page: pageNumber,
  }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = linesOf(record, today).projects;
    const { rows, facets, selection } = select(all, facetsOf(record), choices);
    const years = rows.flatMap((row) => yearOf(row) ?? []).sort();
    const kinds = projectKinds.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }));
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...toPage(rows, page, pageSize),
      selection,
      facets,
      with_amount: rows.filter((row) => row.amount !== null).length,
      with_place: rows.filter((row) => row.places.some((place) => place.lat !== undefined)).length,
      first_year: years[0] ?? null,
      sums: moneySums(rows, choices),
      places: placesOf(rows),
      by_kind: kinds
        .filter((one) => one.rows.length > 0)
        .map((one) => ({ kind: one.kind, total: one.rows.length, countries: countriesOf(one.rows) })),
    };
  },
  columns: {
    id: "text",
    subject: "text",
    title: "text",
    lang: "text",
    kind: "text",
    kind_as_recorded: "text",
    field: "text",
    field_as_recorded: "text",
    countries: "text",
    provider: "text",
    provider_party: "text",
    implementer: "text",
    amount: "decimal",
    currency: "text",
    amount_qualifier: "text",
    amount_basis: "text",
    amount_derivation: "text",
    adds: "boolean",
    adds_not_because: "text",
    signed: "text",
    start: "text",
    end: "text",
    status: "text",
    status_as_of: "text",
    status_inferred: "boolean",
    dac_sector: "text",
    places: "text",
    part_of: "text",
    same_as: "text",
    commitments: "text",
    differs_on: "text",
    sources: "integer",
  },
  rows: (answer) => answer.rows.map(projectCsv),
});
