import type { JSX } from "preact";
import type { ActivityList } from "../../contract/activities.ts";
import { longestQuery } from "../../core/query-words.ts";
import { definePage } from "../page.ts";
import { ActivityLines, placeWords, statusWords } from "../parts/activity-lines.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import { LoadCommands } from "../parts/load-commands.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ActivityList; readonly view: View };

const recipientsIn = ({ recipients }: ActivityList, view: View): string => view.list(recipients.map((code) => view.country(code)));

function deck({ answer, view }: Props): string {
  const members = answer.selection["recipient"] === undefined ? answer.recipients : membersOf(answer);
  return view.t("activities.deck", { recipients: view.list(members.map((code) => view.country(code))) });
}

/** Every recipient of the partnership that is a choice: not the regions. */
function membersOf({ facets, names }: ActivityList): readonly string[] {
  const regions = names.filter((name) => name.facet === "recipient").map((name) => name.value);
  const options = facets.find((facet) => facet.id === "recipient")?.options ?? [];
  return options.map((option) => option.value).filter((code) => !regions.includes(code));
}

type ChoiceProps = { readonly name: "currency" | "sort"; readonly label: string; readonly values: readonly (readonly [string, string])[] };

function Choice({ name, label, values, chosen }: ChoiceProps & { readonly chosen: string }): JSX.Element {
  return (
    <label>
      {label}{" "}
      <select name={name}>
        {values.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Words to look for, the currency and the order, as a form that asks for another address; what is chosen in the facets is kept. */
function FindForm({ answer, view }: Props): JSX.Element {
  const kept = [...new URLSearchParams(view.query)].filter(([name]) => !["q", "page", "currency", "sort"].includes(name));
  const orders = (["newest", "spent", "committed"] as const).map((sort) => [sort, view.t(`activities.sort.${sort}`)] as const);
  const currencies = (["usd", "eur", "jpy"] as const).map((currency) => [currency, currency.toUpperCase()] as const);
  return (
    <form class="find more" role="search" method="get" action={view.path}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="search" name="q" value={answer.q ?? ""} maxlength={longestQuery} aria-label={view.t("activities.find")} />
      <Choice name="sort" label={view.t("activities.sort")} values={orders} chosen={answer.sort} />
      <Choice name="currency" label={view.t("payments.rule.currency")} values={currencies} chosen={answer.currency} />
      <button class="btn quiet" type="submit">
        {view.t("search.show")}
      </button>
    </form>
  );
}

function optionWords(answer: ActivityList, view: View): (facet: string, value: string) => string {
  const named = (facet: string, value: string): string => {
    const name = answer.names.find((one) => one.facet === facet && one.value === value)?.name;
    return name === undefined ? value : `${name} (${value})`;
  };
  return (facet, value) => {
    if (value === "unknown") return view.t("not-known");
    switch (facet) {
      case "recipient":
        return placeWords(value, answer, view);
      case "field":
        return view.field(value);
      case "status":
        return statusWords(value, view);
      case "has":
      case "counted":
        return view.say(`activities.${facet}.${value}`);
      default:
        return named(facet, value);
    }
  };
}

function Nothing({ answer, view }: Props): JSX.Element {
  return (
    <div class="empty">
      <p>
        <NotKnown>{view.t("not-held")}</NotKnown> {view.t("activities.none-held")}
      </p>
      <LoadCommands commands={[answer.load]} page={view} />
    </div>
  );
}

function Found({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`activities.facet.${facet}`), option: optionWords(answer, view) };
  const { count, total } = answer;
  return (
    <div class="withfacets">
      <FacetForm {...words} facets={answer.facets} view={view} />
      <div id="list">
        <h2 class="count">{view.t("activities.count", { count, total })}</h2>
        <Selection {...words} facets={answer.facets} view={view} />
        <p class="small">
          {view.t("activities.unit", { currency: answer.currency.toUpperCase(), recipients: recipientsIn(answer, view) })}
        </p>
        {answer.rows.length === 0 ? <EmptyList total={total} view={view} /> : <ActivityLines answer={answer} view={view} />}
        <Pager answer={answer} view={view} />
      </div>
    </div>
  );
}

function ActivitiesPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Lead long title={view.t("activities.title")} deck={deck({ answer, view })}>
        {answer.load === null && (
          <>
            <FindForm answer={answer} view={view} />
            <p class="asof">{view.t("activities.find.note")}</p>
          </>
        )}
      </Lead>
      <Band wide>
        {answer.load === null ? <Found answer={answer} view={view} /> : <Nothing answer={answer} view={view} />}
        <Prov
          items={[
            { name: view.t("provenance.snapshot"), value: <code>{answer.provenance.snapshot}</code> },
            ...stampItems(answer.stamp, view),
            { name: view.t("prov.rows"), value: <Rows page={view} csv /> },
          ]}
        />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} canCite={false} />
    </>
  );
}

/** The activities held that concern the recipients: to be found by words and facets, each with its sums and the way to all that is said of it. */
export const activitiesPage = definePage<ActivityList>({
  question: "activities",
  nav: "activities",
  title: (answer, view) => (answer.q === null ? view.t("activities.title") : view.t("search.title-of", { words: answer.q })),
  description: (answer, view) => deck({ answer, view }),
  csv: true,
  Page: ActivitiesPage,
});
