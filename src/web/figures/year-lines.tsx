import type { JSX } from "preact";
import { donorYears, type DonorLine } from "../charts/donor-years.ts";
import type { Figure, SourceItem } from "../figure.ts";
import { FigureOnPage } from "../parts/figure-view.tsx";
import { NotKnown } from "../parts/content.tsx";
import { Millions, toMillions } from "../parts/dollars.tsx";
import type { View } from "../view.ts";

/**
 * One sum of a year in dollars; `rows`, where there is one, is the address below the partnership of the figures behind it. `missing` says why there
 * is no sum, where that is more than that there is no figure.
 */
export type YearValue = { readonly year: number; readonly value: string | null; readonly rows?: string | null; readonly missing?: string };
/** A donor's or recipient's sums by year, every line of a drawing with the same years. */
export type YearLine = { readonly code: string; readonly years: readonly YearValue[] };

type Drawn = {
  readonly lines: readonly YearLine[];
  readonly title: string;
  readonly unit: string;
  readonly caption: string;
  readonly shaded?: readonly number[];
  readonly source: readonly SourceItem[];
  readonly view: View;
};

type Props = {
  readonly name: string; // of the figure, in its address
  readonly figure: Figure | null;
  readonly lines: readonly YearLine[];
  /** All lines together, also those that are not drawn. */
  readonly total?: { readonly name: string; readonly years: readonly YearValue[] };
  readonly view: View;
};

/** Members have their colours; they are set off from others, not from each other. */
function toDrawn(lines: readonly YearLine[], view: View): readonly DonorLine[] {
  const slots = lines.map((line) => view.partnership.parties.find((party) => party.code === line.code)?.slot ?? null);
  const mixed = slots.includes(null);
  return lines.map((line, index) => ({
    name: view.country(line.code),
    subject: mixed && slots[index] !== null,
    slot: slots[index] ?? null,
    values: line.years.map(({ year, value }) => ({ year, millions: value === null ? null : Number(toMillions(value, 3)) })),
  }));
}

/** A sum in millions that opens its figures; a missing one is drawn as missing. */
export function Sum({ sum, view }: { readonly sum: Omit<YearValue, "year"> | undefined; readonly view: View }): JSX.Element {
  const value = sum?.value ?? null;
  const rows = sum?.rows ?? null;
  const text = value === null ? <NotKnown>{sum?.missing ?? view.t("no-figure")}</NotKnown> : <Millions dollars={value} page={view} />;
  return rows === null ? text : <a href={view.href(rows)}>{text}</a>;
}

function Numbers({ lines, total, view }: Pick<Props, "lines" | "total" | "view">): JSX.Element {
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
                  {view.country(line.code)}
                </th>
              ))}
              {total !== undefined && (
                <th scope="col" class="r">
                  {total.name}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {(lines[0]?.years ?? []).map(({ year }, index) => (
              <tr>
                <th scope="row">{year}</th>
                {[...lines, ...(total === undefined ? [] : [total])].map((line) => (
                  <td class="r">
                    <Sum sum={line.years[index]} view={view} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Sums by year as lines under a finding. Null without a figure. */
export function yearFigure({ lines, title, unit, caption, shaded = [], source, view }: Drawn): Figure | null {
  const drawing = donorYears.draw(toDrawn(lines, view), shaded, { label: title, number: (value) => view.number(value) });
  return drawing === null ? null : { title, unit, drawing, caption, source };
}

/** The same on its page, with its numbers as a table in which each opens its figures. */
export function YearLines({ name, figure, lines, total, view }: Props): JSX.Element | null {
  if (figure === null) return null;
  return (
    <>
      <FigureOnPage name={name} figure={figure} view={view} />
      <Numbers lines={lines} {...(total === undefined ? {} : { total })} view={view} />
    </>
  );
}
