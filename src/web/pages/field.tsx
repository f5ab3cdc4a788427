import type { JSX } from "preact";
import type { FieldPage } from "../../contract/entries.ts";
import { FieldPaymentSums } from "../figures/field-money.tsx";
import { Signed, Stated } from "../figures/record-money.tsx";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { StateCounts } from "../parts/linked-count.tsx";
import { MeetingLines } from "../parts/meetings.tsx";
import { PeopleTable } from "../parts/people-table.tsx";
import { ProjectLines } from "../parts/project-words.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: FieldPage; readonly view: View };

function FieldPageBody({ answer, view }: Props): JSX.Element {
  const { row, commitments, projects, meetings, people } = answer;
  const deck = view.t("field.deck", {
    commitments: row.commitments,
    projects: view.number(row.projects),
    meetings: view.number(row.meetings),
  });
  const none = <p class="small">{view.t("list.empty")}</p>;
  return (
    <>
      <Lead long title={view.field(row.id)} deck={deck}>
        <AsOf stamp={answer.stamp} view={view} />
      </Lead>
      <Band heading={view.t("kinds.commitment")} note={view.t("field.commitments.note")} id="commitments">
        <StateCounts states={row.states} narrowed={[["field", row.id]]} view={view} />
        {commitments.length === 0 ? none : <CommitmentLines rows={commitments} view={view} />}
      </Band>
      <Band heading={view.t("kinds.project")} note={view.t("field.projects.note")} id="projects">
        {projects.length === 0 ? none : <ProjectLines rows={projects} view={view} />}
      </Band>
      <Band heading={view.t("field.money.heading")} note={view.t("money.signed.note")} id="money">
        <Signed signed={answer.signed} view={view} />
        <h3>{view.t("field.payments.by-sector")}</h3>
        <FieldPaymentSums payments={answer.payments} field={row.id} view={view} />
        <p>
          <a href={`${view.href("activities")}?field=${row.id}`}>{view.t("activities.see")}</a>
        </p>
        {answer.stated.length > 0 && (
          <>
            <h3>{view.t("money.stated.heading")}</h3>
            <p class="small">{view.t("field.stated.note")}</p>
            <Stated stated={answer.stated} view={view} />
          </>
        )}
        <Prov
          items={[
            { name: view.t("provenance.snapshot"), value: <code>{answer.provenance.snapshot}</code> },
            { name: view.t("prov.rows"), value: <Rows page={view} /> },
          ]}
        />
      </Band>
      {people.length > 0 && (
        <Band heading={view.t("kinds.people-figure")} note={view.t("people.note")} id="people">
          <PeopleTable rows={people} view={view} />
        </Band>
      )}
      <Band heading={view.t("kinds.meeting")} note={view.t("field.meetings.note")} id="meetings">
        {meetings.length === 0 ? none : <MeetingLines rows={meetings} view={view} long />}
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} /> }]} />
      </Band>
    </>
  );
}

/** One field of co-operation: its promises, projects, figures on people and meetings. */
export const fieldPage = definePage<FieldPage>({
  question: "field",
  nav: "fields",
  title: ({ row }, view) => view.field(row.id),
  csv: false,
  Page: FieldPageBody,
});
