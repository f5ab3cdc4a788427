import type { JSX } from "preact";
import { commandFor } from "../../query/oda/load-command.ts";
import { LoadCommands } from "../parts/load-commands.tsx";
import type { View } from "../view.ts";

const names = ["measure", "donors", "recipient", "prices"] as const;
type Name = (typeof names)[number];
type Option = { readonly value: string; readonly selected: boolean; readonly held: boolean };
type Years = { readonly first_year: number; readonly last_year: number };

/** What an answer says of its counting rule. `options` are those that its address may choose between. */
type Rule = { readonly options: { readonly [K in Name]?: readonly Option[] }; readonly held: Years | null; readonly selection: Years };
type Props = { readonly rule: Rule; readonly view: View };

function Options({ name, options, view }: { readonly name: Name; readonly options: readonly Option[]; readonly view: View }): JSX.Element {
  const many = name === "recipient";
  const words = (value: string): string => {
    if (name === "recipient") return view.country(value);
    if (name === "donors") return view.say(`donor-set.${value}`);
    return view.say(`${name === "measure" ? "measure" : "prices"}.${value}`);
  };
  const absent = options.find((option) => !option.held);
  const all = options.every((option) => option.selected);
  return (
    <fieldset>
      <legend>{view.t(`donors.rule.${name}`)}</legend>
      {options.map(({ value, selected, held }) => (
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
      {name === "measure" && absent !== undefined && <LoadCommands commands={[commandFor(absent.value)]} page={view} />}
      {many && <p class="why">{view.t("donors.rule.none-means-all")}</p>}
    </fieldset>
  );
}

function Year({ rule, view, name }: Props & { readonly name: "first_year" | "last_year" }): JSX.Element | null {
  const { held, selection } = rule;
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

/** The counting rule as a form that asks for another address: what is measured, of whom, to whom, when, in which prices. `reset` says what none chosen is. */
export function FlowRule({ rule, reset, view }: Props & { readonly reset: string }): JSX.Element {
  return (
    <form class="rule" method="get" action={view.path} aria-label={view.t("donors.rule.label")}>
      <div class="opts">
        {names.map((name) => {
          const options = rule.options[name];
          return options === undefined ? null : <Options name={name} options={options} view={view} />;
        })}
        <fieldset class="years">
          <legend>{view.t("donors.rule.years")}</legend>
          <Year rule={rule} view={view} name="first_year" />
          <Year rule={rule} view={view} name="last_year" />
        </fieldset>
      </div>
      <p class="go">
        <button class="btn" type="submit">
          {view.t("donors.rule.go")}
        </button>{" "}
        <a class="btn quiet" href={view.path}>
          {reset}
        </a>
      </p>
    </form>
  );
}
