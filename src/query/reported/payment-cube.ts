import { z } from "zod";
import { groupBy } from "../../core/group-by.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import cubeSql from "./cube.sql?raw";
import datasetsSql from "./datasets.sql?raw";
import { createDimension, type Dimension } from "./dimension.ts";
import { addUp, createAmounts, type Amounts, type Grouped, type Sum } from "./exact-sums.ts";
import { donorOf, sideOf } from "./organisation-place.ts";

const texts = z.array(z.string().nullable());
const cents = z.array(z.number().nullable());
const more = z.array(z.string());
const numbers = z.array(z.number());

/** Rows of cube.sql by columns. */
const batch = z.object({
  ...{ recipient: more, year: cents, type: texts, provider: texts, provider_name: texts, sector_vocabulary: texts, sector: texts },
  ...{ currency: texts, not_counted: texts, dataset: numbers, payments: numbers },
  ...{ own: cents, own_more: more, usd: cents, usd_more: more, eur: cents, eur_more: more, jpy: cents, jpy_more: more },
});
type Batch = z.infer<typeof batch>;

const dataset = z.object({ dataset: z.number(), publisher: z.string().nullable(), licence: z.string().nullable() });
type Dataset = z.infer<typeof dataset>;

export type Provider = {
  readonly ref: string; // `unknown` where the publisher gives none
  readonly side: (typeof sides)[number]; // of the line around the recipients
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
  readonly sideOf: Uint8Array; // of each provider, its place in `sides`
  readonly donorOf: Int32Array; // of each provider, the place of its donor among the agencies; -1: of none
  readonly rowsOf: ReadonlyMap<string, readonly [first: number, end: number]>; // of each provider: they lie together
  readonly own: Amounts;
  readonly converted: Readonly<Record<"usd" | "eur" | "jpy", Amounts>>;
  /** The sums of each recipient and year, whatever else a rule asks for. */
  readonly totals: Readonly<Record<"usd" | "eur" | "jpy", readonly { readonly group: number; readonly sum: Sum }[]>>; // by placesOf
};

export const sides = ["crossing", "inside", "undecided"] as const;

function toProvider(ref: string, members: readonly string[]): Provider {
  return { ref, side: sideOf(ref, members), donor: donorOf(ref) };
}

const sectorKey = z.tuple([z.string().nullable(), z.string().nullable()]);

function toSector(key: string): PaymentCube["sector"]["values"][number] {
  const [vocabulary, code] = sectorKey.parse(JSON.parse(key));
  return { vocabulary, code };
}

const ofTexts = () => createDimension<string | null, string | null>((text) => text);

function createDimensions(members: readonly string[], datasets: ReadonlyMap<number, Dataset>) {
  return {
    recipient: createDimension<string, string>((code) => code),
    year: createDimension<number | null, number | null>((year) => year),
    provider: createDimension<string, Provider>((ref) => toProvider(ref, members)),
    sector: createDimension<string, ReturnType<typeof toSector>>(toSector),
    dataset: createDimension<number, Omit<Dataset, "dataset">>((key) => datasets.get(key) ?? { publisher: null, licence: null }),
    ...{ type: ofTexts(), name: ofTexts(), notCounted: ofTexts(), currency: ofTexts() },
  };
}

type Dimensions = ReturnType<typeof createDimensions>;

function addRows(to: Dimensions, rows: Batch): void {
  to.recipient.add(rows.recipient);
  to.year.add(rows.year);
  to.type.add(rows.type);
  to.provider.add(rows.provider.map((ref) => ref ?? "unknown"));
  to.name.add(rows.provider_name);
  to.sector.add(rows.sector.map((code, at) => JSON.stringify([rows.sector_vocabulary[at], code])));
  to.currency.add(rows.currency);
  to.notCounted.add(rows.not_counted);
  to.dataset.add(rows.dataset);
}

function rangesOf({ values, of }: Dimension<Provider>): PaymentCube["rowsOf"] {
  const ranges = values.map((): [number, number] => [0, 0]);
  for (let at = 0; at < of.length; at++) {
    const range = ranges[of[at] ?? 0];
    if (range === undefined) continue;
    if (range[1] === 0) range[0] = at;
    range[1] = at + 1;
  }
  return new Map(ranges.map((range, number) => [values[number]?.ref ?? "", range]));
}

/** What is the same for every rule: the providers and years that can be asked for, and what their references say. */
function namesIn(
  { values }: Dimension<Provider>,
  years: Dimension<number | null>,
): Pick<PaymentCube, "held" | "onSide" | "agencies" | "sideOf" | "donorOf"> {
  const refsOn = (side: Provider["side"]): readonly string[] => values.filter((one) => one.side === side).map(({ ref }) => ref);
  const official = values.flatMap(({ ref, donor }) => (donor === null ? [] : [{ ref, donor }]));
  const agencies = new Map([...groupBy(official, ({ donor }) => donor)].map(([donor, refs]) => [donor, refs.map(({ ref }) => ref)]));
  const donors = [...agencies.keys()];
  return {
    held: {
      providers: values.map(({ ref }) => ref),
      years: years.values.map((year) => (year === null ? "unknown" : String(year))),
    },
    onSide: { crossing: refsOn("crossing"), inside: refsOn("inside") },
    agencies,
    sideOf: Uint8Array.from(values, ({ side }) => sides.indexOf(side)),
    donorOf: Int32Array.from(values, ({ donor }) => (donor === null ? -1 : donors.indexOf(donor))),
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

function finishCube(
  read: Dimensions,
  payments: Uint32Array,
  { own, ...converted }: Record<"own" | "usd" | "eur" | "jpy", Amounts>,
): PaymentCube {
  const [recipient, year, provider] = [read.recipient.finish(), read.year.finish(), read.provider.finish()];
  const places = placesOf({ recipient, year }, Uint32Array.from(payments.keys()));
  return {
    ...{ size: payments.length, payments, recipient, year, provider, rowsOf: rangesOf(provider), ...namesIn(provider, year) },
    ...{ type: read.type.finish(), name: read.name.finish(), sector: read.sector.finish(), dataset: read.dataset.finish() },
    ...{ notCounted: read.notCounted.finish(), currency: read.currency.finish(), own, converted },
    totals: {
      ...{ usd: addUp(converted.usd, payments, places), eur: addUp(converted.eur, payments, places) },
      jpy: addUp(converted.jpy, payments, places),
    },
  };
}

/** An IATI identifier and the reference of a reporting organisation; empty where any will do. */
type Only = { readonly activity: string; readonly publisher: string };

async function readDatasets(snapshot: Snapshot): Promise<ReadonlyMap<number, Dataset>> {
  const rows = z.array(dataset).parse(await snapshot.rows(datasetsSql, {}));
  return new Map(rows.map((one) => [one.dataset, one]));
}

async function readCube(snapshot: Snapshot, members: readonly string[], only: Only): Promise<PaymentCube> {
  const dimensions = createDimensions(members, await readDatasets(snapshot));
  const [own, usd, eur, jpy] = [createAmounts(), createAmounts(), createAmounts(), createAmounts()];
  const payments: number[] = [];
  for await (const columns of snapshot.columns({ sql: cubeSql, bound: { members, ...only } })) {
    const rows = batch.parse(columns);
    addRows(dimensions, rows);
    own.add(rows.own, rows.own_more);
    usd.add(rows.usd, rows.usd_more);
    eur.add(rows.eur, rows.eur_more);
    jpy.add(rows.jpy, rows.jpy_more);
    for (const count of rows.payments) payments.push(count);
  }
  const finished = { own: own.finish(), usd: usd.finish(), eur: eur.finish(), jpy: jpy.finish() };
  return finishCube(dimensions, new Uint32Array(payments), finished);
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
