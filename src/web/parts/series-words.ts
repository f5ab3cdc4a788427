import type { Provenance } from "../../contract/provenance.ts";
import type { View } from "../view.ts";

type Years = { readonly first_year: number; readonly last_year: number };

/** One year, or a span. */
export function yearsText({ first_year: first, last_year: last }: Years): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** The prices of a selection: current, or those of the year that the snapshot's deflator brings them to. */
export function pricesText(prices: string, provenance: Pick<Provenance, "deflator">, view: View): string {
  return prices === "current" ? view.t("prices.current") : view.t("prices.of-year", { year: provenance.deflator ?? "?" });
}
