import type { ComponentChildren, JSX } from "preact";
import type { Payments } from "../../contract/payments.ts";
import { takenOut } from "../findings/payments.ts";
import { tallyText } from "../parts/tally.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: Payments; readonly view: View };
type Name = keyof Payments["options"];

/** What a part of the rule takes out as it stands. */
function Removes({ answer, view, prefix }: Props & { readonly prefix: string }): JSX.Element {
  const taken = takenOut(answer, prefix);
  const currency = answer.selection.currency.toUpperCase();
  return (
    <p class="why">
      {taken === null
        ? view.t("payments.removes.nothing")
        : view.t("payments.removes.some", { amount: tallyText(taken, view), currency, count: taken.payments })}
    </p>
  );
}

function wordsFor(name: Name, value: string, view: View): string {
  if (name === "recipient") return view.country(value);
  if (name === "currency") return value.toUpperCase();
  if (name === "year") return value === "unknown" ? view.t("payments.year-not-known") : value;
  return name === "republish" ? view.t("payments.republish") : view.say(`payments.${name}.${value}`);
}

type GroupProps = Props & { readonly name: Name; readonly many?: boolean; readonly removes?: string };

/** One part of the rule with its choices; of many, none ticked means all. */
function Group({ answer, view, name, many = false, removes = name }: GroupProps): JSX.Element {
  const options = answer.options[name];
  const choices = options.map(({ value, selected }) => (
    <label>
      <input type={many ? "checkbox" : "radio"} name={name} value={value} checked={selected} />
      <span>{wordsFor(name, value, view)}</span>
    </label>
  ));
  const isLong = options.length > 8;
  return (
    <fieldset>
      <legend>{view.t(`payments.rule.${name}`)}</legend>
      {isLong ? (
        <details open={options.some(({ selected }) => selected)}>
          <summary>{view.t("facets.choose", { count: options.length })}</summary>
          {choices}
        </details>
      ) : (
        choices
      )}
      {many && options.length > 1 && <p class="why">{view.t("donors.rule.none-means-all")}</p>}
      {name !== "currency" && <Removes answer={answer} view={view} prefix={removes} />}
    </fieldset>
  );
}

type TextProps = Props & {
  readonly name: "provider" | "sector";
  readonly values: readonly string[];
  readonly children?: ComponentChildren;
};

function Text({ answer, view, name, values }: TextProps): JSX.Element {
  const label = view.t(`payments.rule.${name}`);
  return (
    <fieldset>
      <legend>{label}</legend>
      {(values.length === 0 ? [""] : values).map((value) => (
        <input
          class="text"
          type="text"
          name={name}
          value={value}
          aria-label={label}
          {...(name === "sector" ? { pattern: "[0-9]{1,5}", inputMode: "numeric" as const, maxLength: 5 } : {})}
        />
      ))}
      <p class="why">{view.t(`payments.rule.${name}.note`)}</p>
      <Removes answer={answer} view={view} prefix={name} />
    </fieldset>
  );
}

/** The counting rule of payments as a form that asks for another address; each part says what it takes out. */
export function PaymentRuleForm({ answer, view }: Props): JSX.Element {
  const { providers, sector, activity, publisher } = answer.selection;
  const props = { answer, view };
  return (
    <form class="rule" method="get" action={view.path} aria-label={view.t("donors.rule.label")}>
      {activity !== null && <input type="hidden" name="activity" value={activity} />}
      {publisher !== null && <input type="hidden" name="publisher" value={publisher} />}
      <div class="opts">
        <Group {...props} name="type" />
        <Group {...props} name="incoming" />
        <Group {...props} name="boundary" />
        <Group {...props} name="recipient" many />
        <Group {...props} name="year" many />
        <Text {...props} name="provider" values={providers} />
        <Text {...props} name="sector" values={sector === null ? [] : [sector]} />
        <Group {...props} name="republish" many removes="licence" />
        <Group {...props} name="currency" />
      </div>
      <p class="go">
        <button class="btn" type="submit">
          {view.t("donors.rule.go")}
        </button>{" "}
        <a class="btn quiet" href={view.path}>
          {view.t("facets.clear")}
        </a>
      </p>
    </form>
  );
}
