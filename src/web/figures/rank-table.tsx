import type { JSX } from "preact";
import type { RankReading } from "../findings/rank-matrix.ts";
import { NotKnown } from "../parts/content.tsx";
import { Millions } from "../parts/dollars.tsx";
import { measureWords, Needs, periodWords, recipientWords } from "../parts/reading-words.tsx";
import { Verdict } from "../parts/verdict.tsx";
import type { View } from "../view.ts";
import { OtherDonor } from "./other-donor.tsx";

const columns = ["measure", "donors", "period", "recipients", "value", "other", "rank", "verdict"] as const;

function Value({ reading, view }: { readonly reading: RankReading; readonly view: View }): JSX.Element {
  const { value, figures, figures_asked: asked } = reading.rank;
  if (value === null) return <NotKnown>{view.t("no-figure")}</NotKnown>;
  const amount = <Millions dollars={value} page={view} />;
  return (
    <>
      <b>{reading.rows === null ? amount : <a href={view.href(reading.rows)}>{amount}</a>}</b>
      {figures < asked && <span class="sub">{view.t("reading.figures", { figures, asked })}</span>}
    </>
  );
}

function Other({ reading, view }: { readonly reading: RankReading; readonly view: View }): JSX.Element {
  const { rank, needs } = reading;
  if (needs !== null) return <Needs needs={needs} view={view} />;
  if (rank.other === null) return <>{view.t("reading.no-other")}</>;
  return <OtherDonor rank={rank} view={view} />;
}

function Row({
  reading,
  isClosest,
  view,
}: {
  readonly reading: RankReading;
  readonly isClosest: boolean;
  readonly view: View;
}): JSX.Element {
  const { rank } = reading;
  const name = (column: (typeof columns)[number]): string => view.t(`reading.column.${column}`);
  return (
    <tr class={isClosest ? "asked" : undefined}>
      <th scope="row">
        <span>{measureWords(rank, view)}</span>
      </th>
      <td data-l={name("donors")}>
        <span>{view.say(`donor-set.${rank.donors}`)}</span>
      </td>
      <td data-l={name("period")}>
        <span>{periodWords(rank, view)}</span>
      </td>
      <td data-l={name("recipients")}>
        <span>{recipientWords(rank, view)}</span>
      </td>
      <td class="r" data-l={view.t("reading.value-of", { donor: view.country(rank.donor) })}>
        <span>
          <Value reading={reading} view={view} />
        </span>
      </td>
      <td data-l={rank.rank === null || rank.rank === 1 ? view.t("reading.next") : view.t("reading.first")}>
        <span>
          <Other reading={reading} view={view} />
        </span>
      </td>
      <td data-l={name("rank")}>
        <span>{rank.rank === null ? view.t("reading.no-rank") : view.t("reading.rank-of", { rank: rank.rank, of: rank.of })}</span>
      </td>
      <td data-l={name("verdict")}>
        <Verdict verdict={reading.verdict} view={view} />
      </td>
    </tr>
  );
}

/** Readings of a donor's rank: the closest to the words first, then what changes when one thing is taken otherwise. On a phone each row is a sentence. */
export function RankTable({
  readings,
  closest,
  view,
}: {
  readonly readings: readonly RankReading[];
  readonly closest: string;
  readonly view: View;
}): JSX.Element {
  const [first] = readings;
  const donor = first === undefined ? "" : view.country(first.rank.donor);
  return (
    <table class="tbl cards matrix">
      <caption class="vh">{view.t("reading.caption")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "value" ? "r" : undefined}>
              {column === "value" ? view.t("reading.column.value", { donor }) : view.t(`reading.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <Row reading={reading} isClosest={reading.id === closest} view={view} />
        ))}
      </tbody>
    </table>
  );
}
