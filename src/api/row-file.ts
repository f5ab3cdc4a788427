import type { z } from "zod";
import { Provenance, type RateSource, type SeriesFileView } from "../contract/provenance.ts";
import { endings, mediaTypes, type RowForm } from "../contract/twins.ts";
import type { PartnershipView } from "../contract/overview.ts";
import type { Columns, Rows } from "../core/columns.ts";
import { licenceText } from "../query/views/provenance.ts";
import { toCsv } from "./csv.ts";
import { shapeOf } from "./describe.ts";
import { toStored, type Stored } from "./page-cache.ts";
import type { AppParts, Basis } from "./parts.ts";
import { toProblem, type Problem } from "./problem.ts";
import { toXlsx } from "./xlsx.ts";

/** What rows on their way into a file answer. */
export type Asking = {
  readonly question: string;
  readonly answer: unknown;
  readonly partnership: PartnershipView;
  readonly page: string; // its path
  readonly query: string; // its selection, without the question mark
};

type Line = readonly [string, string];

const toText = ({ citation, file, vintage, licence }: SeriesFileView): string =>
  `${citation} (${file}, ${vintage}, ${licence ?? "no licence stated"})`;

const rateText = ({ id, title, publisher, vintage, licence }: z.infer<typeof RateSource>): string =>
  `${[publisher, title].filter((one) => one !== null).join(": ") || id} (${vintage ?? id}, ${licence ?? "no licence stated"})`;

/** What a file of so many rows says of itself, as it lies in a folder years later: what was asked, of which data, under which licence, how to cite it. */
export function aboutRows(
  parts: AppParts,
  { model, snapshot }: Basis,
  { question, answer, partnership, page, query }: Asking,
  { columns, count }: { readonly columns: Columns; readonly count: number },
): readonly Line[] {
  const site = parts.site.url ?? "";
  const asked = `${site}${page}${query === "" ? "" : `?${query}`}`;
  const provenance = Provenance.safeParse((answer as { readonly provenance?: unknown }).provenance).data;
  const { files: series = [], rates = [] } = provenance ?? {};
  const licence = provenance === undefined ? "CC BY 4.0" : licenceText(provenance);
  const name = partnership.names["en"] ?? partnership.id;
  const { asks } = shapeOf(question);
  return [
    ["question", asks],
    ["partnership", name],
    ["address", asked],
    ["rows", String(count)],
    [
      "columns",
      Object.entries(columns)
        .map((column) => column.join(": "))
        .join(", "),
    ],
    ["record version", model.version],
    ["warehouse snapshot", snapshot.id],
    ["states computed for", parts.today()],
    ...(series.length === 0 ? [] : [["series", series.map(toText).join("; ")] as const]),
    ...(rates.length === 0 ? [] : [["exchange rates", rates.map(rateText).join("; ")] as const]),
    ["licence", `${licence}, https://creativecommons.org/licenses/by/4.0/. The sources of each row are named on its page.`],
    ["method", `${site}/en/${partnership.id}/method. An empty cell is not known, never zero.`],
    ["citation", `Sarai: ${name}. ${asks} Record version ${model.version}, warehouse ${snapshot.id}, ${parts.today()}. ${asked}`],
  ];
}

/** The refusal of a form that would cut or round rows. */
export function noForm({ page }: Pick<Asking, "page">, form: RowForm, why: string): Problem {
  const instead = `${page}.${endings.csv}`;
  return toProblem("no-twin", `These rows have no form .${form}. ${why}`, "Take .csv or .json in its place.", {
    form: `.${form}`,
    instead,
  });
}

/**
 * The rows of an answer as a file that says what it is. Where a form would cut or round any of them, it is refused with the forms that
 * hold them whole.
 */
export async function toRowFile(
  parts: AppParts,
  basis: Basis,
  asking: Asking & { readonly form: RowForm },
  table: Rows,
): Promise<Stored | Problem> {
  const { form } = asking;
  if (form === "csv") return toStored(`${mediaTypes.csv}; charset=utf-8; header=present`, toCsv(table));
  const about = aboutRows(parts, basis, asking, { columns: table.columns, count: table.rows.length });
  try {
    return toStored(mediaTypes[form], await (form === "xlsx" ? toXlsx(table, about) : parts.toParquet(table, about)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return noForm(asking, form, `${error.message}.`);
  }
}
