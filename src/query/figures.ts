import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { defineQuestion } from "./question.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { differsOn } from "./views/differences.ts";
import { langOf } from "./views/entry-parts.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 100;

function figuresOf(record: PartnershipRecord) {
  return record.entries["indicator-figure"].map((entry) => {
    const { value } = entry;
    return {
      id: entry.id,
      subject: entry.subject,
      series: value.series,
      from: value.from,
      to: value.to,
      from_code: value.from_code ?? null,
      to_code: value.to_code ?? null,
      period: value.period,
      measure: value.measure,
      value: value.value,
      unit: value.unit,
      lang: langOf(record),
      differs_on: [...differsOn(entry)],
      sources: entry.citations.length,
    };
  });
}

type FigureLine = ReturnType<typeof figuresOf>[number];

const facets: readonly FacetSpec<FigureLine>[] = [
  { id: "series", valuesOf: (row) => [row.series], order: ["oda", "trade"] },
  { id: "from", valuesOf: (row) => [row.from] },
  { id: "to", valuesOf: (row) => [row.to] },
  { id: "measure", valuesOf: (row) => [row.measure] },
];

/** Which figures of development assistance and trade do pages give? Measures, periods and units of different publishers: not a series. */
export const figures = defineQuestion({
  id: "figures",
  path: "/figures",
  parameters: z.strictObject({ series: choice, from: choice, to: choice, measure: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = figuresOf(record);
    const selected = select(all, facets, choices);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...toPage(selected.rows, page, pageSize),
      selection: selected.selection,
      facets: selected.facets,
    };
  },
  columns: {
    id: "text",
    subject: "text",
    series: "text",
    from: "text",
    to: "text",
    from_code: "text",
    to_code: "text",
    period: "text",
    measure: "text",
    value: "decimal",
    unit: "text",
    lang: "text",
    sources: "integer",
    differs_on: "text",
  },
  rows: (answer) => answer.rows.map(({ differs_on: differs, ...row }) => ({ ...row, differs_on: differs.join(" ") })),
});
