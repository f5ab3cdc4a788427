import type { JSX } from "preact";
import type { ChangeRow, Changes } from "../../contract/matters.ts";
import { groupBy } from "../../core/group-by.ts";
import { lastDay } from "../../core/partial-date.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Parties } from "../parts/party.tsx";
import { Pager } from "../parts/pager.tsx";
import { ListProv } from "../parts/prov.tsx";
import { propertyName } from "../parts/value-text.tsx";
import type { FeedEntry } from "../twins/entries.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: Changes; readonly view: View };

const followed: readonly string[] = ["correction", "change-of-position", "withdrawal"];

/** What of the entry was corrected, changed or withdrawn. */
function propertiesOf({ properties }: ChangeRow, view: View): string {
  return view.list([...new Set(properties.map((property) => propertyName(property, view)))]);
}

/** Whether a meeting is one of some members: then its name is that of others on the same day, and they tell them apart. */
function isOfSome({ what, parties }: ChangeRow, view: View): boolean {
  return what === "meeting" && parties.length > 0 && parties.length < view.partnership.parties.length;
}

function Line({ row, view }: { readonly row: ChangeRow; readonly view: View }): JSX.Element {
  return (
    <li>
      <EntryLink subject={row.subject} view={view}>
        <Content text={row.title} lang={row.lang} page={view} />
      </EntryLink>
      {isOfSome(row, view) && <Parties codes={row.parties} view={view} />}
      {row.text !== null && (
        <span class="line">
          <Content text={row.text} lang={row.lang} page={view} />
        </span>
      )}
      {row.verdict !== null && <span class="line">{verdictWords(row.verdict, view)}</span>}
      <span class="sub">
        {view.t(`changes.what.${row.what}`)} · {view.say(`kinds.${row.kind}`)}
        {followed.includes(row.what) && ` · ${propertiesOf(row, view)}`}
      </span>
    </li>
  );
}

/** From which verdict a claim came to which. */
function verdictWords({ before, after }: NonNullable<ChangeRow["verdict"]>, view: View): string {
  return view.t("changes.verdict", { before: view.t(`verdict.${before}`), after: view.t(`verdict.${after}`) });
}

/** What a line says beneath its title, where it says anything. */
function textOf(row: ChangeRow, view: View): string | null {
  if (row.verdict !== null) return verdictWords(row.verdict, view);
  if (isOfSome(row, view)) return view.list(row.parties.map((code) => view.country(code)));
  return row.text ?? (followed.includes(row.what) ? propertiesOf(row, view) : null);
}

/** The day to begin with, as a form of its own: it keeps what else is chosen. */
function Since({ answer, view }: Props): JSX.Element {
  const kept = [...new URLSearchParams(view.query)].filter(([name]) => name !== "since" && name !== "page");
  return (
    <form class="since" method="get" action={view.path}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for="since">{view.t("changes.since.label")}</label>
      <input type="date" id="since" name="since" value={answer.since} max={answer.stamp.computed_for} required />
      <button class="btn" type="submit">
        {view.t("facets.show")}
      </button>
    </form>
  );
}

function ChangesPage({ answer, view }: Props): JSX.Element {
  const words = {
    label: (facet: string) => view.say(`changes.facet.${facet}`),
    option: (facet: string, value: string) => {
      if (facet === "party") return view.country(value);
      return view.say(facet === "kind" ? `kinds.${value}` : `changes.what.${value}`);
    },
  };
  return (
    <>
      <Lead long title={titleOf(answer, view)} deck={view.t("changes.deck", { count: answer.total })}>
        <Since answer={answer} view={view} />
        <p class="asof">{view.t("changes.note")}</p>
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <p class="count">{view.t("changes.count", { count: answer.count, total: answer.total })}</p>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 && <EmptyList total={answer.total} view={view} />}
            {[...groupBy(answer.rows, (row) => row.on.slice(0, 10))].map(([day, rows]) => (
              <section class="year">
                <h2>{view.day(day)}</h2>
                <ul class="lines">
                  {rows.map((row) => (
                    <Line row={row} view={view} />
                  ))}
                </ul>
              </section>
            ))}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} canCite={false} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** The instant of a line; of a day, month or year its last day, but none later than today. */
function instantOf(on: string, today: string): string {
  if (on.length > 10) return new Date(on).toISOString();
  const day = lastDay(on);
  return new Date(day < today ? day : today).toISOString();
}

/** A line as an entry of a feed. */
function toFeedEntry(row: ChangeRow, view: View): FeedEntry {
  return {
    key: [row.subject, row.what, row.on, row.text ?? ""].join(" "),
    title: view.t("changes.feed.entry", { what: view.t(`changes.what.${row.what}`), title: row.title }),
    text: textOf(row, view),
    address: `/${view.lang}/${row.subject}`,
    updated: instantOf(row.on, view.today),
    category: view.say(`kinds.${row.kind}`),
  };
}

function titleOf({ since, entry }: Changes, view: View): string {
  return entry === null ? view.t("changes.title", { date: view.day(since) }) : view.t("changes.title-of", { title: entry.title });
}

/** What happened, and what the record added, corrected or withdrew, since a day. */
export const changesPage = definePage<Changes>({
  question: "changes",
  nav: "changes",
  title: titleOf,
  description: (_, view) => view.t("changes.note"),
  csv: true,
  feed: (answer, view) => answer.rows.map((row) => toFeedEntry(row, view)),
  follows: ({ entry, selection, stamp }) => {
    const [party] = selection["party"] ?? [];
    if (entry !== null) return { entry: entry.subject.slice(stamp.partnership.length + 1) };
    return party === undefined ? {} : { party };
  },
  Page: ChangesPage,
});
