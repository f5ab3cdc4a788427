import { z } from "zod";
import { groupBy } from "../../core/group-by.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import cubeSql from "./cube.sql?raw";
import { createAmounts, sumExactly, type Amounts, type Grouped } from "./exact-sums.ts";
import { donorOf, sideOf } from "./organisation-place.ts";
import type { Tally } from "./tally.ts";

const text = z.string().nullable();
const row = z.object({
  ...{ recipient: z.string(), year: z.number().nullable(), type: text, provider: text, provider_name: text },
  ...{ sector_vocabulary: text, sector: text, currency: text, not_counted: text, dataset: z.string(), publisher: text, licence: text },
  ...{ payments: z.number(), own: text, usd: text, eur: text, jpy: text },
});
type Row = z.infer<typeof row>;

/** What the rows say of one thing that a rule looks at: the values there are, and for each row the number of its own. */
export type Dimension<Value> = { readonly values: readonly Value[]; readonly of: Uint32Array };

export type Provider = {
  readonly ref: string; // `unknown` where the publisher gives none
  readonly side: "crossing" | "inside" | "undecided"; // of the line around the recipients
  readonly donor: string | null; // whose official agency it is
};

/**
 * The transactions to some recipients, added up by everything that a counting rule looks at: any rule is answered from these few rows. A published
 * snapshot never changes, so they are read once.
 */
export type PaymentCube = {
  readonly size: number;
  readonly recipient: Dimension<string>;
  readonly year: Dimension<number | null>;
  readonly type: Dimension<string | null>;
  readonly provider: Dimension<Provider>; // in the order of their references
  readonly name: Dimension<string | null>; // of the provider, in their order
  readonly sector: Dimension<{ readonly vocabulary: string | null; readonly code: string | null }>;
  readonly notCounted: Dimension<string | null>;
  readonly dataset: Dimension<{ readonly publisher: string | null; readonly licence: string | null }>;
  readonly currency: Dimension<string | null>;
  readonly payments: Uint32Array;
  readonly held: { readonly providers: readonly string[]; readonly years: readonly string[] }; // as an address names them
  readonly onSide: Readonly<Record<"crossing" | "inside", readonly string[]>>; // providers on either side of the line
  readonly agencies: ReadonlyMap<string, readonly string[]>; // the official providers of each donor
  readonly rowsOf: readonly (readonly [first: number, end: number])[]; // of each provider: they lie together
  readonly own: Amounts;
  readonly converted: Readonly<Record<"usd" | "eur" | "jpy", Amounts>>;
  /** The sums of each recipient and year, whatever else a rule asks for. */
  readonly totals: Readonly<
    Record<"usd" | "eur" | "jpy", readonly { readonly recipient: number; readonly year: number; readonly tally: Tally }[]>
  >;
};

/** The order of the bytes of two texts, as the warehouse sorts them. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The order of the bytes of two texts, null after all. */
export function nullsLast(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : byBytes(a, b);
}

type Numbered<Value> = { readonly add: (row: Row) => void; readonly finish: () => Dimension<Value> };

/** Numbers the values of rows as they are read, in the end in the order of their keys. */
function createDimension<Value>(keyOf: (row: Row) => string | null, valueOf: (row: Row) => Value): Numbered<Value> {
  const numbers = new Map<string | null, number>();
  const values: Value[] = [];
  const of: number[] = [];
  return {
    add: (one) => {
      const key = keyOf(one);
      let number = numbers.get(key);
      if (number === undefined) {
        number = values.push(valueOf(one)) - 1;
        numbers.set(key, number);
      }
      of.push(number);
    },
    finish: () => {
      const inOrder = [...numbers].sort(([a], [b]) => nullsLast(a, b)).map(([, number]) => number);
      const placeOf = new Uint32Array(inOrder.length);
      for (const [place, number] of inOrder.entries()) placeOf[number] = place;
      return { values: inOrder.map((number) => values[number] as Value), of: Uint32Array.from(of, (number) => placeOf[number] ?? 0) }; // each has one
    },
  };
}

const ofName = (name: "recipient" | "type" | "provider_name" | "not_counted" | "currency"): Numbered<string | null> =>
  createDimension(
    (one) => one[name],
    (one) => one[name],
  );

function toProvider({ provider }: Row, members: readonly string[]): Provider {
  const ref = provider ?? "unknown";
  return { ref, side: sideOf(ref, members), donor: donorOf(ref) };
}

function createDimensions(members: readonly string[]) {
  return {
    recipient: createDimension(
      (one) => one.recipient,
      (one) => one.recipient,
    ),
    year: createDimension(
      (one) => (one.year === null ? null : String(one.year).padStart(6, "0")),
      (one) => one.year,
    ),
    provider: createDimension(
      (one) => one.provider ?? "unknown",
      (one) => toProvider(one, members),
    ),
    sector: createDimension(
      (one) => JSON.stringify([one.sector_vocabulary, one.sector]),
      (one) => ({ vocabulary: one.sector_vocabulary, code: one.sector }),
    ),
    dataset: createDimension(
      (one) => one.dataset,
      ({ publisher, licence }) => ({ publisher, licence }),
    ),
    ...{ type: ofName("type"), name: ofName("provider_name"), notCounted: ofName("not_counted"), currency: ofName("currency") },
  };
}

function rangesOf({ values, of }: Dimension<Provider>): PaymentCube["rowsOf"] {
  const ranges = values.map((): [number, number] => [0, 0]);
  for (let at = 0; at < of.length; at++) {
    const range = ranges[of[at] ?? 0];
    if (range === undefined) continue;
    if (range[1] === 0) range[0] = at;
    range[1] = at + 1;
  }
  return ranges;
}

/** What is the same for every rule: the providers and years that can be asked for, and what their references say. */
function namesIn({ values }: Dimension<Provider>, years: Dimension<number | null>): Pick<PaymentCube, "held" | "onSide" | "agencies"> {
  const refsOn = (side: Provider["side"]): readonly string[] => values.filter((one) => one.side === side).map(({ ref }) => ref);
  const official = values.flatMap(({ ref, donor }) => (donor === null ? [] : [{ ref, donor }]));
  return {
    held: {
      providers: values.map(({ ref }) => ref),
      years: years.values.map((year) => (year === null ? "unknown" : String(year))),
    },
    onSide: { crossing: refsOn("crossing"), inside: refsOn("inside") },
    agencies: new Map([...groupBy(official, ({ donor }) => donor)].map(([donor, refs]) => [donor, refs.map(({ ref }) => ref)])),
  };
}

/** For each row the number of its recipient and year together. */
export function placesOf({ recipient, year }: Pick<PaymentCube, "recipient" | "year">, rows: Uint32Array): Grouped {
  const years = year.values.length;
  const groups = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const at = rows[index] ?? 0;
    groups[index] = (recipient.of[at] ?? 0) * years + (year.of[at] ?? 0);
  }
  return { rows, groups, count: recipient.values.length * years };
}

type Dimensions = ReturnType<typeof createDimensions>;

function finishCube(
  read: Dimensions,
  payments: Uint32Array,
  { own, ...converted }: Record<"own" | "usd" | "eur" | "jpy", Amounts>,
): PaymentCube {
  const [recipient, year, provider] = [read.recipient.finish(), read.year.finish(), read.provider.finish()];
  const places = placesOf({ recipient, year }, Uint32Array.from(payments.keys()));
  const totalsOf = (amounts: Amounts) =>
    sumExactly(amounts, payments, places).map(({ group, tally }) => ({
      ...{ recipient: Math.floor(group / year.values.length), year: group % year.values.length, tally },
    }));
  return {
    ...{ size: payments.length, payments, recipient, year, provider, rowsOf: rangesOf(provider), ...namesIn(provider, year) },
    ...{ type: read.type.finish(), name: read.name.finish(), sector: read.sector.finish(), dataset: read.dataset.finish() },
    ...{ notCounted: read.notCounted.finish(), currency: read.currency.finish(), own, converted },
    totals: { usd: totalsOf(converted.usd), eur: totalsOf(converted.eur), jpy: totalsOf(converted.jpy) },
  };
}

/** An IATI identifier and the reference of a reporting organisation; empty where any will do. */
type Only = { readonly activity: string; readonly publisher: string };

async function readCube(snapshot: Snapshot, members: readonly string[], only: Only): Promise<PaymentCube> {
  const dimensions = createDimensions(members);
  const amounts = { own: createAmounts(), usd: createAmounts(), eur: createAmounts(), jpy: createAmounts() };
  const payments: number[] = [];
  const statement = { sql: cubeSql, bound: { members, ...only } };
  for await (const batch of snapshot.stream(statement, new AbortController().signal))
    for (const one of z.array(row).parse(batch)) {
      for (const numbered of Object.values(dimensions)) numbered.add(one);
      for (const name of ["own", "usd", "eur", "jpy"] as const) amounts[name].add(one[name]);
      payments.push(one.payments);
    }
  const { own, usd, eur, jpy } = amounts;
  const finished = { own: own.finish(), usd: usd.finish(), eur: eur.finish(), jpy: jpy.finish() };
  return finishCube(dimensions, Uint32Array.from(payments), finished);
}

const cubes = new WeakMap<Snapshot, Map<string, Promise<PaymentCube>>>();

/** The payments to these recipients as the snapshot has them, read once and kept as long as the snapshot is held. */
export function paymentCube(snapshot: Snapshot, members: readonly string[]): Promise<PaymentCube> {
  const ofSnapshot = cubes.get(snapshot) ?? new Map<string, Promise<PaymentCube>>();
  cubes.set(snapshot, ofSnapshot);
  const key = [...members].sort().join(" ");
  const known = ofSnapshot.get(key) ?? readCube(snapshot, members, { activity: "", publisher: "" });
  ofSnapshot.set(key, known);
  known.catch(() => ofSnapshot.delete(key)); // whoever asks next tries again
  return known;
}

/** The same of one activity or publisher alone: few rows, which are read each time. */
export function paymentCubeOf(snapshot: Snapshot, members: readonly string[], only: Only): Promise<PaymentCube> {
  return readCube(snapshot, members, only);
}
