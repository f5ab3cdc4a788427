import type { Tally } from "./tally.ts";

/** Whole millions of a currency, and what is left in cents: two numbers that add up without loss where one would round (2^53). */
const centsInMillion = 100_000_000;
const unitsInCent = 10n ** 10n; // amounts of the warehouse have twelve places

/** Many exact amounts by their place in a list, ready to be added up fast. */
export type Amounts = {
  readonly millions: Float64Array;
  readonly cents: Float64Array;
  readonly isKnown: Uint8Array;
  readonly more: ReadonlyMap<number, bigint>; // what there is beside the cents, in units of 10^-12
};

function toUnits(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + fraction.padEnd(12, "0"));
  return text.startsWith("-") ? -units : units;
}

/**
 * Amounts as they are read, many after many. One is its cents, a whole number below 2^53, with the decimal texts of at most twelve places beside
 * them, apart by spaces; null and none: no amount.
 */
export function createAmounts(): {
  readonly add: (cents: readonly (number | null)[], more: readonly string[]) => void;
  readonly finish: () => Amounts;
} {
  const all: number[] = [];
  const isKnown: number[] = [];
  const odd = new Map<number, bigint>();
  return {
    add: (cents, more) => {
      for (const [at, amount] of cents.entries()) {
        const texts = more[at] ?? "";
        if (texts !== "")
          odd.set(
            all.length,
            texts.split(" ").reduce((sum, text) => sum + toUnits(text), 0n),
          );
        isKnown.push(amount === null && texts === "" ? 0 : 1);
        all.push(amount ?? 0);
      }
    },
    finish: () => {
      const millions = new Float64Array(all).map((amount) => Math.trunc(amount / centsInMillion));
      return {
        millions,
        cents: millions.map((whole, at) => (all[at] ?? 0) - whole * centsInMillion),
        isKnown: new Uint8Array(isKnown),
        more: odd,
      };
    },
  };
}

/** Rows of a list, each with the number of its group; groups are numbered from 0. */
export type Grouped = { readonly rows: Uint32Array; readonly groups: Uint32Array; readonly count: number };

function toText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(13, "0");
  const fraction = digits.slice(-12).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -12)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** A sum of payments in units of 10^-12. `no_rate` counts those that are not in it. */
export type Sum = { readonly units: bigint; readonly payments: number; readonly no_rate: number };

/** A sum as text; null where nothing of it has a rate. */
export function toTally({ units, payments, no_rate: unrated }: Sum): Tally {
  return { value: payments === unrated ? null : toText(units), payments, no_rate: unrated };
}

/**
 * The exact sum of each group that has a row, in the order of groups. `payments` says how many payments an amount is of. Cents of up to ninety million
 * amounts add up without loss.
 */
export function addUp(
  { millions, cents, isKnown, more }: Amounts,
  payments: Uint32Array,
  { rows, groups, count }: Grouped,
): readonly { readonly group: number; readonly sum: Sum }[] {
  const found: { group: number; millions: number; cents: number; more: bigint; payments: number; unrated: number }[] = [];
  const placeOf = new Uint32Array(count); // in `found`, from 1
  for (let index = 0; index < rows.length; index++) {
    const [at, group] = [rows[index] ?? 0, groups[index] ?? 0];
    const place = (placeOf[group] ||= found.push({ group, millions: 0, cents: 0, more: 0n, payments: 0, unrated: 0 }));
    const sum = found[place - 1];
    if (sum === undefined) continue;
    const own = payments[at] ?? 0;
    sum.payments += own;
    if (isKnown[at] === 0) sum.unrated += own;
    sum.millions += millions[at] ?? 0;
    sum.cents += cents[at] ?? 0;
    if (more.size > 0) sum.more += more.get(at) ?? 0n;
  }
  return found
    .sort((a, b) => a.group - b.group)
    .map(({ group, payments: all, unrated, ...sum }) => {
      const inCents = BigInt(sum.millions) * BigInt(centsInMillion) + BigInt(sum.cents);
      return { group, sum: { units: inCents * unitsInCent + sum.more, payments: all, no_rate: unrated } };
    });
}

/** The same as text. */
export function sumExactly(...asked: Parameters<typeof addUp>): readonly { readonly group: number; readonly tally: Tally }[] {
  return addUp(...asked).map(({ group, sum }) => ({ group, tally: toTally(sum) }));
}
