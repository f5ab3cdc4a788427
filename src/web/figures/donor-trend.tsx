import type { JSX } from "preact";
import type { DonorComparison } from "../../contract/donors.ts";
import type { Figure } from "../figure.ts";
import { linesToDraw, type DonorsFinding } from "../findings/donors.ts";
import { Band } from "../parts/band.tsx";
import { Prov } from "../parts/prov.tsx";
import { seriesItems, seriesSource } from "../parts/provenance.tsx";
import type { View } from "../view.ts";
import { flowAddress } from "./flow-address.ts";
import { yearFigure, YearLines, type YearLine } from "./year-lines.tsx";

type Props = { readonly answer: DonorComparison; readonly finding: DonorsFinding; readonly unit: string; readonly view: View };

/** How many lines of donors one drawing holds. */
export const mostLines = 5;

function headline({ finding, view }: Pick<Props, "finding" | "view">): string {
  const { mostOften, changes } = finding;
  if (mostOften === null) return view.t("donors.trend.plain", { changes });
  return view.t("donors.trend.finding", { donor: view.country(mostOften.donor), years: mostOften.years, of: mostOften.of, changes });
}

/** The sums of a donor's years, each of which opens its figures. */
function yearsOf({ selection }: DonorComparison, { donor, years }: DonorComparison["rows"][number]): YearLine["years"] {
  return years.map(({ year, value }) => ({
    ...{ year, value },
    rows: value === null ? null : flowAddress({ ...selection, donor, first_year: year, last_year: year }),
  }));
}

function linesOf(answer: DonorComparison, view: View): readonly YearLine[] {
  const members = view.partnership.parties.map((party) => party.code);
  return linesToDraw(
    answer.rows.map((row) => ({ code: row.donor, years: yearsOf(answer, row) })),
    members,
    mostLines,
  );
}

/** The lines of the largest donors and the members over every year held, with the finding they bear out. Null without a figure. */
export function trendFigure({ answer, finding, unit, view }: Props): Figure | null {
  const source = seriesSource({ provenance: answer.provenance, view });
  const caption = view.t("donors.trend.caption");
  return yearFigure({ lines: linesOf(answer, view), title: headline({ finding, view }), unit, caption, source, view });
}

/** The same as a part of its page. */
export function DonorTrend({ answer, finding, unit, view }: Props): JSX.Element {
  const lines = linesOf(answer, view);
  return (
    <Band heading={view.t("donors.trend.heading")} note={view.t("donors.trend.note", { count: lines.length })} id="trend">
      <YearLines name="trend" figure={trendFigure({ answer, finding, unit, view })} lines={lines} view={view} />
      <Prov items={seriesItems({ provenance: answer.provenance, view })} />
    </Band>
  );
}
