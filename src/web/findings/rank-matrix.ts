import type { ClaimPage, RankView, ReadingView } from "../../contract/claims.ts";

/** A reading of a donor's rank, with what it was computed from. */
export type RankReading = ReadingView & { readonly rank: RankView };

/** What a matrix of readings says. Null where the readings do not bear the sentence out. */
export type MatrixFinding = {
  readonly readings: readonly RankReading[];
  readonly closest: RankReading;
  /** Readings that differ from the closest one in one thing, and from the sum since the dialogue began in one thing; in the order of the matrix. */
  readonly oneChange: readonly RankReading[];
  /** Each year under the closest reading's other choices, oldest first. */
  readonly years: readonly RankReading[];
  readonly sinceFounding: RankReading | null;
  readonly withoutLargest: RankReading | null; // the same sum without the largest recipient
};

const parts = ["measure", "donors", "recipients", "period", "prices"] as const;

/** The choices of a reading. A single recipient is told by its code; `any` stands for every period and all prices. */
function choicesOf({ rank }: RankReading): readonly string[] {
  return [rank.measure, rank.donors, rank.recipients === "each" ? rank.recipient_codes.join() : rank.recipients, rank.period, rank.prices];
}

function differences(one: RankReading, other: RankReading): number {
  const [a, b] = [choicesOf(one), choicesOf(other)];
  return parts.filter((_, index) => a[index] !== b[index] && a[index] !== "any" && b[index] !== "any").length;
}

function isYear({ rank }: RankReading): boolean {
  return /^\d{4}$/.test(rank.period);
}

function isRank(reading: ReadingView): reading is RankReading {
  return reading.rank !== null;
}

/** The findings of a claim's matrix; null where it has none, or no reading is marked as the closest to the words. */
export function findMatrix(page: Pick<ClaimPage, "readings" | "closest">): MatrixFinding | null {
  const readings = page.readings.filter(isRank);
  const closest = readings.find((reading) => reading.id === page.closest);
  if (closest === undefined) return null;
  const years = readings.filter((one) => isYear(one) && differences(one, closest) <= 1 && choicesOf(one)[2] === choicesOf(closest)[2]);
  const ofClosest = years.filter((one) => one.rank.donors === closest.rank.donors && one.rank.prices === closest.rank.prices);
  const like = (period: string, recipients: string): RankReading | null =>
    readings.find(
      (one) =>
        one.rank.period === period &&
        one.rank.recipients === recipients &&
        one.rank.measure === closest.rank.measure &&
        one.rank.donors === closest.rank.donors &&
        one.rank.prices === closest.rank.prices,
    ) ?? null;
  const sum = like("since-founding", closest.rank.recipients);
  const isShown = (one: RankReading): boolean =>
    (differences(one, closest) <= 1 && (!isYear(one) || one.rank.period === closest.rank.period)) ||
    (sum !== null && differences(one, sum) <= 1 && !isYear(one));
  return {
    readings,
    closest,
    oneChange: [closest, ...readings.filter((one) => one !== closest && isShown(one))],
    years: ofClosest,
    sinceFounding: sum,
    withoutLargest: like("since-founding", "all-without-largest"),
  };
}

/** The donor in first place under a reading; null where nobody has a figure. */
export function firstOf({ rank }: RankReading): string | null {
  return rank.rank === 1 ? rank.donor : (rank.other?.donor ?? null);
}

/** How often the first place passed from one donor to another, over years that follow each other. */
export function changesOf(years: readonly RankReading[]): number {
  return years.filter((one, index) => index > 0 && firstOf(one) !== firstOf(years[index - 1] ?? one)).length;
}

/** Readings by verdict. */
export function countVerdicts(readings: readonly Pick<ReadingView, "verdict">[]) {
  const count = (verdict: ReadingView["verdict"]): number => readings.filter((one) => one.verdict === verdict).length;
  return { holds: count("holds"), fails: count("fails"), cannot: count("cannot-be-checked"), all: readings.length };
}
