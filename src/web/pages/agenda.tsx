import type { ComponentChildren, JSX } from "preact";
import type { Agenda } from "../../contract/matters.ts";
import { lastDay } from "../../core/partial-date.ts";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { MeetingLines } from "../parts/meetings.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import type { CalendarEntry } from "../twins/entries.ts";
import { twinAddress } from "../address.ts";
import { meetingName, meetingNameFull } from "../parts/meeting-name.ts";
import { whereOf } from "../parts/place-name.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: Agenda; readonly view: View };

function deck({ meetings, ahead, passed }: Agenda, view: View): string {
  return view.t("agenda.deck", { meetings: meetings.length, ahead: view.number(ahead.length), passed: view.number(passed.length) });
}

type PartProps = {
  readonly id: "meetings" | "ahead" | "later" | "passed";
  readonly note: string;
  readonly view: View;
  readonly children: ComponentChildren;
};

function Part({ id, note, view, children }: PartProps): JSX.Element {
  return (
    <section class="part" id={id}>
      <h2>{view.t(`agenda.${id}.heading`)}</h2>
      <p class="small">{note}</p>
      {children}
    </section>
  );
}

/** What falls due up to the next meeting, and what later; all of it together where no meeting has a date. */
function Ahead({ answer, view, none }: Props & { readonly none: (text: string) => JSX.Element }): JSX.Element {
  const { ahead, next, meetings } = answer;
  const meeting = meetings.find(({ id }) => id === next?.id);
  const note = view.t("agenda.ahead.note");
  const lines = (rows: Agenda["ahead"]): JSX.Element =>
    rows.length === 0 ? (
      none(view.t(next === null ? "agenda.ahead.none" : "agenda.ahead.none-then"))
    ) : (
      <CommitmentLines rows={rows} view={view} />
    );
  if (next === null || meeting === undefined)
    return (
      <Part id="ahead" note={note} view={view}>
        {lines(ahead)}
      </Part>
    );
  const isBefore = ({ due_on: due }: Agenda["ahead"][number]): boolean => lastDay(due ?? "9999") <= next.last_day;
  const until = { day: view.day(next.last_day), meeting: meetingNameFull(meeting, view) };
  return (
    <>
      <Part id="ahead" note={view.t("agenda.ahead.until", until)} view={view}>
        {lines(ahead.filter(isBefore))}
      </Part>
      <Part id="later" note={note} view={view}>
        {lines(ahead.filter((row) => !isBefore(row)))}
      </Part>
    </>
  );
}

function AgendaPage({ answer, view }: Props): JSX.Element {
  const { meetings, passed, stamp, facets } = answer;
  const isNarrowed = Object.keys(answer.selection).length > 0;
  const none = (text: string): JSX.Element => <p class="empty">{isNarrowed ? view.t("list.none-selected") : text}</p>;
  const words = { label: () => view.t("agenda.facet.party"), option: (_: string, code: string) => view.country(code) };
  return (
    <>
      <Lead long title={view.t("agenda.title")} deck={deck(answer, view)}>
        <AsOf stamp={stamp} view={view} />
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={facets} view={view} />
          <div id="list">
            <Selection {...words} facets={facets} view={view} />
            <Part id="meetings" note={view.t("agenda.meetings.note")} view={view}>
              {meetings.length === 0 ? (
                none(view.t("overview.meetings.none-announced"))
              ) : (
                <MeetingLines rows={meetings} view={view} long remarks />
              )}
            </Part>
            <Ahead answer={answer} view={view} none={none} />
            <Part id="passed" note={view.t("agenda.passed.note", { date: view.day(stamp.read_up_to) })} view={view}>
              {passed.length === 0 ? none(view.t("agenda.passed.none")) : <CommitmentLines rows={passed} view={view} />}
            </Part>
            <Prov items={[...stampItems(stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
            <ul class="rows">
              <li>
                <a href={twinAddress(view, "ics")}>{view.t("agenda.calendar")}</a>
              </li>
            </ul>
          </div>
        </div>
      </Band>
    </>
  );
}

const isDay = (date: string | null): date is string => date !== null && date.length === 10;

/** What has a day of its own: a meeting whose month or span alone is known, and what is past its day, stand on the page alone. */
function calendarOf({ meetings, ahead }: Agenda, view: View): readonly CalendarEntry[] {
  const meet = meetings.flatMap((row): readonly CalendarEntry[] => {
    const { start, end, precision } = row.date;
    if (!isDay(start) || precision !== "day") return [];
    const text = view.t(`meetings.status.${row.status}`);
    const address = view.href(`meetings/${row.id}`);
    const place = whereOf(row, view);
    return [{ key: row.subject, title: meetingName(row, view), text, address, place, first: start, last: isDay(end) ? end : start }];
  });
  const due = ahead.flatMap(({ due_on: day, subject, text, id }): readonly CalendarEntry[] => {
    if (!isDay(day)) return [];
    const title = view.t("agenda.due", { text });
    return [{ key: subject, title, text: null, address: view.href(`commitments/${id}`), place: null, first: day, last: day }];
  });
  return [...meet, ...due];
}

/** What lies ahead: who meets next, what falls due, and what is past its day without a later word. */
export const agendaPage = definePage<Agenda>({
  question: "agenda",
  nav: "agenda",
  title: (_, view) => view.t("agenda.title"),
  description: deck,
  csv: true,
  calendar: calendarOf,
  Page: AgendaPage,
});
