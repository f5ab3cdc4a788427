import { z } from "zod";
import type { Snapshot } from "../../core/snapshot.ts";
import cubeSql from "./cube.sql?raw";
import { createAmounts, type Amounts } from "./exact-sums.ts";
import { donorOf, sideOf } from "./organisation-place.ts";

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
  readonly own: Amounts;
  readonly converted: Readonly<Record<"usd" | "eur" | "jpy", Amounts>>;
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

async function readCube(snapshot: Snapshot, members: readonly string[], activity: string): Promise<PaymentCube> {
  const dimensions = createDimensions(members);
  const amounts = { own: createAmounts(), usd: createAmounts(), eur: createAmounts(), jpy: createAmounts() };
  const payments: number[] = [];
  const statement = { sql: cubeSql, bound: { members, activity } };
  for await (const batch of snapshot.stream(statement, new AbortController().signal))
    for (const one of z.array(row).parse(batch)) {
      for (const numbered of Object.values(dimensions)) numbered.add(one);
      for (const name of ["own", "usd", "eur", "jpy"] as const) amounts[name].add(one[name]);
      payments.push(one.payments);
    }
  const { recipient, year, type, provider, name, sector, notCounted, dataset, currency } = dimensions;
  return {
    ...{ size: payments.length, payments: Uint32Array.from(payments) },
    ...{ recipient: recipient.finish(), year: year.finish(), type: type.finish(), provider: provider.finish(), name: name.finish() },
    ...{ sector: sector.finish(), notCounted: notCounted.finish(), dataset: dataset.finish(), currency: currency.finish() },
    own: amounts.own.finish(),
    converted: { usd: amounts.usd.finish(), eur: amounts.eur.finish(), jpy: amounts.jpy.finish() },
  };
}

const cubes = new WeakMap<Snapshot, Map<string, Promise<PaymentCube>>>();

/** The payments to these recipients as the snapshot has them, read once and kept as long as the snapshot is held. */
export function paymentCube(snapshot: Snapshot, members: readonly string[]): Promise<PaymentCube> {
  const ofSnapshot = cubes.get(snapshot) ?? new Map<string, Promise<PaymentCube>>();
  cubes.set(snapshot, ofSnapshot);
  const key = [...members].sort().join(" ");
  const known = ofSnapshot.get(key) ?? readCube(snapshot, members, "");
  ofSnapshot.set(key, known);
  known.catch(() => ofSnapshot.delete(key)); // whoever asks next tries again
  return known;
}

/** The same of the activity with this IATI identifier alone; few rows, which are read each time. */
export function paymentCubeOf(snapshot: Snapshot, members: readonly string[], activity: string): Promise<PaymentCube> {
  return readCube(snapshot, members, activity);
}
