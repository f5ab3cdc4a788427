import type { JSX } from "preact";
import type { SourcePage } from "../../contract/overview.ts";
import { groupBy } from "../../core/group-by.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { shortAddress } from "../parts/citations.tsx";
import { Content } from "../parts/content.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { Facts } from "../parts/facts.tsx";
import { Party } from "../parts/party.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { propertyName } from "../parts/value-text.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: SourcePage; readonly view: View };

function About({ answer, view }: Props): JSX.Element {
  const { row } = answer;
  const name = row.publisher_name === row.publisher ? row.publisher : `${row.publisher_name} (${row.publisher})`;
  return (
    <Facts
      rows={[
        {
          name: view.t("source.address"),
          value: (
            <span class="cite long">
              <a href={row.address} rel="noopener external">
                {row.address}
              </a>
            </span>
          ),
        },
        {
          name: view.t("source.publisher"),
          value: <a href={`${view.href("sources")}?publisher=${encodeURIComponent(row.publisher)}`}>{name}</a>,
        },
        {
          name: view.t("source.whose"),
          value: row.party === null ? view.t("source.no-party") : <Party code={row.party} view={view} full />,
        },
        { name: view.t("source.seen"), value: view.day(row.seen_on) },
        { name: view.t("source.statements"), value: view.number(row.statements) },
      ]}
    />
  );
}

type Entries = SourcePage["entries"];

function EntryLines({ entries, view }: { readonly entries: Entries; readonly view: View }): JSX.Element {
  return (
    <ul class="lines">
      {entries.map(({ subject, title, lang, properties }) => (
        <li>
          <EntryLink subject={subject} view={view}>
            <Content text={title} lang={lang} page={view} />
          </EntryLink>
          <span class="sub">{[...new Set(properties.map((property) => propertyName(property, view)))].join(" · ")}</span>
        </li>
      ))}
    </ul>
  );
}

function SourcePageBody({ answer, view }: Props): JSX.Element {
  const { row, entries } = answer;
  return (
    <>
      <Lead long kicker={row.publisher_name} title={<span class="address">{shortAddress(row.address)}</span>}>
        <p class="asof">{view.t("source.note", { date: view.day(row.seen_on) })}</p>
      </Lead>
      <Band heading={view.t("source.heading")} id="page">
        <About answer={answer} view={view} />
      </Band>
      <Band heading={view.t("source.entries.heading")} note={view.t("source.entries.note", { count: entries.length })} id="entries">
        {entries.length === 0 && <p class="small">{view.t("source.entries.none")}</p>}
        {[...groupBy(entries, (entry) => entry.kind)].map(([kind, ofKind]) => (
          <>
            <h3>{view.say(`kinds.${kind}`)}</h3>
            <EntryLines entries={ofKind} view={view} />
          </>
        ))}
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} /> }]} />
      </Band>
    </>
  );
}

/** One page that the record rests on: whose it is, when it was read, and every entry and property that rests on it. */
export const sourcePage = definePage<SourcePage>({
  question: "source",
  nav: "sources",
  title: ({ row }) => shortAddress(row.address),
  csv: false,
  Page: SourcePageBody,
});
