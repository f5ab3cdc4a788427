import { z } from "zod";
import type { Snapshot } from "../../core/snapshot.ts";
import cubeSql from "./cube.sql?raw";
import { toAmounts, type Amounts } from "./exact-sums.ts";
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

/** Numbers the values of the rows, in the order of their keys; null is last. */
function dimension<Value>(rows: readonly Row[], keyOf: (row: Row) => string | null, valueOf: (row: Row) => Value): Dimension<Value> {
  const values = new Map<string | null, Value>();
  for (const one of rows) {
    const key = keyOf(one);
    if (!values.has(key)) values.set(key, valueOf(one));
  }
  const keys = [...values.keys()].sort((a, b) => (a === null || b === null ? Number(a === null) - Number(b === null) : byBytes(a, b)));
  const numbers = new Map(keys.map((key, number) => [key, number]));
  return { values: keys.map((key) => values.get(key) as Value), of: Uint32Array.from(rows, (one) => numbers.get(keyOf(one)) ?? 0) }; // every key has a value
}

function toCube(rows: readonly Row[], members: readonly string[]): PaymentCube {
  const plain = (name: "recipient" | "type" | "provider_name" | "not_counted" | "currency") =>
    dimension(
      rows,
      (one) => one[name],
      (one) => one[name],
    );
  return {
    size: rows.length,
    recipient: dimension(
      rows,
      (one) => one.recipient,
      (one) => one.recipient,
    ),
    year: dimension(
      rows,
      (one) => (one.year === null ? null : String(one.year).padStart(6, "0")),
      (one) => one.year,
    ),
    ...{ type: plain("type"), name: plain("provider_name"), notCounted: plain("not_counted"), currency: plain("currency") },
    provider: dimension(
      rows,
      (one) => one.provider ?? "unknown",
      ({ provider }): Provider => {
        const ref = provider ?? "unknown";
        return { ref, side: sideOf(ref, members), donor: donorOf(ref) };
      },
    ),
    sector: dimension(
      rows,
      (one) => JSON.stringify([one.sector_vocabulary, one.sector]),
      (one) => ({ vocabulary: one.sector_vocabulary, code: one.sector }),
    ),
    dataset: dimension(
      rows,
      (one) => one.dataset,
      ({ publisher, licence }) => ({ publisher, licence }),
    ),
    payments: Uint32Array.from(rows, (one) => one.payments),
    own: toAmounts(rows.map((one) => one.own)),
    converted: {
      usd: toAmounts(rows.map((one) => one.usd)),
      eur: toAmounts(rows.map((one) => one.eur)),
      jpy: toAmounts(rows.map((one) => one.jpy)),
    },
  };
}

async function readCube(snapshot: Snapshot, members: readonly string[]): Promise<PaymentCube> {
  const rows: Row[] = [];
  const statement = { sql: cubeSql, bound: { members } };
  for await (const batch of snapshot.stream(statement, new AbortController().signal)) for (const one of batch) rows.push(row.parse(one));
  return toCube(rows, members);
}

const cubes = new WeakMap<Snapshot, Map<string, Promise<PaymentCube>>>();

/** The payments to these recipients as the snapshot has them, read once and kept as long as the snapshot is held. */
export function paymentCube(snapshot: Snapshot, members: readonly string[]): Promise<PaymentCube> {
  const ofSnapshot = cubes.get(snapshot) ?? new Map<string, Promise<PaymentCube>>();
  cubes.set(snapshot, ofSnapshot);
  const key = [...members].sort().join(" ");
  const known = ofSnapshot.get(key) ?? readCube(snapshot, members);
  ofSnapshot.set(key, known);
  known.catch(() => ofSnapshot.delete(key)); // whoever asks next tries again
  return known;
}
