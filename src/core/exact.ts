/** A decimal number without any loss: units x 10^-scale. */
export type Exact = { readonly units: bigint; readonly scale: number };

const form = /^([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))(?:[eE]([+-]?[0-9]{1,2}))?$/;
const largestExponent = 24;
const longest = 1_000; // characters: what is longer is no number that anybody published, and would take long to reckon with

/** Ten to the power of n. */
export function tenTo(n: number): bigint {
  return 10n ** BigInt(n);
}

/**
 * Reads xs:decimal with an optional exponent of at most two digits, below 10^24 and at most 1,000 characters. No thousands separator, decimal comma or
 * sign of a currency.
 * Null where the text is no such number. White space around it is the caller's.
 */
export function parseExact(text: string): Exact | null {
  const match = text.length > longest ? null : form.exec(text);
  if (match === null) return null;
  const fraction = match[3] ?? match[4] ?? "";
  const digits = `${match[2] ?? ""}${fraction}`.replace(/^0+(?=.)/, "");
  const exponent = Number(match[5] ?? 0) - fraction.length;
  if (exponent + digits.length - 1 >= largestExponent) return null;
  const size = BigInt(digits) * (exponent > 0 ? tenTo(exponent) : 1n);
  return { units: match[1] === "-" ? -size : size, scale: Math.max(0, -exponent) };
}

/** Divides and rounds half away from zero. The divisor is positive. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** The number as whole units of 10^-scale; digits beyond are rounded half away from zero. */
export function toUnits({ units, scale: own }: Exact, scale: number): bigint {
  return own <= scale ? units * tenTo(scale - own) : divideRounded(units, tenTo(own - scale));
}

/** Decimal text without the zeros behind its last digit. */
export function withoutZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
