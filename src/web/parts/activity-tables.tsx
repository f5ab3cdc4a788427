import type { JSX } from "preact";
import type { ActivityPage, ActivityResult, ActivityTransaction } from "../../contract/activities.ts";
import type { View } from "../view.ts";
import { Within, WordList } from "./activity-parts.tsx";
import { Content, NotKnown } from "./content.tsx";
import { NearestWords, tagOf } from "./narratives.tsx";

type Props = { readonly answer: ActivityPage; readonly view: View };

const Unknown = ({ view }: { readonly view: View }): JSX.Element => <NotKnown>{view.t("not-known")}</NotKnown>;

function Organisation({ name, reference }: { readonly name: string | null; readonly reference: string | null }): JSX.Element {
  return (
    <>
      {name ?? reference ?? "–"}
      {name !== null && reference !== null && <span class="sub">{reference}</span>}
    </>
  );
}

function TransactionRow({ row, view }: { readonly row: ActivityTransaction; readonly view: View }): JSX.Element {
  const own = row.words.filter((one) => one.element === "transaction/description");
  return (
    <tr>
      <th scope="row">
        {row.date === null ? <Unknown view={view} /> : view.day(row.date)}
        {row.ref !== null && <span class="sub">{row.ref}</span>}
      </th>
      <td data-l={view.t("activity.results.column.kind")}>
        <span>
          {row.type === null ? <Unknown view={view} /> : <span lang="en">{row.type_name ?? row.type}</span>}
          {row.type !== null && <span class="sub">{view.t("payments.rows.type", { type: row.type })}</span>}
        </span>
      </td>
      <td class="r" data-l={view.t("payments.rows.column.value")}>
        <span>
          {row.value === null ? <Unknown view={view} /> : view.decimal(row.value)} {row.currency ?? ""}
          {row.value === null && row.value_text !== null && <span class="sub">{row.value_text}</span>}
          {row.value_date !== null && row.value_date !== row.date && <span class="sub">{view.day(row.value_date)}</span>}
        </span>
      </td>
      <td data-l={view.t("activity.transactions.from-to")}>
        <span>
          <Organisation name={row.provider_name} reference={row.provider} /> →{" "}
          <Organisation name={row.receiver_name} reference={row.receiver} />
        </span>
      </td>
      <td data-l={view.t("activity.words")}>
        <span>
          <WordList words={own} view={view} />
          <Within within={row.within} view={view} />
        </span>
      </td>
    </tr>
  );
}

/** The transactions of the page, as published. */
export function Transactions({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{view.t("field.payments.column.date")}</th>
          <th scope="col">{view.t("activity.results.column.kind")}</th>
          <th scope="col" class="r">
            {view.t("payments.rows.column.value")}
          </th>
          <th scope="col">{view.t("activity.transactions.from-to")}</th>
          <th scope="col">{view.t("activity.words")}</th>
        </tr>
      </thead>
      <tbody>
        {answer.transactions.map((row) => (
          <TransactionRow row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function periodOf({ kind, baseline_date, period_start, period_end }: ActivityResult, view: View): JSX.Element | string {
  if (kind === "baseline") return baseline_date ?? <Unknown view={view} />;
  const days = [period_start, period_end].map((day) => (day === null ? view.t("not-known") : view.day(day)));
  return days.join(" – ");
}

function ResultRow({ row, view }: { readonly row: ActivityResult; readonly view: View }): JSX.Element {
  const column = (name: "period" | "kind" | "value"): string => view.t(`activity.results.column.${name}`);
  return (
    <tr>
      <th scope="row">
        <NearestWords narratives={row.result} page={view} />
        {row.result_type !== null && (
          <span class="sub" lang="en">
            {row.result_type}
          </span>
        )}
        {row.indicator.length > 0 && (
          <span class="line">
            <NearestWords narratives={row.indicator} page={view} />
          </span>
        )}
        {row.measure !== null && (
          <span class="sub" lang="en">
            {row.measure}
          </span>
        )}
        {row.ascending === false && <span class="sub">{view.t("activity.results.falls")}</span>}
      </th>
      <td data-l={column("period")}>
        <span>{periodOf(row, view)}</span>
      </td>
      <td data-l={column("kind")}>
        <span>{row.kind === null ? <Unknown view={view} /> : view.t(`activity.results.kind.${row.kind}`)}</span>
      </td>
      <td class="r" data-l={column("value")}>
        <span>
          {row.value ?? <Unknown view={view} />}
          {[row.dimensions, row.locations].map((more) => more !== null && <span class="sub">{more}</span>)}
          {row.comments.map((one) => (
            <span class="sub">
              <Content text={one.text} lang={tagOf(one)} page={view} />
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}

/** Results, a line for each baseline, target and actual value of the page. */
export function Results({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{view.t("activity.results.column.result")}</th>
          <th scope="col">{view.t("activity.results.column.period")}</th>
          <th scope="col">{view.t("activity.results.column.kind")}</th>
          <th scope="col" class="r">
            {view.t("activity.results.column.value")}
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.results.map((row) => (
          <ResultRow row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}
