import { tenTo } from "../../../core/exact.ts";
import type { Share, ShareIn, Shares } from "../../../sources/iati/activity-money.ts";

/** Something that a part of the money is for, and its exact weight against the others. */
export type Weighted<Key> = { readonly key: Key; readonly weight: bigint };

export type Recipient = { readonly kind: "country" | "region"; readonly vocabulary: string | null; readonly code: string };
export type Purpose = { readonly vocabulary: string; readonly code: string };

type Part = { readonly recipient: Recipient | null; readonly purpose: Purpose | null; readonly weight: bigint; readonly upTo: bigint };

/** How money is divided: the parts in their order, each with the sum of all weights up to it. */
export type Division = { readonly parts: readonly Part[]; readonly whole: bigint };

type Entry<Key> = { readonly key: Key; readonly percentage: Share["percentage"] };
type Percentages = { readonly given: readonly (bigint | null)[]; readonly sum: bigint; readonly hundred: bigint };

/** Percentages as whole numbers of one unit: exact, whatever their digits. */
function toPercentages(entries: readonly Entry<unknown>[]): Percentages {
  const scale = entries.reduce((most, { percentage }) => Math.max(most, percentage?.scale ?? 0), 0);
  const given = entries.map(({ percentage }) => (percentage === null ? null : percentage.units * tenTo(scale - percentage.scale)));
  return { given, sum: given.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n), hundred: 100n * tenTo(scale) };
}

function equally<Key>(entries: readonly Entry<Key>[]): readonly Weighted<Key>[] {
  return entries.map(({ key }) => ({ key, weight: 1n }));
}

/**
 * The weights of entries: their percentages rebased to their sum; absent ones share equally what is left to 100; 0 % gets no part.
 * One entry alone gets everything, whatever it says; where nobody has a percentage, or all have 0, the shares are equal.
 */
export function weigh<Key>(entries: readonly Entry<Key>[]): readonly Weighted<Key>[] {
  if (entries.length === 1) return equally(entries);
  const { given, sum, hundred } = toPercentages(entries);
  const absent = BigInt(given.filter((one) => one === null).length);
  if (absent === BigInt(entries.length)) return equally(entries);
  const left = hundred > sum ? hundred - sum : 0n;
  const scale = absent === 0n ? 1n : absent; // so that an equal share of what is left stays a whole number
  const weighted = entries.map(({ key }, index) => {
    const own = given[index] ?? null;
    return { key, weight: own === null ? left : own * scale };
  });
  const kept = weighted.filter(({ weight }) => weight > 0n);
  return kept.length > 0 ? kept : equally(entries);
}

/** The one vocabulary that is used: 1, else 2, else the first published. */
function preferred(entries: readonly ShareIn[]): readonly ShareIn[] {
  const vocabulary = ["1", "2"].find((one) => entries.some((entry) => entry.vocabulary === one)) ?? entries[0]?.vocabulary;
  return entries.filter((entry) => entry.vocabulary === vocabulary);
}

function isAboutHundred({ sum, hundred }: Percentages): boolean {
  const one = hundred / 100n;
  return sum >= hundred - one && sum <= hundred + one;
}

/** Countries and regions together (counting rule 1, a to c). Empty where nothing is known. */
export function toRecipients(shares: Shares): readonly Weighted<Recipient>[] {
  const countries = shares.countries.map(({ code, percentage }) => ({
    key: { kind: "country", vocabulary: null, code } as const,
    percentage,
  }));
  const regions = preferred(shares.regions).map(({ code, vocabulary, percentage }) => ({
    key: { kind: "region", vocabulary, code } as const,
    percentage,
  }));
  if (countries.length === 0 && regions.length === 0) return [];
  if (countries.length === 0 || regions.length === 0) return weigh<Recipient>([...countries, ...regions]);
  const ofCountries = toPercentages(countries);
  const hasAny = ofCountries.given.some((one) => one !== null);
  if (!hasAny || isAboutHundred(ofCountries)) return weigh<Recipient>(countries);
  const ofRegions = toPercentages(regions);
  const hasEvery = ofCountries.given.every((one) => one !== null);
  if (!hasEvery || !ofRegions.given.some((one) => one !== null) || !isAboutHundred(ofRegions))
    return weigh<Recipient>([...countries, ...regions]);
  return regionsShareTheRest({ entries: countries, percentages: ofCountries }, { entries: regions, percentages: ofRegions });
}

type Level = { readonly entries: readonly Entry<Recipient>[]; readonly percentages: Percentages };

/** Every country keeps its percentage; the regions, which sum to 100 by themselves, share what is left in their proportion. */
function regionsShareTheRest(countries: Level, regions: Level): readonly Weighted<Recipient>[] {
  const { sum, hundred } = countries.percentages;
  const rest = hundred - sum;
  const kept = countries.entries.map(({ key }, index) => ({
    key,
    weight: (countries.percentages.given[index] ?? 0n) * regions.percentages.sum,
  }));
  const shared = regions.entries.map(({ key }, index) => ({
    key,
    weight: rest > 0n ? (regions.percentages.given[index] ?? 0n) * rest : 0n,
  }));
  return [...kept, ...shared].filter(({ weight }) => weight > 0n);
}

/** Sectors of the one vocabulary that is used. Empty where none is known. */
export function toPurposes(shares: Shares): readonly Weighted<Purpose>[] {
  if (shares.sectors.length === 0) return [];
  return weigh(preferred(shares.sectors).map(({ vocabulary, code, percentage }) => ({ key: { vocabulary, code }, percentage })));
}

const nothing: readonly Weighted<null>[] = [{ key: null, weight: 1n }];

/** All recipients, and within each all purposes, in the order of the document. What is not known is one part of its own. */
export function toDivision(recipients: readonly Weighted<Recipient>[], purposes: readonly Weighted<Purpose>[]): Division {
  const parts: Part[] = [];
  let upTo = 0n;
  for (const recipient of recipients.length === 0 ? nothing : recipients)
    for (const purpose of purposes.length === 0 ? nothing : purposes) {
      const weight = recipient.weight * purpose.weight;
      upTo += weight;
      parts.push({ recipient: recipient.key, purpose: purpose.key, weight, upTo });
    }
  return { parts, whole: upTo };
}

/** A transaction's own places win over the activity's, countries and regions together; so do its own sectors. */
export function divisionOf(own: Shares | null, ofActivity: Shares): Division {
  const hasPlace = own !== null && (own.countries.length > 0 || own.regions.length > 0);
  const hasSector = own !== null && own.sectors.length > 0;
  return toDivision(toRecipients(hasPlace ? own : ofActivity), toPurposes(hasSector ? own : ofActivity));
}

const centOfUnits = 10n ** 10n; // values are units of 10^-12

/**
 * Divides a value (units of 10^-12) into its parts by the running remainder: each running total is cut towards zero to cents, and the last is the
 * value itself. So the parts always sum to the whole, and none ever has the opposite sign.
 */
export function divide(value: bigint, { parts, whole }: Division): readonly bigint[] {
  if (parts.length === 1) return [value];
  const divisor = whole * centOfUnits;
  let before = 0n;
  return parts.map(({ upTo }, index) => {
    const reached = index === parts.length - 1 ? value : ((value * upTo) / divisor) * centOfUnits;
    const part = reached - before;
    before = reached;
    return part;
  });
}
