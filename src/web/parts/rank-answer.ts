import { changesOf, countVerdicts, firstOf, type MatrixFinding } from "../findings/rank-matrix.ts";
import type { View } from "../view.ts";
import { inMillions, percentOf } from "./dollars.tsx";
import { measureWords, periodWords } from "./reading-words.tsx";

function closestWords({ closest: { rank } }: MatrixFinding, view: View): string | null {
  if (rank.value === null || rank.rank === null || rank.other === null) return null;
  return view.t(rank.rank === 1 ? "rank.closest-first" : "rank.closest-not", {
    donor: view.country(rank.donor),
    period: periodWords(rank, view),
    value: inMillions(rank.value, view),
    measure: measureWords(rank, view).toLocaleLowerCase(view.lang),
    other: view.country(rank.other.donor),
    amount: inMillions(rank.other.value, view),
    rank: rank.rank,
  });
}

function yearsWords({ years, closest }: MatrixFinding, view: View): string | null {
  const known = years.filter((one) => firstOf(one) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return view.t("rank.years", {
    donor: view.country(closest.rank.donor),
    years: `${first.rank.period}–${last.rank.period}`,
    first: known.filter((one) => one.verdict === "holds").length,
    of: known.length,
    changes: changesOf(known),
  });
}

function sumWords({ sinceFounding }: MatrixFinding, view: View): string | null {
  const rank = sinceFounding?.rank;
  if (rank?.distance == null || rank.other === null || rank.value === null || rank.first_year === null) return null;
  const share = percentOf(rank.distance, rank.other.value);
  return view.t(rank.rank === 1 ? "rank.sum-first" : "rank.sum-not", {
    donor: view.country(rank.donor),
    other: view.country(rank.other.donor),
    year: String(rank.first_year),
    value: inMillions(rank.value, view),
    amount: inMillions(rank.other.value, view),
    distance: inMillions(rank.distance, view),
    share: share === null ? "" : view.decimal(share),
  });
}

function withoutWords({ withoutLargest }: MatrixFinding, view: View): string | null {
  const rank = withoutLargest?.rank;
  if (rank?.value == null || rank.rank === null || rank.left_out === null) return null;
  return view.t("rank.without", {
    donor: view.country(rank.donor),
    recipient: view.country(rank.left_out),
    value: inMillions(rank.value, view),
    rank: rank.rank,
  });
}

/** What a matrix comes to, in at most five sentences, each of which its readings bear out; one that they do not is left out. */
export function rankAnswer(finding: MatrixFinding, view: View): string {
  const { cannot } = countVerdicts(finding.readings);
  return [
    closestWords(finding, view),
    yearsWords(finding, view),
    sumWords(finding, view),
    withoutWords(finding, view),
    cannot === 0 ? null : view.t("rank.cannot", { count: cannot }),
  ]
    .filter((one) => one !== null)
    .join(" ");
}
