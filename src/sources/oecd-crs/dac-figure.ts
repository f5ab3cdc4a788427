/** What a figure measures: kept apart, never added or compared with one another. */
export const crsMeasures = ["net", "gross", "commitments", "grant-equivalent"] as const;
export type CrsMeasure = (typeof crsMeasures)[number];

/** Official development assistance, other official flows, private ones, or a table in which all of them are one figure: only the first is aid. */
export const flowTypes = ["oda", "oof", "private", "mixed"] as const;
export type FlowType = (typeof flowTypes)[number];

/** DAC countries and the institutions that are a member can be ranked; everyone else who reports is kept beside them. */
export const donorKinds = ["country", "institution", "other"] as const;
export type DonorKind = (typeof donorKinds)[number];

/** What one donor gave one recipient in a year, by one measure, in US dollars of that year. */
export type DacFigure = {
  readonly donor: string; // ISO 3166-1 alpha-2 where there is one, else the publisher's code
  readonly donorKind: DonorKind;
  readonly recipient: string; // the same
  readonly year: number;
  readonly measure: CrsMeasure;
  readonly flowType: FlowType;
  readonly value: string; // dollars and cents
  readonly indicator: string; // which table and column of the publisher
};

/** Why a cell or row cannot be used. */
export const crsRefusals = [
  "value-invalid",
  "year-invalid",
  "unit-invalid",
  "donor-missing",
  "donor-unknown",
  "recipient-missing",
  "recipient-unknown",
  "flow-unknown",
  "row-incomplete",
  "given-twice",
] as const;
export type CrsRefusal = (typeof crsRefusals)[number];

/** A cell or row that cannot be used, with its place: it is counted and shown, never guessed at. */
export type RefusedCell = { readonly place: string; readonly reason: CrsRefusal; readonly excerpt: string };

/** What is read over on purpose: totals of the publisher's, parts of what stands there as a whole, other prices, currencies and measures. */
export const leftOutReasons = ["total", "part", "constant-prices", "other-currency", "other-measure", "other-recipient"] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** What was read of a file. `refused` holds the first of those refused, `refusedCount` says how many there are. */
export type CrsRead = {
  readonly layout: string;
  readonly rows: number; // below the header
  readonly flows: readonly DacFigure[];
  readonly refused: readonly RefusedCell[];
  readonly refusedCount: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
};
