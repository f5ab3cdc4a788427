import type { JSX } from "preact";
import { addressOfPage } from "../address.ts";
import type { Page } from "../view.ts";

/** First, last, and what stands around the page shown; null where some are left out. */
function steps(page: number, pages: number): readonly (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b);
  return shown.flatMap((one, index) => {
    const before = shown[index - 1];
    return before !== undefined && one - before > 1 ? [null, one] : [one];
  });
}

/** Links to the other pages of a list; nothing where there is one page. */
export function Pager({
  answer,
  view,
}: {
  readonly answer: { readonly page: number; readonly pages: number };
  readonly view: Page;
}): JSX.Element | null {
  const { page, pages } = answer;
  if (pages < 2) return null;
  return (
    <nav class="pager" aria-label={view.t("pager.label")}>
      {page > 1 && (
        <a rel="prev" href={addressOfPage(view, page - 1)}>
          {view.t("pager.previous")}
        </a>
      )}
      {steps(page, pages).map((step) => {
        if (step === null) return <span aria-hidden="true">…</span>;
        if (step === page) return <b aria-current="page">{view.number(step)}</b>;
        return (
          <a href={addressOfPage(view, step)} aria-label={view.t("pager.page", { page: step })}>
            {view.number(step)}
          </a>
        );
      })}
      {page < pages && (
        <a rel="next" href={addressOfPage(view, page + 1)}>
          {view.t("pager.next")}
        </a>
      )}
    </nav>
  );
}
