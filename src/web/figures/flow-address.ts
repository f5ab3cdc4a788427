/** Of which figures: a donor's to some recipients in some years, by a measure and in its prices. */
export type FlowsOf = {
  readonly donor: string;
  readonly recipients: readonly string[];
  readonly first_year: number;
  readonly last_year: number;
  readonly measure: string;
  readonly prices: string;
};

/** The address, below the partnership, of the figures that add up to a sum. */
export function flowAddress({ donor, recipients, first_year: first, last_year: last, measure, prices }: FlowsOf): string {
  const parameters = new URLSearchParams([
    ["donor", donor],
    ["first_year", String(first)],
    ["last_year", String(last)],
    ["measure", measure],
    ["prices", prices],
    ...recipients.map((code): [string, string] => ["recipient", code]),
  ]);
  return `donors/rows?${parameters.toString()}`;
}
