import type { JSX } from "preact";
import type { DocumentPage } from "../../contract/meetings.ts";
import { inLanguage } from "../../core/languages.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { Content, LocalizedText } from "../parts/content.tsx";
import { Differences } from "../parts/differ.tsx";
import { hostOf } from "../parts/document-title.tsx";
import { EntryFoot } from "../parts/entry-foot.tsx";
import { Facts, Remarks, type FactRow } from "../parts/facts.tsx";
import { MeetingTitle } from "../parts/meetings.tsx";
import { Parties } from "../parts/party.tsx";
import { Said } from "../parts/said.tsx";
import { whenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: DocumentPage; readonly view: View };

function Opening({ answer, view }: Props): JSX.Element {
  const { row } = answer;
  const kicker = (
    <>
      <span>{view.say(`documents.kind.${row.kind}`)}</span>
      <span>{whenOf(row.date, view) ?? view.t("date.not-known")}</span>
      <Parties codes={row.parties} view={view} />
    </>
  );
  return (
    <Lead long kicker={kicker} title={<LocalizedText texts={row.titles} page={view} />}>
      <p class="asof">
        {row.url === null ? (
          view.t("document.text.none")
        ) : (
          <a href={row.url} rel="noopener external">
            {view.t("document.text.link", { publisher: hostOf(row.url) })}
          </a>
        )}
      </p>
    </Lead>
  );
}

function factRows({ answer, view }: Props): readonly FactRow[] {
  const { row, meeting } = answer;
  const seen = row.languages_seen.map((lang) => view.language(lang));
  return [
    { name: view.t("document.facts.kind"), value: view.say(`documents.kind.${row.kind}`) },
    { name: view.t("document.facts.date"), value: whenOf(row.date, view), missing: view.t("date.not-known") },
    {
      name: view.t("document.facts.adopted"),
      value:
        meeting === null ? (
          view.t("document.facts.not-at-meeting")
        ) : (
          <a href={view.href(`meetings/${meeting.id}`)}>
            <MeetingTitle row={meeting} view={view} />
          </a>
        ),
    },
    {
      name: view.t("document.facts.parties"),
      value: row.parties.length === 0 ? null : <Parties codes={row.parties} view={view} full />,
      missing: view.t("not-known"),
    },
    {
      name: view.t("document.facts.languages"),
      value: seen.length === 0 ? null : view.list(seen),
      missing: view.t("document.facts.languages-none"),
    },
    ...Object.entries(row.titles).map(([lang, title]) => ({
      name: view.t("document.facts.title-in", { language: view.language(lang) }),
      value: <span lang={lang}>{title}</span>,
    })),
  ];
}

function DocumentPageBody({ answer, view }: Props): JSX.Element {
  const { row, commitments } = answer;
  return (
    <>
      <Opening answer={answer} view={view} />
      <Differences items={answer.differences} view={view} />
      <Band heading={view.t("document.summary.heading")} note={view.t("document.summary.note")}>
        <p class="prose">
          <Content text={row.summary} lang={row.lang} page={view} />
        </p>
      </Band>
      <Band heading={view.t("document.facts.heading")} note={view.t("document.facts.note")}>
        <Facts rows={factRows({ answer, view })} />
      </Band>
      <Band heading={view.t("document.commitments.heading")} note={view.t("document.commitments.note")}>
        {commitments.length === 0 ? (
          <p class="small">{view.t("document.commitments.none")}</p>
        ) : (
          <CommitmentLines rows={commitments} view={view} />
        )}
      </Band>
      <Said items={answer.said} view={view} />
      <Remarks answer={answer} view={view} />
      <EntryFoot answer={answer} view={view} />
    </>
  );
}

/** One document: its official titles, what the record says is in it, where the text is, what was drawn from it. */
export const documentPage = definePage<DocumentPage>({
  question: "document",
  nav: "documents",
  title: ({ row }, view) => inLanguage(row.titles, view.lang).text,
  description: ({ row }) => row.summary,
  csv: false,
  linkedData: ({ row }, view) => {
    const { text, lang } = inLanguage(row.titles, view.lang);
    const publication = row.date.start === null ? {} : { datePublished: row.date.start };
    return { "@type": "DigitalDocument", name: text, inLanguage: lang, ...publication, ...(row.url === null ? {} : { sameAs: row.url }) };
  },
  Page: DocumentPageBody,
});
