import type { JSX } from "preact";
import type { MeetingPage } from "../../contract/meetings.ts";
import { groupBy } from "../../core/group-by.ts";
import { lookOf } from "../charts/timeline-layout.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { Content, NotKnown } from "../parts/content.tsx";
import { Differences } from "../parts/differ.tsx";
import { DocumentLines } from "../parts/document-title.tsx";
import { EntryFoot } from "../parts/entry-foot.tsx";
import { Facts, Remarks, type FactRow } from "../parts/facts.tsx";
import { Glyph } from "../parts/glyph.tsx";
import { meetingName, meetingNameFull } from "../parts/meeting-name.ts";
import { glyphOfMeeting, MeetingTitle } from "../parts/meetings.tsx";
import { Parties, Party } from "../parts/party.tsx";
import { whereOf } from "../parts/place-name.ts";
import { Said } from "../parts/said.tsx";
import { whenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

/** What schema.org calls the states of an event; it has no word for one that is only proposed. */
const eventStatuses: Readonly<Record<string, string>> = {
  held: "https://schema.org/EventScheduled", // it has no word for one that was held
  planned: "https://schema.org/EventScheduled",
  postponed: "https://schema.org/EventPostponed",
  cancelled: "https://schema.org/EventCancelled",
};

type Props = { readonly answer: MeetingPage; readonly view: View };

function Opening({ answer, view }: Props): JSX.Element {
  const { row, documents, commitments } = answer;
  const kicker = (
    <>
      <span>{view.level(row.level)}</span>
      {row.number !== null && <span>{view.t("meeting.number", { number: String(row.number) })}</span>}
      <Parties codes={row.parties} view={view} />
    </>
  );
  const deck = `${whenOf(row.date, view) ?? view.t("date.not-known")} · ${whereOf(row, view) ?? view.t("meetings.place-unknown")}`;
  return (
    <Lead long kicker={kicker} title={<MeetingTitle row={row} view={view} />} deck={deck}>
      <div class="answer">
        <span class="verdict plain big">
          <Glyph name={glyphOfMeeting[lookOf(row)]} />
          <span>{view.t(`meetings.status.${row.status}`)}</span>
        </span>
        <p>
          {view.t(`meeting.answer.${row.status}`)}
          {documents.length > 0 && ` ${view.t("meeting.answer.documents", { count: documents.length })}`}
          {commitments.length > 0 && ` ${view.t("meeting.answer.commitments", { count: commitments.length })}`}
        </p>
      </div>
    </Lead>
  );
}

function factRows({ answer, view }: Props): readonly FactRow[] {
  const { row } = answer;
  const name = whereOf(row, view);
  const place = row.place !== null && row.country !== null ? `${name ?? ""} (${view.country(row.country)})` : name;
  return [
    { name: view.t("meeting.facts.when"), value: whenOf(row.date, view), missing: view.t("date.not-known") },
    { name: view.t("meeting.facts.where"), value: place, missing: view.t("meetings.place-unknown") },
    ...(row.mode === null ? [] : [{ name: view.t("meeting.facts.mode"), value: view.t(`meetings.mode.${row.mode}`) }]),
    { name: view.t("meeting.facts.level"), value: view.say(`meetings.group.${row.level_group}`) },
    ...(row.fields.length === 0
      ? []
      : [{ name: view.t("meeting.facts.fields"), value: view.list(row.fields.map((field) => view.field(field))) }]),
    ...(row.themes.length === 0
      ? []
      : [{ name: view.t("meeting.facts.themes"), value: view.list(row.themes.map((theme) => view.field(theme))) }]),
  ];
}

/** Every party of the meeting in the fixed order, with the offices seen; then others. */
function Participants({ answer, view }: Props): JSX.Element {
  const { row } = answer;
  const offices = groupBy(answer.participants, (participant) => participant.party);
  const codes = [...row.parties, ...[...offices.keys()].filter((code) => !row.parties.includes(code))];
  const heading = view.t(row.status === "held" ? "meeting.parties.heading" : "meeting.parties.open");
  return (
    <Band heading={heading} note={view.t("meeting.parties.note")}>
      {codes.length === 0 ? (
        <p class="small">{view.t("meeting.parties.none")}</p>
      ) : (
        <Facts
          rows={codes.map((code) => ({
            name: <Party code={code} view={view} full />,
            value: !offices.has(code) ? (
              <NotKnown>{view.t("meeting.parties.office-unknown")}</NotKnown>
            ) : (
              (offices.get(code) ?? []).map(({ office }) => (
                <span class="line">
                  <Content text={office} lang={row.lang} page={view} />
                </span>
              ))
            ),
          }))}
        />
      )}
    </Band>
  );
}

function Outcome({ answer, view }: Props): JSX.Element {
  const { documents, commitments, projects } = answer;
  return (
    <>
      <Band heading={view.t("meeting.documents.heading")}>
        {documents.length === 0 ? <p class="small">{view.t("meeting.documents.none")}</p> : <DocumentLines rows={documents} view={view} />}
      </Band>
      <Band
        heading={view.t("meeting.commitments.heading")}
        note={view.t("meeting.commitments.note", { day: view.day(answer.stamp.computed_for) })}
      >
        {commitments.length === 0 ? (
          <p class="small">{view.t("meeting.commitments.none")}</p>
        ) : (
          <CommitmentLines rows={commitments} view={view} />
        )}
      </Band>
      {projects.length > 0 && (
        <Band heading={view.t("meeting.projects.heading")}>
          <ul class="lines">
            {projects.map((project) => (
              <li>
                <a href={view.href(`projects/${project.id}`)}>
                  <Content text={project.title} lang={project.lang} page={view} />
                </a>
              </li>
            ))}
          </ul>
        </Band>
      )}
    </>
  );
}

/** The meetings of the same level before and after this one. */
function Sequence({ answer, view }: Props): JSX.Element | null {
  const { before, after } = answer;
  if (before === null && after === null) return null;
  return (
    <nav aria-label={view.t("meeting.sequence")}>
      <Band heading={view.t("meeting.sequence")}>
        <ul class="rows">
          {before !== null && (
            <li>
              <a rel="prev" href={view.href(`meetings/${before}`)}>
                {view.t("meeting.before")}
              </a>
            </li>
          )}
          {after !== null && (
            <li>
              <a rel="next" href={view.href(`meetings/${after}`)}>
                {view.t("meeting.after")}
              </a>
            </li>
          )}
        </ul>
      </Band>
    </nav>
  );
}

function MeetingPageBody({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Opening answer={answer} view={view} />
      <Differences items={answer.differences} view={view} />
      <Band heading={view.t("meeting.facts.heading")} note={view.t("meeting.facts.note")}>
        <Facts rows={factRows({ answer, view })} />
      </Band>
      <Participants answer={answer} view={view} />
      <Outcome answer={answer} view={view} />
      <Said items={answer.said} view={view} />
      <Remarks answer={answer} view={view} />
      <Sequence answer={answer} view={view} />
      <EntryFoot answer={answer} view={view} />
    </>
  );
}

/** One meeting: whether it was held, who took part by office, what came out of it, what others say of it. */
export const meetingPage = definePage<MeetingPage>({
  question: "meeting",
  nav: "meetings",
  title: ({ row }, view) => meetingNameFull(row, view),
  csv: false,
  linkedData: ({ row }, view) => ({
    "@type": "Event",
    name: meetingName(row, view),
    ...(row.date.start === null ? {} : { startDate: row.date.start, endDate: row.date.end ?? row.date.start }),
    eventStatus: eventStatuses[row.status],
    ...(row.place === null ? {} : { location: { "@type": "Place", name: row.place } }),
    organizer: row.parties.map((code) => ({ "@type": "AdministrativeArea", identifier: code, name: view.country(code) })),
  }),
  Page: MeetingPageBody,
});
