import type { JSX } from "preact";
import type { CommitmentRow, MeetingName } from "../../contract/commitments.ts";
import type { View } from "../view.ts";
import { Content, NotKnown } from "./content.tsx";
import { meetingNameFull } from "./meeting-name.ts";
import { Parties } from "./party.tsx";
import { State } from "./state.tsx";
import { TargetText } from "./value-text.tsx";
import { whenOf } from "./when.ts";

type LineProps = { readonly row: CommitmentRow; readonly view: View };

function Made({ row, view }: LineProps): JSX.Element {
  return (
    <p class="meta">
      <span>{view.t(`commitment.by.${row.kind}`)}</span>
      <Parties codes={row.made_by} view={view} />
      {row.made_to.length > 0 && (
        <>
          <span>{view.t("commitment.to")}</span>
          <Parties codes={row.made_to} view={view} />
        </>
      )}
      {row.actor !== null && <span>{row.actor}</span>}
    </p>
  );
}

function Place({ row, meeting, view }: LineProps & { readonly meeting: MeetingName | undefined }): JSX.Element {
  const where = meeting === undefined ? whenOf(row.made_on, view) : meetingNameFull(meeting, view);
  return (
    <p class="meta">
      <span>{view.field(row.field)}</span>
      {where === null ? <NotKnown>{view.t("date.not-known")}</NotKnown> : <span>{where}</span>}
      {row.document === null && <span>{view.t("commitment.no-text")}</span>}
      {row.part_of !== null && <span>{view.t("commitment.is-part")}</span>}
      {row.example_only && <span>{view.t("commitment.example-only")}</span>}
    </p>
  );
}

function Standing({ row, view }: LineProps): JSX.Element {
  const { target } = row;
  return (
    <div class="right">
      <State state={row.state} view={view} />
      {target === null ? (
        <span class="small">{view.t("commitment.not-measurable")}</span>
      ) : (
        <span class="target">
          <TargetText target={target} lang={row.lang} view={view} />
          {target.by !== null && <span class="sub">{view.t("commitment.target-by", { date: view.day(target.by) })}</span>}
        </span>
      )}
      <span class="small">
        {row.last_word_on === null
          ? view.t("commitment.no-later-word")
          : view.t("commitment.last-word", { date: view.day(row.last_word_on) })}
      </span>
      {row.projects.length > 0 && <span class="small">{view.t("commitment.signed-projects", { count: row.projects.length })}</span>}
      {row.differs_on.length > 0 && row.state !== "differs" && <span class="small">{view.t("differ.heading")}</span>}
    </div>
  );
}

type LinesProps = {
  readonly rows: readonly CommitmentRow[];
  readonly view: View;
  /** Names of the meetings at which they were made; without them the day stands alone. */
  readonly meetings?: readonly MeetingName[] | undefined;
};

/** Commitments as a list: what, by whom to whom, where and when, and where each stands. */
export function CommitmentLines({ rows, view, meetings = [] }: LinesProps): JSX.Element {
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  return (
    <ol class="clist">
      {rows.map((row) => (
        <li id={row.id}>
          <div>
            <h3>
              <a href={view.href(`commitments/${row.id}`)}>
                <Content text={row.text} lang={row.lang} page={view} />
              </a>
            </h3>
            <Made row={row} view={view} />
            <Place row={row} meeting={byId.get(row.made_at ?? "")} view={view} />
          </div>
          <Standing row={row} view={view} />
        </li>
      ))}
    </ol>
  );
}
