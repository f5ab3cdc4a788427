import type { JSX } from "preact";
import type { DonorComparison } from "../../contract/donors.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: DonorComparison; readonly view: View };
type Name = "measure" | "donors" | "recipient" | "prices";

function Options({ answer, view, name }: Props & { readonly name: Name }): JSX.Element {
  const { options } = answer;
  const many = name === "recipient";
  const words = (value: string): string => {
    if (name === "recipient") return view.country(value);
    if (name === "donors") return view.say(`donor-set.${value}`);
    return view.say(`${name === "measure" ? "measure" : "prices"}.${value}`);
  };
  const all = options[name].every((option) => option.selected);
  return (
    <fieldset>
      <legend>{view.t(`donors.rule.${name}`)}</legend>
      {options[name].map(({ value, selected, held }) => (
        <label class={held ? undefined : "off"}>
          <input
            type={many ? "checkbox" : "radio"}
            name={name}
            value={value}
            checked={many ? selected && !all : selected}
            disabled={!held && !selected}
          />
          <span>
            {words(value)}
            {!held && <span class="why"> {view.t("not-held")}</span>}
          </span>
        </label>
      ))}
      {many && <p class="why">{view.t("donors.rule.none-means-all")}</p>}
    </fieldset>
  );
}

function Year({ answer, view, name }: Props & { readonly name: "first_year" | "last_year" }): JSX.Element | null {
  const { held, selection } = answer;
  if (held === null) return null;
  const years = Array.from({ length: held.last_year - held.first_year + 1 }, (_, index) => held.last_year - index);
  return (
    <label>
      <span>{view.t(`donors.rule.${name}`)}</span>
      <select name={name}>
        {years.map((year) => (
          <option value={year} selected={year === selection[name]}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The counting rule as a form that asks for another address: what is measured, of whom, to whom, when, in which prices. */
export function DonorRule({ answer, view }: Props): JSX.Element {
  return (
    <form class="rule" method="get" action={view.path} aria-label={view.t("donors.rule.label")}>
      <div class="opts">
        {(["measure", "donors", "recipient", "prices"] as const).map((name) => (
          <Options answer={answer} view={view} name={name} />
        ))}
        <fieldset class="years">
          <legend>{view.t("donors.rule.years")}</legend>
          <Year answer={answer} view={view} name="first_year" />
          <Year answer={answer} view={view} name="last_year" />
        </fieldset>
      </div>
      <p class="go">
        <button class="btn" type="submit">
          {view.t("donors.rule.go")}
        </button>{" "}
        <a class="btn quiet" href={view.path}>
          {view.t("donors.rule.reset")}
        </a>
      </p>
    </form>
  );
}
