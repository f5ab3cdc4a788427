import { addDecimals } from "../../core/claims/decimal.ts";
import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Amount } from "../../core/money.ts";
import { basesNotAdded } from "../rows/adds.ts";

/** What a sum has to know of a line of a chain. */
type Addend = {
  readonly subject: string | null;
  readonly amount: Amount | null;
  readonly link: { readonly confidence: "certain" | "likely" } | null;
};

/** The keys by which an entry names its whole and its twin; not every kind has them. */
function keysOf({ value }: Entry): { readonly part_of?: string; readonly same_as?: string } {
  return {
    ...("part_of" in value && value.part_of !== undefined ? { part_of: value.part_of } : {}),
    ...("same_as" in value && value.same_as !== undefined ? { same_as: value.same_as } : {}),
  };
}

/** Whether the whole of an entry, or the whole of its whole, is among others of its kind. */
function holdsWhole(record: PartnershipRecord, entry: Entry, others: readonly Entry[]): boolean {
  const seen = new Set([entry.id]);
  for (let id = keysOf(entry).part_of; id !== undefined && !seen.has(id);) {
    if (others.some((other) => other.kind === entry.kind && other.id === id)) return true;
    seen.add(id);
    const whole = record.entries[entry.kind].find((one) => one.id === id);
    id = whole === undefined ? undefined : keysOf(whole).part_of;
  }
  return false;
}

/** Whether the same is among others; of two that name each other the first stays. */
function holdsTwin(entry: Entry, others: readonly Entry[]): boolean {
  const twin = others.find((other) => other !== entry && other.id === keysOf(entry).same_as);
  if (twin === undefined) return false;
  return keysOf(twin).same_as !== entry.id || others.indexOf(twin) < others.indexOf(entry);
}

/**
 * Sums over a box of a chain, one for each currency of which two and more amounts may be added: certain links only, each entry once, no part
 * beside its whole, nothing recorded twice, and no framework, running total or cost. A ceiling stays one in the sum.
 */
export function totalsOf(record: PartnershipRecord, items: readonly Addend[]) {
  const amounts = new Map(
    items.flatMap(({ subject, amount, link }): (readonly [string, Amount])[] =>
      subject === null || amount === null || link?.confidence !== "certain" ? [] : [[subject, amount]],
    ),
  );
  const entries = [...amounts.keys()].flatMap((subject) => record.bySubject.get(subject) ?? []);
  const added = entries
    .filter((entry) => !holdsWhole(record, entry, entries) && !holdsTwin(entry, entries))
    .flatMap(({ subject }) => amounts.get(subject) ?? [])
    .filter(({ basis }) => !basesNotAdded.includes(basis));
  return [...groupBy(added, ({ currency }) => currency)]
    .filter(([, same]) => same.length > 1)
    .map(([currency, same]) => ({
      currency,
      value: addDecimals(same.map(({ value }) => value)),
      count: same.length,
      ceiling: same.some(({ basis }) => basis === "ceiling"),
    }));
}
