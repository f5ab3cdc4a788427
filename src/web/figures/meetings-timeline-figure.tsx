import type { JSX } from "preact";
import type { MeetingList } from "../../contract/meetings.ts";
import { levelGroups } from "../../core/kinds/partnership.ts";
import { meetingsTimeline, type TimelineWords } from "../charts/meetings-timeline.ts";
import type { Figure, KeyItem } from "../figure.ts";
import type { MeetingsFinding } from "../findings/meetings.ts";
import { Band } from "../parts/band.tsx";
import { FigureOnPage } from "../parts/figure-view.tsx";
import { meetingName } from "../parts/meeting-name.ts";
import { glyphOfMeeting } from "../parts/meetings.tsx";
import { recordSource } from "../parts/prov.tsx";
import { whenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: MeetingList; readonly finding: MeetingsFinding; readonly view: View };

/** The sentence over the timeline. It speaks of the whole record only where nothing was filtered away. */
function headline({ answer, finding, view }: Props): string {
  const { first: earliest, busiest } = finding;
  const first = earliest === null || answer.count !== answer.total ? null : view.t("meetings.finding.first", earliest);
  const second = busiest === null ? null : view.t("meetings.finding.busiest", busiest);
  if (first !== null && second !== null) return view.t("meetings.finding.both", { first, second });
  return first ?? second ?? view.t("meetings.finding.plain");
}

function keyOf(view: View): readonly KeyItem[] {
  const looks = ["held", "online", "open", "cancelled", "postponed"] as const;
  return [
    ...looks.map((look) => ({ glyph: glyphOfMeeting[look], text: view.t(`chart.meetings-timeline.key.${look}`) })),
    { glyph: null, text: view.t("chart.meetings-timeline.key.span") },
  ];
}

function timelineWords({ answer, finding, view }: Props): TimelineWords {
  const drawn = answer.rows.filter((row) => row.date.start !== null).length;
  return {
    label: view.t("chart.meetings-timeline.label", { count: drawn, first: finding.firstYear ?? "", last: finding.lastYear ?? "" }),
    group: (group) => view.say(`meetings.group.${group}`),
    title: (row) =>
      [meetingName(row, view), whenOf(row.date, view), view.t(`meetings.status.${row.status}`)].filter((part) => part !== null).join(" · "),
    note: (row) =>
      view.t(row.status === "cancelled" ? "chart.meetings-timeline.note.cancelled" : "chart.meetings-timeline.note.postponed", {
        date: view.day((row.date.start ?? "").slice(0, 7)),
      }),
    today: view.t("chart.meetings-timeline.today"),
  };
}

/** The timeline with its finding, its key and its limits. Null where no date is known. */
export function timelineFigure({ answer, finding, view }: Props): Figure | null {
  const drawing = meetingsTimeline.draw(answer, levelGroups, timelineWords({ answer, finding, view }));
  if (drawing === null) return null;
  const undated = drawing.undated.length === 0 ? [] : [view.t("chart.meetings-timeline.undated", { count: drawing.undated.length })];
  return {
    title: headline({ answer, finding, view }),
    unit: view.t("chart.meetings-timeline.unit"),
    key: keyOf(view),
    drawing,
    caption: [view.t("chart.meetings-timeline.calendar"), ...undated].join(" "),
    source: recordSource(answer, view),
  };
}

/** The same on its page; the table of its numbers is the list below it. */
export function Timeline(props: Props): JSX.Element | null {
  const figure = timelineFigure(props);
  if (figure === null) return null;
  return (
    <Band wide>
      <FigureOnPage name="timeline" figure={figure} heading="h2" view={props.view} />
    </Band>
  );
}
