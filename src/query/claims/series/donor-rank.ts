import { z } from "zod";
import { groupBy } from "../../../core/group-by.ts";
import { addDecimals, compareDecimals, subtractDecimals } from "../../../core/claims/decimal.ts";
import { partyCode } from "../../../core/kinds/common.ts";
import type { Snapshot } from "../../../core/snapshot.ts";
import {
  rankingSql,
  readDacTotals,
  readFlowsHeld,
  readRanking,
  readRecipientTotals,
  type DacTotal,
  type RankedDonor,
  type Selection,
} from "../../oda/flows.ts";
import { foundingYear, recipientsAcross } from "../../oda/parties.ts";
import { addressOf, numberFact, textFact, type ClaimAsked, type MatrixAnswer, type Needs } from "../claim-query.ts";
import { spellOut, type Axes, type Closest, type Combination } from "./rank-matrix.ts";

/** What is asked: the rank of which donor, and from which year on. */
export const rankParameters = z.strictObject({ donor: partyCode, first_year: z.number().int().min(1960).max(2100) });

/** A cell of the matrix whose recipients and years are settled. */
type Settled = Combination & { readonly selection: Selection; readonly leftOut: string | null };

function toSelection(cell: Combination, recipients: readonly string[]): Selection {
  return {
    measure: cell.measure,
    institutions: cell.donors !== "dac-countries",
    recipients,
    firstYear: cell.firstYear ?? 0,
    lastYear: cell.lastYear ?? 0,
    current: cell.prices !== "constant",
  };
}

/** The largest recipient of each selection is left out where the reading says so: the one that got most from all donors compared. */
async function settle(snapshot: Snapshot, cells: readonly Combination[]): Promise<readonly Settled[]> {
  const without = cells.filter((cell) => cell.recipients === "all-without-largest");
  const totals = await readRecipientTotals(
    snapshot,
    without.map((cell) => toSelection(cell, cell.codes)),
  );
  const largest = new Map<string, string>();
  for (const { id, recipient } of totals) {
    const cell = without[id]?.id;
    if (cell !== undefined && !largest.has(cell)) largest.set(cell, recipient);
  }
  return cells.map((cell) => {
    const leftOut = largest.get(cell.id) ?? null;
    return {
      ...cell,
      leftOut,
      selection: toSelection(
        cell,
        cell.codes.filter((code) => code !== leftOut),
      ),
    };
  });
}

/** What the donors held do not explain of the publisher's total: only of net figures in current prices is there such a total. */
function notHeld(totals: readonly DacTotal[], { measure, recipients, firstYear, lastYear, current }: Selection): string | null {
  if (measure !== "net" || !current) return null;
  const rows = totals.filter((row) => recipients.includes(row.recipient) && row.year >= firstYear && row.year <= lastYear);
  if (rows.length === 0 || rows.some((row) => row.total === null)) return null;
  return subtractDecimals(addDecimals(rows.map((row) => row.total ?? "0")), addDecimals(rows.map((row) => row.held ?? "0")));
}

/** The donor that this one is measured against: the first where it is not that itself, else the one after it. */
function otherOf(ranked: readonly RankedDonor[], donor: string): RankedDonor | null {
  return ranked.find((one) => one.donor !== donor) ?? null;
}

function detailOf(cell: Combination, donor: string, more: { readonly codes: readonly string[]; readonly leftOut: string | null }) {
  return {
    measure: cell.measure,
    donors: cell.donors,
    recipients: cell.codes.length === 1 ? "each" : cell.recipients,
    recipient_codes: [...more.codes],
    left_out: more.leftOut,
    period: cell.period,
    first_year: cell.firstYear,
    last_year: cell.lastYear,
    prices: cell.prices,
    donor,
  };
}

const nothing = { value: null, figures: 0, figures_asked: 0, rank: null, of: 0, other: null, distance: null, not_held: null };

export type RankDetail = ReturnType<typeof detailOf> & {
  readonly value: string | null;
  readonly figures: number;
  readonly figures_asked: number;
  readonly rank: number | null;
  readonly of: number;
  readonly other: { readonly donor: string; readonly value: string } | null;
  readonly distance: string | null;
  readonly not_held: string | null;
};

function factsOf(detail: RankDetail, ties: number | null) {
  return {
    values: {
      rank: numberFact(detail.rank),
      of: numberFact(detail.of),
      value: numberFact(detail.value),
      ties: numberFact(ties),
      figures: numberFact(detail.figures),
      distance: numberFact(detail.distance),
      other: textFact(detail.other?.donor ?? null),
    },
    lists: {},
  };
}

function answerOf(cell: Combination, detail: RankDetail, more: { ties: number | null; needs: Needs | null }): MatrixAnswer<RankDetail> {
  const { first_year: firstYear, last_year: lastYear } = detail;
  const rows =
    detail.value === null
      ? null
      : addressOf("donors/rows", {
          measure: cell.measure,
          donor: detail.donor,
          recipient: cell.recipients === "all" ? null : detail.recipient_codes,
          first_year: firstYear,
          last_year: lastYear,
          prices: cell.prices,
        });
  return {
    id: cell.id,
    isClosest: cell.isClosest,
    detail,
    facts: factsOf(detail, more.ties),
    shown: "value",
    needs: more.needs,
    rows,
    entries: [],
  };
}

function unanswered(cell: Combination, donor: string): MatrixAnswer<RankDetail> {
  return answerOf(cell, { ...detailOf(cell, donor, { codes: cell.codes, leftOut: null }), ...nothing }, { ties: null, needs: cell.needs });
}

function answered(cell: Settled, donor: string, ranked: readonly RankedDonor[], totals: readonly DacTotal[]): MatrixAnswer<RankDetail> {
  const { selection } = cell;
  const own = ranked.find((one) => one.donor === donor);
  const other = otherOf(ranked, donor);
  const base = detailOf(cell, donor, { codes: selection.recipients, leftOut: cell.leftOut });
  const difference = own === undefined || other === null ? null : subtractDecimals(own.value, other.value);
  const detail: RankDetail = {
    ...base,
    value: own?.value ?? null,
    figures: own?.figures ?? 0,
    figures_asked: selection.recipients.length * (selection.lastYear - selection.firstYear + 1),
    rank: own?.rank ?? null,
    of: ranked[0]?.donors ?? 0,
    other: other === null ? null : { donor: other.donor, value: other.value },
    distance: difference?.replace("-", "") ?? null,
    not_held: notHeld(totals, selection),
  };
  const ties = own === undefined ? null : ranked.filter((one) => one !== own && compareDecimals(one.value, own.value) === 0).length;
  const needs: Needs | null = own === undefined ? { code: "no-figure-of-donor", values: { donor }, load: null } : null;
  return answerOf(cell, detail, { ties, needs });
}

/** The rank of a donor under every combination of the axes. Donors, recipients and years are those of the partnership and the data. */
export async function readRankMatrix(
  { record, snapshot, claim }: ClaimAsked,
  asked: z.infer<typeof rankParameters>,
  chosen: { readonly axes: Axes; readonly closest: Closest | null },
): Promise<readonly MatrixAnswer<RankDetail>[]> {
  const recipients = recipientsAcross(record, asked.donor);
  const published = claim.value.published_in?.date.slice(0, 4);
  const cells = spellOut(chosen.axes, chosen.closest, {
    recipients,
    held: await readFlowsHeld(snapshot, recipients),
    firstYear: asked.first_year,
    founded: foundingYear(record),
    published: published === undefined ? null : Number(published),
  });
  const settled = await settle(
    snapshot,
    cells.filter((cell) => cell.needs === null),
  );
  const rows = await readRanking(
    snapshot,
    settled.map((cell) => cell.selection),
    { places: 2, donors: [asked.donor] },
  );
  const totals = await readDacTotals(snapshot, recipients);
  const ranked = groupBy(rows, (row) => settled[row.id]?.id ?? "");
  const settledById = new Map(settled.map((cell) => [cell.id, cell]));
  return cells.map((cell) => {
    const one = settledById.get(cell.id);
    return one === undefined ? unanswered(cell, asked.donor) : answered(one, asked.donor, ranked.get(cell.id) ?? [], totals);
  });
}

export const donorRankSql = rankingSql;
