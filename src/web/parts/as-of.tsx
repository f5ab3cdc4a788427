import type { JSX } from "preact";
import type { Stamp } from "../../contract/shared.ts";
import type { View } from "../view.ts";
import { LocalizedText } from "./content.tsx";

/** How far a page reaches, at its top and not in a footnote: what was read, how, and what silence therefore means. */
export function AsOf({ stamp, view }: { readonly stamp: Stamp; readonly view: View }): JSX.Element {
  return (
    <p class="asof">
      <b>{view.t("asof.heading")}</b>{" "}
      {view.t("asof.text", { today: view.day(stamp.computed_for), read: view.day(stamp.read_up_to), seen: view.day(stamp.seen_on) })}{" "}
      <LocalizedText texts={view.partnership.seen_how} page={view} />
    </p>
  );
}
