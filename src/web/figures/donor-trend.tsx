import type { JSX } from "preact";
import type { DonorComparison } from "../../contract/donors.ts";
import { donorYears, type DonorLine } from "../charts/donor-years.ts";
import { linesToDraw, type DonorsFinding } from "../findings/donors.ts";
import { Band } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { Millions, toMillions } from "../parts/dollars.tsx";
import { Prov } from "../parts/prov.tsx";
import { seriesItems } from "../parts/provenance.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: DonorComparison; readonly finding: DonorsFinding; readonly unit: string; readonly view: View };

const mostLines = 5;

function toLine(line: DonorComparison["rows"][number], view: View): DonorLine {
  const slot = view.partnership.parties.find((party) => party.code === line.donor)?.slot ?? null;
  return {
    name: view.country(line.donor),
    subject: slot !== null,
    slot,
    values: line.years.map(({ year, value }) => ({ year, millions: value === null ? null : Number(toMillions(value, 3)) })),
  };
}

function headline({ finding, view }: Pick<Props, "finding" | "view">): string {
  const { mostOften, changes } = finding;
  if (mostOften === null) return view.t("donors.trend.plain", { changes });
  return view.t("donors.trend.finding", { donor: view.country(mostOften.donor), years: mostOften.years, of: mostOften.of, changes });
}

function Numbers({ lines, view }: { readonly lines: readonly DonorComparison["rows"][number][]; readonly view: View }): JSX.Element {
  const caption = view.t("donors.trend.numbers");
  return (
    <details class="num">
      <summary>{caption}</summary>
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table class="tbl">
          <thead>
            <tr>
              <th scope="col">{view.t("reading.column.period")}</th>
              {lines.map((line) => (
                <th scope="col" class="r">
                  {view.country(line.donor)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(lines[0]?.years ?? []).map(({ year }, index) => (
              <tr>
                <th scope="row">{year}</th>
                {lines.map((line) => {
                  const value = line.years[index]?.value ?? null;
                  return (
                    <td class="r">
                      {value === null ? <NotKnown>{view.t("no-figure")}</NotKnown> : <Millions dollars={value} page={view} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** The lines of the largest donors and the members over every year held, with the finding they bear out. */
export function DonorTrend({ answer, finding, unit, view }: Props): JSX.Element | null {
  const members = view.partnership.parties.map((party) => party.code);
  const lines = linesToDraw(answer.rows, members, mostLines);
  const title = headline({ finding, view });
  const drawing = donorYears.draw(
    lines.map((line) => toLine(line, view)),
    [],
    { label: title, number: (value) => view.number(value) },
  );
  if (drawing === null) return null;
  return (
    <Band heading={view.t("donors.trend.heading")} note={view.t("donors.trend.note", { count: lines.length })} id="trend">
      <figure class="chart">
        <h3>{title}</h3>
        <p class="unit">{unit}</p>
        {/* Drawn by Plot, which escapes every text it writes. */}
        <div class="drawing" dangerouslySetInnerHTML={{ __html: drawing.wide + drawing.narrow }} />
        <figcaption class="mapnote">{view.t("donors.trend.caption")}</figcaption>
      </figure>
      <Numbers lines={lines} view={view} />
      <Prov items={seriesItems({ provenance: answer.provenance, view })} />
    </Band>
  );
}
