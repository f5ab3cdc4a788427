import type { Tally } from "./tally.ts";

/** Whole millions of a currency, and what is left in cents: two numbers that add up without loss where one would round (2^53). */
const million = 1_000_000;
const centsInMillion = 100 * million;
const unitsInCent = 10n ** 10n; // amounts of the warehouse have twelve places

/** Many exact amounts by their place in a list, ready to be added up fast; null is no amount. */
export type Amounts = {
  readonly millions: Float64Array;
  readonly cents: Float64Array;
  readonly isKnown: Uint8Array;
  readonly odd: ReadonlyMap<number, bigint>; // those with more than cents, or too large: units of 10^-12
};

const plain = /^-?\d{1,15}(?:\.\d{1,2}0*)?$/;

function toUnits(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + fraction.padEnd(12, "0"));
  return text.startsWith("-") ? -units : units;
}

/** Amounts as they are read, one after the other: decimal texts of at most twelve places. */
export function createAmounts(): { readonly add: (text: string | null) => void; readonly finish: () => Amounts } {
  const [millions, cents, isKnown]: [number[], number[], number[]] = [[], [], []];
  const odd = new Map<number, bigint>();
  return {
    add: (text) => {
      const isPlain = text !== null && plain.test(text);
      if (text !== null && !isPlain) odd.set(isKnown.length, toUnits(text));
      isKnown.push(text === null ? 0 : 1);
      const sign = isPlain && text.startsWith("-") ? -1 : 1;
      const [whole = "0", fraction = ""] = isPlain ? text.replace("-", "").split(".") : [];
      millions.push(sign * Math.floor(Number(whole) / million));
      cents.push(sign * ((Number(whole) % million) * 100 + Number(fraction.slice(0, 2).padEnd(2, "0"))));
    },
    finish: () => ({
      ...{ millions: Float64Array.from(millions), cents: Float64Array.from(cents), isKnown: Uint8Array.from(isKnown) },
      odd,
    }),
  };
}

/** Rows of a list, each with the number of its group; groups are numbered from 0. */
export type Grouped = { readonly rows: Uint32Array; readonly groups: Uint32Array; readonly count: number };

function toText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(13, "0");
  const fraction = digits.slice(-12).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -12)}${fraction === "" ? "" : `.${fraction}`}`;
}

/**
 * The exact sum of each group that has a row, in the order of groups. `payments` says how many payments an amount is of. Cents of up to ninety million
 * amounts add up without loss.
 */
export function sumExactly(
  { millions, cents, isKnown, odd }: Amounts,
  payments: Uint32Array,
  { rows, groups, count }: Grouped,
): readonly { readonly group: number; readonly tally: Tally }[] {
  const [inMillions, inCents] = [new Float64Array(count), new Float64Array(count)];
  const [all, unrated] = [new Float64Array(count), new Float64Array(count)];
  const rest = new Map<number, bigint>();
  for (let index = 0; index < rows.length; index++) {
    const [at, group] = [rows[index] ?? 0, groups[index] ?? 0];
    const own = payments[at] ?? 0;
    all[group] = (all[group] ?? 0) + own;
    if (isKnown[at] === 0) unrated[group] = (unrated[group] ?? 0) + own;
    inMillions[group] = (inMillions[group] ?? 0) + (millions[at] ?? 0);
    inCents[group] = (inCents[group] ?? 0) + (cents[at] ?? 0);
    const more = odd.size === 0 ? undefined : odd.get(at);
    if (more !== undefined) rest.set(group, (rest.get(group) ?? 0n) + more);
  }
  const valueOf = (group: number): string => {
    const sum = BigInt(inMillions[group] ?? 0) * BigInt(centsInMillion) + BigInt(inCents[group] ?? 0);
    return toText(sum * unitsInCent + (rest.get(group) ?? 0n));
  };
  const found: { group: number; tally: Tally }[] = [];
  for (let group = 0; group < count; group++) {
    const [own, without] = [all[group] ?? 0, unrated[group] ?? 0];
    if (own > 0) found.push({ group, tally: { value: own === without ? null : valueOf(group), payments: own, no_rate: without } });
  }
  return found;
}
