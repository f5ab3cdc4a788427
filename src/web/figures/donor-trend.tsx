import type { JSX } from "preact";
import type { DonorComparison } from "../../contract/donors.ts";
import { linesToDraw, type DonorsFinding } from "../findings/donors.ts";
import { Band } from "../parts/band.tsx";
import { Prov } from "../parts/prov.tsx";
import { seriesItems } from "../parts/provenance.tsx";
import type { View } from "../view.ts";
import { YearLines } from "./year-lines.tsx";

type Props = { readonly answer: DonorComparison; readonly finding: DonorsFinding; readonly unit: string; readonly view: View };

/** How many lines of donors one drawing holds. */
export const mostLines = 5;

function headline({ finding, view }: Pick<Props, "finding" | "view">): string {
  const { mostOften, changes } = finding;
  if (mostOften === null) return view.t("donors.trend.plain", { changes });
  return view.t("donors.trend.finding", { donor: view.country(mostOften.donor), years: mostOften.years, of: mostOften.of, changes });
}

/** The lines of the largest donors and the members over every year held, with the finding they bear out. */
export function DonorTrend({ answer, finding, unit, view }: Props): JSX.Element {
  const members = view.partnership.parties.map((party) => party.code);
  const rows = answer.rows.map((row) => ({ code: row.donor, years: row.years }));
  const lines = linesToDraw(rows, members, mostLines);
  return (
    <Band heading={view.t("donors.trend.heading")} note={view.t("donors.trend.note", { count: lines.length })} id="trend">
      <YearLines lines={lines} title={headline({ finding, view })} unit={unit} caption={view.t("donors.trend.caption")} view={view} />
      <Prov items={seriesItems({ provenance: answer.provenance, view })} />
    </Band>
  );
}
