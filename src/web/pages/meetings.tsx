import type { JSX } from "preact";
import type { MeetingList, MeetingRow } from "../../contract/meetings.ts";
import { byYear, findMeetings, type MeetingsFinding } from "../findings/meetings.ts";
import { Timeline, timelineFigure } from "../figures/meetings-timeline-figure.tsx";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { MeetingLines } from "../parts/meetings.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: MeetingList; readonly view: View };

function heading(finding: MeetingsFinding, view: View): string {
  const { firstYear: first, lastYear: last } = finding;
  if (first === null || last === null) return view.t("meetings.title");
  return first === last ? view.t("meetings.heading.year", { first }) : view.t("meetings.heading.range", { first, last });
}

function deck({ answer, view }: Props, finding: MeetingsFinding): string {
  if (answer.total === 0) return view.t("meetings.deck.empty");
  if (answer.count === 0) return view.t("meetings.deck.none");
  const parts = view.list(finding.statuses.map(({ status, count }) => view.t(`meetings.count.${status}`, { count })));
  const said =
    answer.count === answer.total
      ? view.t("meetings.deck.all", { count: answer.count, parts })
      : view.t("meetings.deck.some", { count: answer.count, total: answer.total, parts });
  const stays = finding.statuses.some(({ status }) => status === "cancelled" || status === "postponed");
  return stays ? `${said} ${view.t("meetings.deck.stays")}` : said;
}

/** Meetings under the headings of their years, in two columns where there is room. */
function MeetingsByYear({ rows, view }: { readonly rows: readonly MeetingRow[]; readonly view: View }): JSX.Element {
  return (
    <div class="yearcols">
      {byYear(rows).map(({ year, rows: ofYear }) => (
        <div class="year">
          <h3>{year ?? view.t("date.not-known")}</h3>
          <MeetingLines rows={ofYear} view={view} />
        </div>
      ))}
    </div>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    switch (facet) {
      case "level":
        return view.level(value);
      case "group":
      case "status":
        return view.say(`meetings.${facet}.${value}`);
      case "field":
        return view.field(value);
      case "party":
        return view.country(value);
      default:
        return value;
    }
  };
}

function MeetingsPage({ answer, view }: Props): JSX.Element {
  const finding = findMeetings(answer.rows);
  const words = { label: (facet: string) => view.say(`meetings.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={heading(finding, view)} deck={deck({ answer, view }, finding)} />
      <Timeline answer={answer} finding={finding} view={view} />
      <Band wide heading={view.t("meetings.list.heading")}>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <MeetingsByYear rows={answer.rows} view={view} />}
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Every meeting of the answer: what the numbers say, the timeline, the list by year. */
export const meetingsPage = definePage<MeetingList>({
  question: "meetings",
  nav: "meetings",
  title: (_, view) => view.t("meetings.title"),
  description: (answer, view) => deck({ answer, view }, findMeetings(answer.rows)),
  csv: true,
  figures: { timeline: (answer, view) => timelineFigure({ answer, finding: findMeetings(answer.rows), view }) },
  Page: MeetingsPage,
});
