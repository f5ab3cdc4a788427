import type { ComponentChildren, JSX } from "preact";
import type { Facet } from "../../contract/shared.ts";
import { addressWithout } from "../address.ts";
import type { Page } from "../view.ts";

const longFrom = 20; // a facet of more choices is folded away until something in it is chosen

type Words = {
  readonly label: (facet: string) => string;
  readonly option: (facet: string, value: string) => string;
};
type FormProps = Words & {
  readonly facets: readonly Facet[];
  readonly view: Page;
  /** What stands before the words of a choice: the glyph of a state, the code of a party. */
  readonly before?: ((facet: string, value: string) => ComponentChildren) | undefined;
};

type ChoiceProps = Pick<FormProps, "option" | "before" | "view"> & {
  readonly facet: string;
  readonly choice: Facet["options"][number];
};

function Choice({ facet, choice, option, before, view }: ChoiceProps): JSX.Element {
  const { value, count, selected } = choice;
  const off = count === 0 && !selected;
  return (
    <label class={off ? "off" : undefined}>
      <input type="checkbox" name={facet} value={value} checked={selected} disabled={off} />
      {before?.(facet, value)}
      <span>{option(facet, value)}</span>
      <span class="n">{view.number(count)}</span>
    </label>
  );
}

/** The parameters of the address that no facet of the form holds; the page begins anew with every selection. */
function otherParameters(facets: readonly Facet[], view: Page): readonly (readonly [string, string])[] {
  const held = new Set([...facets.map((facet) => facet.id), "page"]);
  return [...new URLSearchParams(view.query)].filter(([name]) => !held.has(name));
}

/** The choices of a list with honest counts: a form that asks for another address. On a phone it opens from its link. */
export function FacetForm({ facets, label, option, before, view }: FormProps): JSX.Element {
  return (
    <div class="filter">
      <a class="btn quiet jump" href="#filter">
        {view.t("facets.change")}
      </a>
      <form class="facets" id="filter" method="get" action={view.path} aria-label={view.t("facets.label")}>
        {otherParameters(facets, view).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {facets.map(({ id, options }) => {
          const choices = options.map((choice) => <Choice facet={id} choice={choice} option={option} before={before} view={view} />);
          const chosen = options.some((choice) => choice.selected);
          return (
            <fieldset>
              <legend>{label(id)}</legend>
              {options.length < longFrom ? (
                <div>{choices}</div>
              ) : (
                <details open={chosen}>
                  <summary>{view.t("facets.choose", { count: options.length })}</summary>
                  <div class="many">{choices}</div>
                </details>
              )}
            </fieldset>
          );
        })}
        <p class="go">
          <button class="btn" type="submit">
            {view.t("facets.show")}
          </button>{" "}
          <a class="btn quiet" href={view.path}>
            {view.t("facets.clear")}
          </a>
        </p>
      </form>
    </div>
  );
}

type SelectionProps = Words & {
  readonly facets: readonly Facet[];
  readonly view: Page;
};

/** What is chosen, each choice with the way to take it out. Nothing where nothing is chosen. */
export function Selection({ facets, label, option, view }: SelectionProps): JSX.Element | null {
  const chosen = facets.flatMap(({ id, options }) => options.filter((choice) => choice.selected).map(({ value }) => ({ id, value })));
  if (chosen.length === 0) return null;
  return (
    <ul class="chipset" aria-label={view.t("facets.selection")}>
      {chosen.map(({ id, value }) => (
        <li>
          <a href={addressWithout(view, id, value)}>
            <span class="vh">{view.t("facets.remove")} </span>
            {view.t("facets.chosen", { facet: label(id), choice: option(id, value) })}
          </a>
        </li>
      ))}
    </ul>
  );
}
