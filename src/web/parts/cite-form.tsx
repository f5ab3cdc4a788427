import type { JSX } from "preact";
import type { Page } from "../view.ts";

/** Freezes the answer of this page, as it stands, and leads to it. Works without a script. */
export function CiteForm({ view }: { readonly view: Page }): JSX.Element {
  const below = view.path.replace(/^\/[^/]+/, "");
  return (
    <form class="citeform noprint" method="post" action={`/${view.lang}/cite`}>
      <input type="hidden" name="of" value={view.query === "" ? below : `${below}?${view.query}`} />
      <button class="btn quiet" type="submit">
        {view.t("cite.button")}
      </button>
      <span>{view.t("cite.button-note")}</span>
    </form>
  );
}
