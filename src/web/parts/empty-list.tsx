import type { JSX } from "preact";
import type { Page } from "../view.ts";

/** What stands where no row fits: that the record has none at all, or that the selection leaves none and how to clear it. */
export function EmptyList({ total, view }: { readonly total: number; readonly view: Page }): JSX.Element {
  if (total === 0) return <p class="empty">{view.t("list.empty")}</p>;
  return (
    <p class="empty">
      {view.t("list.none-selected")} <a href={view.path}>{view.t("facets.clear")}</a>
    </p>
  );
}
