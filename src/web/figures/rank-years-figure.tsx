import type { JSX } from "preact";
import type { Provenance } from "../../contract/provenance.ts";
import { donorYears, type DonorLine } from "../charts/donor-years.ts";
import type { Figure } from "../figure.ts";
import { changesOf, firstOf, type MatrixFinding, type RankReading } from "../findings/rank-matrix.ts";
import { Band } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { Millions, toMillions } from "../parts/dollars.tsx";
import { FigureOnPage } from "../parts/figure-view.tsx";
import { Prov } from "../parts/prov.tsx";
import { seriesItems, seriesSource } from "../parts/provenance.tsx";
import { recipientWords } from "../parts/reading-words.tsx";
import type { View } from "../view.ts";
import { OtherDonor } from "./other-donor.tsx";

type Props = { readonly finding: MatrixFinding; readonly provenance: Provenance; readonly view: View };

function asNumber(dollars: string | null): number | null {
  return dollars === null ? null : Number(toMillions(dollars, 3));
}

/** The donor asked about, and in each year the largest of the others: whoever that was. */
function linesOf({ years, closest }: MatrixFinding, view: View): readonly DonorLine[] {
  const slot = view.partnership.parties.find((party) => party.code === closest.rank.donor)?.slot ?? null;
  const line = (name: string, subject: boolean, valueOf: (one: RankReading) => string | null): DonorLine => ({
    name,
    subject,
    slot: subject ? slot : null,
    values: years.map((one) => ({ year: Number(one.rank.period), millions: asNumber(valueOf(one)) })),
  });
  return [
    line(view.t("reading.largest-other"), false, ({ rank }) => rank.other?.value ?? null),
    line(view.country(closest.rank.donor), true, ({ rank }) => rank.value),
  ];
}

/** First in how many of how many years, and how often the first place changed hands: true of the readings given, or it is not said. */
function headline({ years, closest }: MatrixFinding, view: View): string {
  const known = years.filter((one) => firstOf(one) !== null);
  const first = known.filter((one) => one.verdict === "holds").length;
  return view.t("reading.finding", {
    donor: view.country(closest.rank.donor),
    first,
    of: known.length,
    changes: changesOf(known),
  });
}

function YearTable({ finding, view }: Omit<Props, "provenance">): JSX.Element {
  const { years, closest } = finding;
  return (
    <details class="num">
      <summary>{view.t("reading.show-numbers", { count: years.length })}</summary>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{view.t("reading.column.period")}</th>
            <th scope="col" class="r">
              {view.country(closest.rank.donor)}
            </th>
            <th scope="col">{view.t("reading.largest-other")}</th>
            <th scope="col" class="r">
              {view.t("reading.column.rank")}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ rank, rows }) => (
            <tr>
              <th scope="row">{rank.period}</th>
              <td class="r">
                {rank.value === null ? (
                  <NotKnown>{view.t("no-figure")}</NotKnown>
                ) : (
                  <a href={view.href(rows ?? "donors/rows")}>
                    <Millions dollars={rank.value} page={view} />
                  </a>
                )}
              </td>
              <td>
                <OtherDonor rank={rank} view={view} />
              </td>
              <td class="r">{rank.rank === null ? "" : view.number(rank.rank)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Which donor was first in which year: the same reading moved along the years. */
function Strip({ finding, view }: Omit<Props, "provenance">): JSX.Element {
  const slot = view.partnership.parties.find((party) => party.code === finding.closest.rank.donor)?.slot;
  return (
    <ol class="strip" aria-label={view.t("reading.strip")}>
      {finding.years.map((one) => {
        const code = firstOf(one);
        return (
          <li class={one.verdict === "holds" ? `own p${slot ?? 0}` : undefined}>
            <span>{code === null ? "?" : <abbr title={view.country(code)}>{code}</abbr>}</span>
            <small>{one.rank.period}</small>
          </li>
        );
      })}
    </ol>
  );
}

/** The reading closest to the words, moved along the years, as a drawing. Null without a figure. */
export function rankYearsFigure({ finding, provenance, view }: Props): Figure | null {
  const { years, closest } = finding;
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return null;
  const shaded = years.filter((one) => one.verdict === "holds").map((one) => Number(one.rank.period));
  const span = `${first.rank.period}–${last.rank.period}`;
  const title = headline(finding, view);
  const drawing = donorYears.draw(linesOf(finding, view), shaded, { label: `${title}. ${span}`, number: (value) => view.number(value) });
  if (drawing === null) return null;
  const unit = view.t("reading.years.unit", {
    measure: view.say(`measure.${closest.rank.measure}`),
    recipients: recipientWords(closest.rank, view),
    prices: view.say(`prices.${closest.rank.prices}`),
    years: span,
  });
  return { title, unit, drawing, caption: view.t("reading.years.caption"), source: seriesSource({ provenance, view }) };
}

/** The same as a part of its page: drawing, strip and numbers. */
export function RankYears({ finding, provenance, view }: Props): JSX.Element | null {
  const figure = rankYearsFigure({ finding, provenance, view });
  if (finding.years.length === 0) return null;
  return (
    <Band heading={view.t("reading.years.heading")} note={view.t("reading.years.note")} id="years">
      {figure !== null && <FigureOnPage name="years" figure={figure} view={view} />}
      <Strip finding={finding} view={view} />
      <YearTable finding={finding} view={view} />
      <Prov items={seriesItems({ provenance, view })} />
    </Band>
  );
}
