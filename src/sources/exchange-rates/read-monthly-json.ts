import { z } from "zod";
import { parseExact, tenTo } from "../../core/exact.ts";
import type { Rate } from "./rate-table.ts";

const row = z.object({
  year: z.string().regex(/^\d{1,4}$/),
  month: z.string().regex(/^([1-9]|1[0-2])$/),
  currency_id: z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 currency code such as JPY"),
  value: z.string(),
});

const rows = z.array(row);

/** JSON in which every number is text: as a number it would lose digits. */
function withTextNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (one) => (one.startsWith('"') ? one : `"${one}"`));
}

/**
 * The monthly table `[{"year", "month", "currency_id", "value"}]`: SDR for one unit of the currency.
 * Null where the text is not such a table; what is wrong with a row is named in `problems`.
 */
export function parseMonthlyJson(text: string): { readonly rates: readonly Rate[]; readonly problems: readonly string[] } | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(withTextNumbers(text));
  } catch {
    return null;
  }
  const table = rows.safeParse(parsed);
  if (!table.success) {
    const problems = table.error.issues.slice(0, 20).map((issue) => `row ${issue.path.map(String).join(" ")}: ${issue.message}`);
    return { rates: [], problems };
  }
  const rates: Rate[] = [];
  const problems: string[] = [];
  for (const [index, { year, month, currency_id: currency, value }] of table.data.entries()) {
    const exact = parseExact(value);
    if (exact === null || exact.units <= 0n) problems.push(`row ${String(index + 1)}: ${value} is no rate`);
    else
      rates.push({
        currency,
        year: Number(year),
        month: Number(month),
        numerator: exact.units,
        denominator: tenTo(exact.scale),
        published: value,
      });
  }
  return { rates, problems };
}
