import { expect } from "vitest";
import type { CheckedReading } from "../../src/query/claims/check-claim.ts";
import { largestRecipient, rankOf, toCents, type Figure, type Prices } from "./independent-ranks.ts";

/** Holds every reading of the matrix that could be checked against the second computation; answers how many those were. */
export function expectMatrixToAgree(readings: readonly CheckedReading[], figures: readonly Figure[], prices: Prices): number {
  const five = ["KZ", "KG", "TJ", "TM", "UZ"];
  let compared = 0;
  for (const { id, rank, verdict } of readings) {
    if (rank === null || rank.first_year === null || rank.last_year === null || rank.donors === "all-donors") continue;
    if (rank.measure !== "net" || rank.last_year > 2023) {
      expect([id, verdict]).toEqual([id, "cannot-be-checked"]);
      continue;
    }
    const asked = {
      donor: "JP",
      institutions: rank.donors === "dac-with-institutions",
      recipients: five,
      years: [rank.first_year, rank.last_year] as const,
      constant: rank.prices === "constant",
    };
    const leftOut = rank.recipients === "all-without-largest" ? largestRecipient(figures, asked, prices) : null;
    const recipients = rank.recipients === "each" ? rank.recipient_codes : five.filter((code) => code !== leftOut);
    const expected = rankOf(figures, { ...asked, recipients }, prices);
    const found = rank.value === null || rank.rank === null ? null : { rank: rank.rank, cents: toCents(rank.value), donors: rank.of };
    expect([id, rank.left_out, found]).toEqual([id, leftOut, expected]);
    expect([id, verdict]).toEqual([id, expected === null ? "cannot-be-checked" : expected.rank === 1 ? "holds" : "fails"]);
    compared++;
  }
  return compared;
}
