import { z } from "zod";
import { addDecimals, compareDecimals } from "../../../core/claims/decimal.ts";
import { groupBy } from "../../../core/group-by.ts";
import indicatorValuesSql from "../../oda/indicator-values.sql?raw";
import { recipientsOf } from "../../oda/parties.ts";
import type { Snapshot } from "../../../core/snapshot.ts";
import { defineClaimQuery, numberFact, type Needs } from "../claim-query.ts";

const row = z.object({ area: z.string(), year: z.number(), value: z.string() });
type Row = z.infer<typeof row>;

const parameters = z.strictObject({
  indicator: z.string().regex(/^[A-Z0-9]+(\.[A-Z0-9]+)+$/),
  first_year: z.number().int(),
  last_year: z.number().int(),
  /** A group of countries to compare with, such as WLD. */
  compare: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
type Parameters = z.infer<typeof parameters>;

async function read(snapshot: Snapshot, areas: readonly string[], asked: Parameters): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { indicator, first_year, last_year } = asked;
  return groupBy(
    z.array(row).parse(await snapshot.rows(indicatorValuesSql, { indicator, areas, first_year, last_year })),
    (one) => one.area,
  );
}

/** Sums of an area and of the one compared with, over the years that both have. */
function sums(own: readonly Row[], other: readonly Row[]): { readonly own: string; readonly other: string } {
  const years = new Set(other.map((one) => one.year));
  const common = own.filter((one) => years.has(one.year));
  const ofCommon = other.filter((one) => common.some((two) => two.year === one.year));
  return { own: addDecimals(common.map((one) => one.value)), other: addDecimals(ofCommon.map((one) => one.value)) };
}

function grew(rows: readonly Row[]): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  return first !== undefined && last !== undefined && compareDecimals(last.value, first.value) > 0;
}

/**
 * In how many of the recipients did a series rise from the first year to the last (`grew`), and in how many was its sum above that of the
 * area compared with, over the years that both have (`above`)? Not known while the series is not held of each of them.
 */
export const indicatorCompare = defineClaimQuery({
  id: "indicator-compare",
  basis: "series",
  sql: [{ name: "indicator-values.sql", text: indicatorValuesSql }],
  parameters,
  answer: async ({ record, snapshot }, asked) => {
    const areas = recipientsOf(record);
    const compare = asked.compare === undefined ? [] : [asked.compare];
    const held = await read(snapshot, [...areas, ...compare], asked);
    const isHeld = [...areas, ...compare].every((area) => held.has(area));
    const needs: Needs = {
      code: "series-not-held",
      values: {
        indicator: asked.indicator,
        areas: [...areas, ...compare].filter((area) => !held.has(area)).join(", "),
        years: `${asked.first_year}–${asked.last_year}`,
      },
      load: `sarai ingest wdi <files> --indicator ${asked.indicator}`,
    };
    const other = held.get(asked.compare ?? "") ?? [];
    const above = areas.filter((area) => {
      const both = sums(held.get(area) ?? [], other);
      return compareDecimals(both.own, both.other) > 0;
    });
    const values = {
      areas: numberFact(areas.length),
      held: numberFact(areas.filter((area) => held.has(area)).length),
      grew: isHeld ? numberFact(areas.filter((area) => grew(held.get(area) ?? [])).length) : null,
      above: isHeld && asked.compare !== undefined ? numberFact(above.length) : null,
    };
    return {
      facts: { values, lists: {} },
      shown: asked.compare === undefined ? "grew" : "above",
      needs: isHeld ? null : needs,
      rows: null,
      entries: [],
    };
  },
});
