import type { JSX } from "preact";
import type { FormatList, FormatRow } from "../../contract/entries.ts";
import { groupBy } from "../../core/group-by.ts";
import { inLanguage } from "../../core/languages.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content, NotKnown } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { eventText, StatusText, type Event } from "../parts/event-text.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Parties } from "../parts/party.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: FormatList; readonly view: View };

const columns = ["format", "partner", "founded", "summit", "secretariat", "account"] as const;

function Happened({ event, view }: { readonly event: FormatRow["founded"] | null; readonly view: View }): JSX.Element {
  if (event === null) return <NotKnown>{view.t("formats.no-summit")}</NotKnown>;
  const { date_end: end, ...rest } = event;
  const one: Event = end === null ? rest : { ...rest, date_end: end };
  return (
    <span>
      {eventText(one, view)}
      {event.status !== null && event.status !== "held" && (
        <span class="sub">
          <StatusText status={event.status} lang={view.partnership.content_language} view={view} />
        </span>
      )}
    </span>
  );
}

function Row({ row, view }: { readonly row: FormatRow; readonly view: View }): JSX.Element {
  const label = (name: (typeof columns)[number]): string => view.t(`formats.column.${name}`);
  const account = row.partnership;
  return (
    <tr id={row.id}>
      <th scope="row">
        <a href={view.href(`formats/${row.id}`)}>
          <Content text={row.name} lang={row.lang} page={view} />
        </a>
        {row.differs_on.length > 0 && <span class="sub">{view.t("differ.heading")}</span>}
      </th>
      <td data-l={label("partner")}>
        <span>
          <Parties codes={row.partner_countries} view={view} />
          {row.partner_org !== null && <span class="sub">{row.partner_org}</span>}
        </span>
      </td>
      <td data-l={label("founded")}>
        <Happened event={row.founded} view={view} />
      </td>
      <td data-l={label("summit")}>
        <Happened event={row.first_leaders_summit} view={view} />
      </td>
      <td data-l={label("secretariat")}>
        <span>
          {row.secretariat === null ? <NotKnown>{view.t("not-known")}</NotKnown> : view.say(`formats.secretariat.${row.secretariat}`)}
        </span>
      </td>
      <td data-l={label("account")}>
        <span>
          {account === null ? (
            view.t("formats.no-account")
          ) : (
            <a href={`/${view.lang}/${account.id}`}>
              {view.t("formats.account", { commitments: account.commitments, meetings: view.number(account.meetings) })}
            </a>
          )}
        </span>
      </td>
    </tr>
  );
}

function Table({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col">{view.t(`formats.column.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => (
          <Row row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}

type Group = FormatList["money"][number];

function Sums({ group, view }: { readonly group: Group; readonly view: View }): JSX.Element {
  const name = inLanguage(group.names, view.lang);
  return (
    <section class="year">
      <h4 lang={name.lang === view.lang ? undefined : name.lang}>{name.text}</h4>
      <ul class="lines">
        {group.rows.map((row) => (
          <li>
            <a href={`/${view.lang}/${group.partnership}/investment/${row.id}`}>
              <Content text={row.what} lang={row.lang} page={view} />
            </a>
            <span class="sub">
              {row.amount !== null && view.money(row.amount)} · {view.say(`investment.kind.${row.kind}`)} ·{" "}
              {row.term ?? view.t("investment.no-term")} · {view.day(row.date)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sums of all partnerships, apart by direction and kind of money; within one group they stand in the order of partnerships. */
function Money({ answer, view }: Props): JSX.Element {
  return (
    <>
      {[...groupBy(answer.money, (group) => `${group.direction}\u0000${group.money}`).values()].map((groups) => {
        const [first] = groups;
        if (first === undefined) return null;
        return (
          <>
            <h3>
              {view.say(`investment.money.${first.money}`)} · {view.say(`investment.direction.${first.direction}`)}
            </h3>
            {groups.map((group) => (
              <Sums group={group} view={view} />
            ))}
          </>
        );
      })}
    </>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => (facet === "partner" ? view.country(value) : view.say(`formats.summit.${value}`));
}

function FormatsPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`formats.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("formats.title")} deck={view.t("formats.deck", { count: answer.total })}>
        <p class="asof">{view.t("formats.note")}</p>
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <Table answer={answer} view={view} />}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
      {answer.money.length > 0 && (
        <Band heading={view.t("formats.money.heading")} note={view.t("formats.money.note")} id="money">
          <Money answer={answer} view={view} />
        </Band>
      )}
    </>
  );
}

/** Other dialogues with the same states: since when, at which level, and what was named in money on which basis. */
export const formatsPage = definePage<FormatList>({
  question: "formats",
  nav: "formats",
  title: (_, view) => view.t("formats.title"),
  description: (_, view) => view.t("formats.note"),
  csv: true,
  Page: FormatsPage,
});
