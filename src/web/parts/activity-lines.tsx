import type { JSX } from "preact";
import type { ActivityList, ActivityRow } from "../../contract/activities.ts";
import type { View } from "../view.ts";
import { NotKnown } from "./content.tsx";
import { NearestWords } from "./narratives.tsx";
import { TallySum } from "./tally.tsx";

type Props = { readonly answer: ActivityList; readonly view: View };
type RowProps = { readonly row: ActivityRow; readonly answer: ActivityList; readonly view: View };

const columns = ["activity", "recipient", "dates", "committed", "spent"] as const;
type Column = (typeof columns)[number];

function nameOf(column: Column, { currency }: ActivityList, view: View): string {
  if (column === "activity") return view.t("field.payments.column.activity");
  if (column === "recipient") return view.t("activities.facet.recipient");
  return column === "dates" ? view.t("activities.column.dates") : `${view.t(`activities.column.${column}`)}, ${currency.toUpperCase()}`;
}

/** The name of a place: of a country as everywhere, of a region of the DAC as its code list has it. */
export function placeWords(code: string, { names }: Pick<ActivityList, "names">, view: View): string {
  const region = names.find((name) => name.facet === "recipient" && name.value === code)?.name;
  return region === undefined ? view.country(code) : `${region} (${code})`;
}

/** A status of the code list ActivityStatus in words; one that the list does not have stays as published. */
export function statusWords(status: string | null, view: View): string {
  if (status === null || status === "unknown") return view.t("not-known");
  return /^[1-6]$/.test(status) ? view.say(`activities.status.${status}`) : status;
}

function DateText({
  date,
  isActual,
  view,
}: {
  readonly date: string | null;
  readonly isActual: boolean;
  readonly view: View;
}): JSX.Element {
  if (date === null) return <NotKnown>{view.t("not-known")}</NotKnown>;
  return <>{isActual ? view.day(date) : view.t("activities.planned", { date: view.day(date) })}</>;
}

/** When an activity began and ended, as far as it is published; dates that are planned say so. */
export function Dates({ row, view }: { readonly row: Omit<RowProps["row"], "committed" | "spent">; readonly view: View }): JSX.Element {
  return (
    <>
      <DateText date={row.start_date} isActual={row.has_started} view={view} /> –{" "}
      <DateText date={row.end_date} isActual={row.has_ended} view={view} />
    </>
  );
}

/** Why an activity is in no sum, with the way to what it reports. */
export function NotCounted({
  row,
  view,
}: {
  readonly row: Pick<ActivityRow, "not_counted_reason" | "not_counted_rows">;
  readonly view: View;
}) {
  const { not_counted_reason: reason, not_counted_rows: rows } = row;
  if (reason === null) return null;
  const words = view.say(`activities.not-counted.${reason}`);
  return <span class="sub">{rows === null ? words : <a href={view.href(rows)}>{words}</a>}</span>;
}

/** What is committed or spent; of an activity for a region alone that it cannot be told by country. */
function Sum({ row, type, answer, view }: RowProps & { readonly type: "committed" | "spent" }): JSX.Element {
  const tally = row[type];
  const isRegional = tally.payments === 0 && !row.recipients.some((code) => answer.recipients.includes(code));
  if (isRegional) return <NotKnown>{view.t("activities.region-only")}</NotKnown>;
  return <TallySum tally={tally} view={view} />;
}

function Row({ row, answer, view }: RowProps): JSX.Element {
  const name = (column: Column): string => nameOf(column, answer, view);
  const publisher = row.publisher_name ?? row.publisher ?? view.t("not-known");
  return (
    <tr>
      <th scope="row">
        <a href={view.href(row.page)}>
          <NearestWords narratives={row.titles} page={view} />
        </a>
        <span class="sub">
          {row.identifier ?? view.t("not-known")}
          {row.copy > 1 && ` · ${view.t("activities.copy", { copy: row.copy })}`}
        </span>
        <span class="sub">{publisher}</span>
        <NotCounted row={row} view={view} />
      </th>
      <td data-l={name("recipient")}>
        <span>{view.list(row.recipients.map((code) => placeWords(code, answer, view)))}</span>
      </td>
      <td data-l={name("dates")}>
        <span>
          <Dates row={row} view={view} />
          <span class="sub">{statusWords(row.status, view)}</span>
        </span>
      </td>
      {(["committed", "spent"] as const).map((type) => (
        <td class="r" data-l={name(type)}>
          <span>
            <Sum row={row} type={type} answer={answer} view={view} />
            {row[type].no_rate > 0 && row[type].value !== null && (
              <span class="sub">
                {view.t("no-rate")}: {view.number(row[type].no_rate)}
              </span>
            )}
          </span>
        </td>
      ))}
    </tr>
  );
}

/** Activities, one a line, with what was committed and spent in each. */
export function ActivityLines({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "committed" || column === "spent" ? "r" : undefined}>
              {nameOf(column, answer, view)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => (
          <Row row={row} answer={answer} view={view} />
        ))}
      </tbody>
    </table>
  );
}
