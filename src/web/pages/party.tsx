import type { JSX } from "preact";
import type { PartyPage } from "../../contract/entries.ts";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Figures, Lead } from "../parts/band.tsx";
import { CiteLinks, SaidOn } from "../parts/citations.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { Content } from "../parts/content.tsx";
import { DifferenceList } from "../parts/differ.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { StateCounts } from "../parts/linked-count.tsx";
import { MeetingLines } from "../parts/meetings.tsx";
import { Party } from "../parts/party.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { propertyName, ValueText } from "../parts/value-text.tsx";
import type { View } from "../view.ts";
import { partyCounts } from "./parties.tsx";

type Props = { readonly answer: PartyPage; readonly view: View };

function Said({ statement, view }: { readonly statement: PartyPage["statements"][number]; readonly view: View }): JSX.Element {
  const { words, value, lang, property } = statement;
  return (
    <li>
      {words === null ? (
        <ValueText property={property} value={value} lang={lang} view={view} />
      ) : (
        <Content text={words} lang={lang} page={view} />
      )}
      <span class="sub">
        <SaidOn statement={statement} view={view} /> · {propertyName(property, view)} ·{" "}
        <EntryLink subject={statement.subject} view={view}>
          <Content text={statement.title} lang={statement.title_lang} page={view} />
        </EntryLink>
        {" · "}
        {view.t(statement.own ? "statement.own" : "statement.from-own-page")} (<CiteLinks citations={statement.citations} view={view} />)
      </span>
    </li>
  );
}

function PartyPageBody({ answer, view }: Props): JSX.Element {
  const { row, states, ahead, alone, statements, differences, hosted } = answer;
  const see = view.t("overview.figures.see");
  const role = answer.gives ? "donor" : "recipient";
  const none = (text: string): JSX.Element => <p class="small">{text}</p>;
  return (
    <>
      <Lead long kicker={<Party code={row.code} view={view} />} title={view.country(row.code)} deck={view.t("party.deck")}>
        <AsOf stamp={answer.stamp} view={view} />
      </Lead>
      <Band heading={view.t("party.counts.heading")} note={view.t("parties.no-ranking")} id="counts">
        <Figures
          items={partyCounts(row, view).map(({ name, count, href }) => ({
            value: view.number(count),
            text: view.t(`parties.column.${name}`),
            ...(count > 0 ? { link: { href, text: see } } : {}),
          }))}
        />
        <p>
          <a href={view.href(`${role}s/${row.code}`)}>{view.t(`party.money.${role}`)}</a>
        </p>
        <h3>{view.t("party.states.heading")}</h3>
        <StateCounts states={states} narrowed={[["made_by", row.code]]} view={view} />
      </Band>
      <Band heading={view.t("agenda.ahead.heading")} note={view.t("agenda.ahead.note")} id="ahead">
        {ahead.length === 0 ? none(view.t("list.empty")) : <CommitmentLines rows={ahead} view={view} />}
        <p>
          <a href={`${view.href("agenda")}?party=${row.code}`}>{view.t("agenda.title")}</a>
        </p>
      </Band>
      <Band heading={view.t("party.alone.heading")} note={view.t("party.alone.note")} id="alone">
        {alone.length === 0 ? none(view.t("list.empty")) : <CommitmentLines rows={alone} view={view} />}
      </Band>
      <Band heading={view.t("party.said.heading")} note={view.t("party.said.note")} id="said">
        {statements.length === 0 ? (
          none(view.t("ledger.none"))
        ) : (
          <ul class="lines">
            {statements.map((statement) => (
              <Said statement={statement} view={view} />
            ))}
          </ul>
        )}
      </Band>
      <Band heading={view.t("differ.heading")} note={view.t("party.differ.note")} id="differences">
        {differences.length === 0 ? none(view.t("party.differ.none")) : <DifferenceList items={differences} view={view} linked />}
      </Band>
      <Band heading={view.t("party.hosted.heading")} id="hosted">
        {hosted.length === 0 ? none(view.t("list.empty")) : <MeetingLines rows={hosted} view={view} long />}
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} /> }]} />
      </Band>
    </>
  );
}

/** One member: what it promised alone and with others, what it said itself, where its account differs. */
export const partyPage = definePage<PartyPage>({
  question: "party",
  nav: "parties",
  title: ({ row }, view) => view.country(row.code),
  csv: false,
  follows: ({ row }) => ({ party: row.code }),
  Page: PartyPageBody,
});
