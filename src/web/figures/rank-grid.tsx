import type { JSX } from "preact";
import { groupBy } from "../../core/group-by.ts";
import type { RankReading } from "../findings/rank-matrix.ts";
import { Glyph } from "../parts/glyph.tsx";
import { inMillions } from "../parts/dollars.tsx";
import { periodWords, recipientWords } from "../parts/reading-words.tsx";
import { glyphOfVerdict } from "../parts/verdict.tsx";
import type { View } from "../view.ts";

const sums = ["since-founding", "last-eight-years"];

/** What a cell says to those who do not see its glyph, and beside the pointer. */
function cellWords(reading: RankReading, view: View): string {
  const { rank } = reading;
  const verdict = view.t(`verdict.${reading.verdict}`);
  if (rank.value === null || rank.rank === null) return `${periodWords(rank, view)}: ${verdict}`;
  return view.t("reading.cell", {
    period: periodWords(rank, view),
    verdict,
    value: inMillions(rank.value, view),
    rank: rank.rank,
    of: rank.of,
  });
}

function Cell({ reading, view }: { readonly reading: RankReading | undefined; readonly view: View }): JSX.Element {
  if (reading === undefined) return <td class="void" />;
  const words = cellWords(reading, view);
  const glyph = <Glyph name={glyphOfVerdict(reading.verdict)} />;
  return (
    <td class={reading.verdict}>
      {reading.rows === null ? (
        <span title={words}>
          {glyph}
          <span class="vh">{words}</span>
        </span>
      ) : (
        <a href={view.href(reading.rows)} title={words} aria-label={words}>
          {glyph}
        </a>
      )}
    </td>
  );
}

function keyOf({ rank }: RankReading): string {
  return rank.recipients === "each" ? (rank.recipient_codes[0] ?? "") : rank.recipients;
}

/** A row's name: the largest recipient may differ from year to year, so a row without it names none. */
function rowName(readings: readonly RankReading[], view: View): string {
  const [first] = readings;
  if (first === undefined) return "";
  const leftOut = new Set(readings.map((one) => one.rank.left_out));
  return recipientWords(leftOut.size > 1 ? { ...first.rank, left_out: null } : first.rank, view);
}

type GridProps = { readonly readings: readonly RankReading[]; readonly caption: string; readonly view: View };

/** One sheet of the matrix: recipients down, years and sums across; each cell is one reading and opens the figures behind it. */
export function RankGrid({ readings, caption, view }: GridProps): JSX.Element {
  const rows = groupBy(readings, keyOf);
  const years = [...new Set(readings.map((one) => one.rank.period).filter((period) => /^\d{4}$/.test(period)))];
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="grid">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{view.t("reading.column.recipients")}</th>
            {years.map((year) => (
              <th scope="col" class="y">
                <abbr title={year}>{`’${year.slice(2)}`}</abbr>
              </th>
            ))}
            {sums.map((period) => (
              <th scope="col">{view.say(`reading.sum.${period}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.values()].map((ofRow) => (
            <tr>
              <th scope="row">{rowName(ofRow, view)}</th>
              {[...years, ...sums].map((period) => (
                <Cell reading={ofRow.find((one) => one.rank.period === period)} view={view} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every sheet of what could be checked: one for each set of donors and kind of prices, that of the closest reading open. */
export function RankSheets({
  readings,
  closest,
  view,
}: {
  readonly readings: readonly RankReading[];
  readonly closest: RankReading;
  readonly view: View;
}): JSX.Element {
  const held = readings.filter(({ rank }) => rank.measure === closest.rank.measure && rank.prices !== "any");
  const sheets = groupBy(held, ({ rank }) => `${rank.donors} ${rank.prices}`);
  return (
    <>
      {[...sheets.values()].map((ofSheet) => {
        const [first] = ofSheet;
        if (first === undefined) return null;
        const caption = view.t("reading.sheet", {
          donors: view.say(`donor-set.${first.rank.donors}`),
          prices: view.say(`prices.${first.rank.prices}`),
        });
        const isClosest = first.rank.donors === closest.rank.donors && first.rank.prices === closest.rank.prices;
        const grid = <RankGrid readings={ofSheet} caption={caption} view={view} />;
        if (isClosest) return grid;
        return (
          <details class="num">
            <summary>{caption}</summary>
            {grid}
          </details>
        );
      })}
    </>
  );
}
