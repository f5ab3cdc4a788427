import type { JSX } from "preact";
import type { EntryPage } from "../../contract/entries.ts";
import { definePage, type Section } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { LinkGround } from "../parts/chain-items.tsx";
import { Content } from "../parts/content.tsx";
import { Differences } from "../parts/differ.tsx";
import { EntryFoot } from "../parts/entry-foot.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { FactValue } from "../parts/fact-value.tsx";
import { Facts, Remarks } from "../parts/facts.tsx";
import { Said } from "../parts/said.tsx";
import { propertyName } from "../parts/value-text.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: EntryPage; readonly view: View };

function EntryPageBody({ answer, view }: Props): JSX.Element {
  const { kind, title, lang, facts, linked } = answer;
  const rows = facts.map(({ property, value }) => ({
    name: propertyName(property, view),
    value: value === null ? null : <FactValue kind={kind} property={property} value={value} lang={lang} view={view} />,
    missing: view.t("not-known"),
  }));
  return (
    <>
      <Lead long kicker={<span>{view.say(`kinds.${kind}`)}</span>} title={<Content text={title} lang={lang} page={view} />} />
      <Differences items={answer.differences} view={view} />
      <Band heading={view.t("entry.facts.heading")} note={view.t("entry.facts.note")} id="facts">
        <Facts rows={rows} />
      </Band>
      {linked.length > 0 && (
        <Band heading={view.t("linked.heading")} note={view.t("linked.note")} id="linked">
          <ul class="lines">
            {linked.map((one) => (
              <li>
                <span class="sub">{view.t(`linked.${one.relation}`)}</span>
                <EntryLink subject={one.subject} view={view}>
                  <Content text={one.title} lang={one.lang} page={view} />
                </EntryLink>
                {one.link !== null && <LinkGround link={one.link} view={view} />}
              </li>
            ))}
          </ul>
        </Band>
      )}
      <Said items={answer.said} view={view} />
      <Remarks answer={answer} view={view} />
      <EntryFoot answer={answer} view={view} />
    </>
  );
}

function entryPage(question: string, nav: Section) {
  return definePage<EntryPage>({ question, nav, title: ({ title }) => title, csv: false, Page: EntryPageBody });
}

/** One entry of a kind that needs no page of its own making: its facts, who says otherwise, what it is linked to, every source. */
export const entryPages = [
  entryPage("people-figure", "people"),
  entryPage("investment", "investment"),
  entryPage("indicator-figure", "figures"),
  entryPage("format", "formats"),
];
