/** What one unit of a currency is worth in the unit of its table: an exact fraction. */
export type Rate = {
  readonly currency: string; // ISO 4217
  readonly year: number;
  readonly month: number | null; // 1-12; null: the average of the year
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly published: string; // the figure as it stands in the file
};

/** Rates of one file. All are in one unit (SDR, US dollar), which cancels out: one is always divided by another of the same table. */
export type RateTable = {
  readonly source: RateSource;
  readonly rates: readonly Rate[];
};

export type RateSource = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly address: string | null;
  readonly vintage: string | null;
  readonly licence: string | null;
  readonly notice: string | null;
  readonly unit: string; // what `published` is a number of
  readonly sha256: string; // of the file, or of the table that the project carries
};
