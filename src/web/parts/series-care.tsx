import type { JSX } from "preact";
import type { View } from "../view.ts";

/** What must be known to read these series: whom they do not hold, what a negative sum is, what net figures and the region leave out. */
export function SeriesCare({ view }: { readonly view: View }): JSX.Element {
  return (
    <>
      <p>{view.t("reading.care.donors")}</p>
      <p>{view.t("reading.care.negative")}</p>
      <p>{view.t("reading.care.net")}</p>
      <p>{view.t("donors.coverage.regional")}</p>
    </>
  );
}
