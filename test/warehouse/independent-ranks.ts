// Ranks of a donor computed a second time, from plain rows of figures, with nothing of the product: no SQL, no shared function, another
// rounding rule's code. Money is whole cents as BigInt.

/** One published figure: whole US dollars. `donor` is EU for the institutions of the European Union. */
export type Figure = { readonly donor: string; readonly recipient: string; readonly year: number; readonly dollars: bigint };

export type Asked = {
  readonly donor: string;
  readonly institutions: boolean;
  readonly recipients: readonly string[];
  readonly years: readonly [number, number];
  readonly constant: boolean;
};

export type Rank = { readonly rank: number; readonly cents: bigint; readonly donors: number } | null;

/** Deflators by year as decimal text; figures are brought to the prices of `base`. */
export type Prices = { readonly deflators: ReadonlyMap<number, string>; readonly base: number };

function asFraction(text: string): readonly [bigint, bigint] {
  const [whole = "0", fraction = ""] = text.split(".");
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** dollars * base / year in cents, half away from zero. */
function inPrices(dollars: bigint, year: number, { deflators, base }: Prices): bigint | null {
  const [from, to] = [deflators.get(year), deflators.get(base)];
  if (from === undefined || to === undefined) return null;
  const [fromTop, fromBottom] = asFraction(from);
  const [toTop, toBottom] = asFraction(to);
  const top = absolute(dollars) * 100n * toTop * fromBottom;
  const bottom = toBottom * fromTop;
  const whole = top / bottom;
  const rounded = (top - whole * bottom) * 2n >= bottom ? whole + 1n : whole;
  return dollars < 0n ? -rounded : rounded;
}

function sums(figures: readonly Figure[], asked: Asked, prices: Prices): ReadonlyMap<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { donor, recipient, year, dollars } of figures) {
    if (year < asked.years[0] || year > asked.years[1] || !asked.recipients.includes(recipient)) continue;
    if (donor === "EU" && !asked.institutions) continue;
    const cents = asked.constant ? inPrices(dollars, year, prices) : dollars * 100n;
    if (cents !== null) found.set(donor, (found.get(donor) ?? 0n) + cents);
  }
  return found;
}

/** The place of a donor: one more than the donors with a larger sum; null where it has no figure. */
export function rankOf(figures: readonly Figure[], asked: Asked, prices: Prices): Rank {
  const all = sums(figures, asked, prices);
  const cents = all.get(asked.donor);
  if (cents === undefined) return null;
  return { rank: 1 + [...all.values()].filter((other) => other > cents).length, cents, donors: all.size };
}

/** The recipient that got most from all the donors compared together. */
export function largestRecipient(figures: readonly Figure[], asked: Asked, prices: Prices): string {
  let largest: { recipient: string; cents: bigint } | null = null;
  for (const recipient of [...asked.recipients].sort()) {
    const cents = [...sums(figures, { ...asked, recipients: [recipient] }, prices).values()];
    if (cents.length === 0) continue;
    const sum = cents.reduce((total, one) => total + one, 0n);
    if (largest === null || sum > largest.cents) largest = { recipient, cents: sum };
  }
  return largest?.recipient ?? "";
}

/** Dollars and cents as whole cents. */
export function toCents(text: string): bigint {
  return BigInt(text.replace(".", ""));
}
