import { z } from "zod";
import { SaraiError } from "../core/errors.ts";

/** One choice or several under one name in the address. */
export const choice = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? [value] : [...new Set(value)]))
  .optional();

export const pageNumber = z.coerce.number("a page number such as 2").int().min(1).max(10_000).default(1);

/**
 * A way to narrow a list. Within a facet choices add up; between facets all must hold. `order` puts its options first, in that order;
 * where it is `whole` it names every option there is, and those without a row stay choices with a count of 0.
 */
export type FacetSpec<Row> = {
  readonly id: string;
  readonly valuesOf: (row: Row) => readonly string[];
  readonly order?: readonly string[];
  readonly whole?: boolean;
};

type Choices = Readonly<Record<string, readonly string[] | undefined>>;

function optionsOf<Row>(rows: readonly Row[], { valuesOf, order = [], whole = false }: FacetSpec<Row>): readonly string[] {
  if (whole) return order;
  const present = new Set(rows.flatMap(valuesOf));
  return [...order.filter((value) => present.has(value)), ...[...present].filter((value) => !order.includes(value)).sort()];
}

/** Refuses a choice that is not among the options, and names those there are. Throws `input-invalid`. */
export function refuseUnknown(id: string, chosen: readonly string[], options: readonly string[]): void {
  const unknown = chosen.find((value) => !options.includes(value));
  if (unknown === undefined) return;
  const shown = options.length > 40 ? [...options.slice(0, 40), "…"] : options;
  throw new SaraiError("input-invalid", `The parameter "${id}" cannot have the value "${unknown.slice(0, 100)}".`, {
    advice: shown.length === 0 ? `Leave "${id}" out: nothing here has it.` : `Allowed: ${shown.join(", ")}.`,
    values: { parameter: id, allowed: shown.join(", ") },
  });
}

/**
 * The rows that fit every choice, and for each option how many rows it would show given the choices made in the other facets.
 * Throws `input-invalid` for a value that no row has, naming those there are.
 */
export function select<Row>(rows: readonly Row[], facets: readonly FacetSpec<Row>[], choices: Choices) {
  const chosenIn = (facet: FacetSpec<Row>): readonly string[] => choices[facet.id] ?? [];
  const fits = (row: Row, facet: FacetSpec<Row>): boolean => {
    const chosen = chosenIn(facet);
    return chosen.length === 0 || facet.valuesOf(row).some((value) => chosen.includes(value));
  };
  const answered = facets.map((facet) => {
    const options = optionsOf(rows, facet);
    refuseUnknown(facet.id, chosenIn(facet), options);
    const others = rows.filter((row) => facets.every((other) => other === facet || fits(row, other)));
    const count = (value: string): number => others.filter((row) => facet.valuesOf(row).includes(value)).length;
    return { id: facet.id, options: options.map((value) => ({ value, count: count(value), selected: chosenIn(facet).includes(value) })) };
  });
  const selection = Object.fromEntries(facets.flatMap((facet) => (chosenIn(facet).length === 0 ? [] : [[facet.id, [...chosenIn(facet)]]])));
  return { rows: rows.filter((row) => facets.every((facet) => fits(row, facet))), facets: answered, selection };
}

/** Which page of how many rows. Throws `not-found` for a page beyond the last. */
export function pageOf(count: number, page: number, pageSize: number) {
  const pages = Math.max(1, Math.ceil(count / pageSize));
  if (page > pages)
    throw new SaraiError("not-found", `There is no page ${page} of this list; it has ${pages}.`, {
      advice: "Leave `page` out of the address.",
      values: { page: String(page), pages: String(pages) },
    });
  return { page, pages, page_size: pageSize, count };
}

/** One page of rows. Throws `not-found` for a page beyond the last. */
export function toPage<Row>(rows: readonly Row[], page: number, pageSize: number) {
  return { ...pageOf(rows.length, page, pageSize), rows: rows.slice((page - 1) * pageSize, page * pageSize) };
}
