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

/** Exact sums by group, with how many payments each is of. Groups are numbered from 0. */
export type ExactSums = {
  readonly add: (group: number, at: number, payments: number) => void;
  /** The groups that something was added to, in their order. */
  readonly groups: () => readonly number[];
  readonly tally: (group: number) => { readonly value: string | null; readonly payments: number; readonly no_rate: number };
};

function toText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(13, "0");
  const fraction = digits.slice(-12).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -12)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Sums of some of these amounts, by so many groups. Cents of up to ninety million amounts add up without loss. */
export function sumExactly({ millions, cents, isKnown, odd }: Amounts, groups: number): ExactSums {
  const [inMillions, inCents] = [new Float64Array(groups), new Float64Array(groups)];
  const [payments, unrated] = [new Float64Array(groups), new Float64Array(groups)];
  const rest = new Map<number, bigint>();
  return {
    add: (group, at, count) => {
      payments[group] = (payments[group] ?? 0) + count;
      if (isKnown[at] === 0) unrated[group] = (unrated[group] ?? 0) + count;
      inMillions[group] = (inMillions[group] ?? 0) + (millions[at] ?? 0);
      inCents[group] = (inCents[group] ?? 0) + (cents[at] ?? 0);
      if (odd.size === 0) return;
      const more = odd.get(at);
      if (more !== undefined) rest.set(group, (rest.get(group) ?? 0n) + more);
    },
    groups: () => [...payments.keys()].filter((group) => (payments[group] ?? 0) > 0),
    tally: (group) => {
      const [all, without] = [payments[group] ?? 0, unrated[group] ?? 0];
      if (all === without) return { value: null, payments: all, no_rate: without };
      const sum = BigInt(inMillions[group] ?? 0) * BigInt(centsInMillion) + BigInt(inCents[group] ?? 0);
      return { value: toText(sum * unitsInCent + (rest.get(group) ?? 0n)), payments: all, no_rate: without };
    },
  };
}
