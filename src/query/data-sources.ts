import { z } from "zod";
import { readDatasets, readPublishers, readSetAside, publisherAddress, type DatasetLine } from "./datasets/read-datasets.ts";
import { defineQuestion } from "./question.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const pageSize = 100;

/** What became of a file: read, an earlier version kept, or refused. */
const outcomeOf = ({ status, stale }: DatasetLine): string =>
  stale ? "stale" : status === "ok" || status === "organisation" ? status : "refused";

const facets: readonly FacetSpec<DatasetLine>[] = [
  { id: "outcome", valuesOf: (row) => [outcomeOf(row)], order: ["ok", "organisation", "stale", "refused"] },
  { id: "publisher", valuesOf: (row) => [row.publisher ?? "unknown"] },
  { id: "licence", valuesOf: (row) => [row.licence ?? "unknown"] },
  { id: "version", valuesOf: (row) => [row.standard_version ?? "unknown"] },
];

/** Which files of publishers are held, how fresh are they, under which licence, what was refused, and what was set aside for which reason? */
export const dataSources = defineQuestion({
  id: "data-sources",
  path: "/data-sources",
  ofPublishers: true,
  parameters: z.strictObject({
    dataset: z
      .string()
      .regex(/^[0-9a-f]{16}$/, "the id of a dataset")
      .optional(),
    ...{ outcome: choice, publisher: choice, licence: choice, version: choice, page: pageNumber },
  }),
  read: async (asked) => {
    const { model, record, snapshot, today, parameters } = asked;
    const { page, dataset, ...choices } = parameters;
    const all = await readDatasets(snapshot);
    const within = dataset === undefined ? all : all.filter((row) => row.id === dataset);
    const { rows, facets: answered, selection } = select(within, facets, choices);
    const isWhole = rows.length === all.length;
    return {
      stamp: toStamp(model, record, today),
      ...{ total: all.length, selection, facets: answered, dataset: dataset ?? null },
      load: all.length === 0 ? "sarai ingest iati <files>" : null,
      publishers: await readPublishers(snapshot, record),
      set_aside:
        rows.length === 0 ? [] : await readSetAside(snapshot, { datasets: isWhole ? [] : rows.map((row) => row.id), publisher: null }),
      ...toPage(
        rows.map((row) => ({
          ...row,
          outcome: outcomeOf(row),
          publisher_page: row.publisher === null || row.activities === 0 ? null : publisherAddress(row.publisher),
        })),
        page,
        pageSize,
      ),
      provenance: await provenanceOf(asked, { counting: "activities", deflator: null }),
    };
  },
  columns: {
    id: "text",
    dataset: "text",
    publisher: "text",
    licence: "text",
    status: "text",
    reason: "text",
    line: "integer",
    stale: "boolean",
    standard_version: "text",
    generated_at: "text",
    fetched_at: "text",
    read_at: "text",
    sha256: "text",
    bytes: "integer",
    activities: "integer",
    not_counted: "integer",
    last_updated: "text",
    set_aside: "integer",
  },
  rows: (answer) => answer.rows,
});
