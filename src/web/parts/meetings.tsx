import type { JSX } from "preact";
import type { MeetingRow } from "../../contract/meetings.ts";
import { lookOf, type Look } from "../charts/timeline-layout.ts";
import type { View } from "../view.ts";
import { Content } from "./content.tsx";
import { Glyph } from "./glyph.tsx";
import type { GlyphName } from "./glyphs.ts";
import { meetingName } from "./meeting-name.ts";
import { Parties } from "./party.tsx";
import { whereOf } from "./place-name.ts";
import { shortWhenOf, whenOf } from "./when.ts";

/** The glyph of each look of a meeting. */
export const glyphOfMeeting = {
  held: "held",
  online: "online",
  open: "planned",
  cancelled: "cancelled",
  postponed: "postponed",
} as const satisfies Record<Look, GlyphName>;

/** The glyph of a meeting with its word for those who do not see it. */
function MeetingGlyph({ row, view }: { readonly row: MeetingRow; readonly view: View }): JSX.Element {
  return (
    <span>
      <Glyph name={glyphOfMeeting[lookOf(row)]} />
      <span class="vh">{view.t(`meetings.status.${row.status}`)}</span>
    </span>
  );
}

/** What a meeting is called; its own title in the language in which it was recorded. */
export function MeetingTitle({ row, view }: { readonly row: MeetingRow; readonly view: View }): JSX.Element {
  if (row.title !== null) return <Content text={row.title} lang={row.lang} page={view} />;
  return <>{meetingName(row, view)}</>;
}

function counted(row: MeetingRow, view: View): readonly string[] {
  return [
    row.mode !== null && (row.place === null || row.mode === "hybrid") ? view.t(`meetings.mode.${row.mode}`) : null,
    row.documents.length > 0 ? view.t("meetings.documents", { count: row.documents.length }) : null,
    row.commitments > 0 ? view.t("meetings.commitments", { count: row.commitments }) : null,
    row.differs_on.length > 0 ? view.t("differ.heading") : null,
  ].filter((part) => part !== null);
}

type LineProps = { readonly row: MeetingRow; readonly view: View; readonly long: boolean; readonly remarks: boolean };

function Line({ row, view, long, remarks }: LineProps): JSX.Element {
  const when = long ? whenOf(row.date, view) : shortWhenOf(row.date, view);
  const counts = counted(row, view);
  const where = whereOf(row, view);
  return (
    <li>
      <span class="when">{when ?? view.t(row.date.start === null ? "date.not-known" : "meetings.day-unknown")}</span>
      <MeetingGlyph row={row} view={view} />
      <div>
        <b>
          <a href={view.href(`meetings/${row.id}`)}>
            <MeetingTitle row={row} view={view} />
          </a>
        </b>
        {where !== null && `, ${where}`}
        {row.status !== "held" && <span class="sub">{view.t(`meetings.status.${row.status}`)}</span>}
        {row.level_group === "two-party" && <Parties codes={row.parties} view={view} />}
        {remarks && row.note !== null && (
          <span class="line">
            <Content text={row.note} lang={row.lang} page={view} />
          </span>
        )}
        {counts.length > 0 && <span class="sub">{counts.join(" · ")}</span>}
      </div>
    </li>
  );
}

type LinesProps = {
  readonly rows: readonly MeetingRow[];
  readonly view: View;
  /** Dates with their year: where no heading says it. */
  readonly long?: boolean;
  /** With the record's first remark on each: what was announced for one that is still to come. */
  readonly remarks?: boolean;
};

/** Meetings as a dated list: the glyph says what became of each, and so does a word. */
export function MeetingLines({ rows, view, long = false, remarks = false }: LinesProps): JSX.Element {
  return (
    <ul class="meet">
      {rows.map((row) => (
        <Line row={row} view={view} long={long} remarks={remarks} />
      ))}
    </ul>
  );
}
