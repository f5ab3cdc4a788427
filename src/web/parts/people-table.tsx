import type { JSX } from "preact";
import type { PeopleRow } from "../../contract/entries.ts";
import type { View } from "../view.ts";
import { Party } from "./party.tsx";

const columns = ["programme", "country", "number", "measure", "as_of"] as const;

/** A number of people, or the money of a grant for them, as stated; whether a country takes part is no number, and its 0 no zero. */
export function peopleNumber(row: PeopleRow, view: View): string {
  const { value, qualifier, currency } = row;
  if (currency !== null) return view.money({ value, currency, qualifier: qualifier as "exact" }); // the contract's qualifiers are those of sums
  if (row.measure === "participates") return view.t(Number(value) === 0 ? "value.no" : "value.yes");
  const number = view.decimal(value);
  return qualifier === "exact" ? number : view.say(`amount.${qualifier}`, { amount: number });
}

function Row({ row, view }: { readonly row: PeopleRow; readonly view: View }): JSX.Element {
  const label = (name: (typeof columns)[number]): string => view.t(`people.column.${name}`);
  return (
    <tr id={row.id}>
      <th scope="row">
        <a href={view.href(`people/${row.id}`)}>{row.programme}</a>
        {row.attributed_to !== null && <span class="sub">{row.attributed_to}</span>}
      </th>
      <td data-l={label("country")}>
        <span>{row.country === null ? view.t("people.all-members") : <Party code={row.country} view={view} />}</span>
      </td>
      <td class="r" data-l={label("number")}>
        <span>
          {peopleNumber(row, view)}
          {row.derived && <span class="sub">{view.t("people.derived")}</span>}
        </span>
      </td>
      <td data-l={label("measure")}>
        <span>
          {view.say(`people.measure.${row.measure}`)}
          {row.same_as !== null && <span class="sub">{view.t("people.same-as")}</span>}
          {row.differs_on.length > 0 && <span class="sub">{view.t("differ.heading")}</span>}
        </span>
      </td>
      <td data-l={label("as_of")}>
        <span>
          {view.day(row.as_of)}
          {row.since !== null && <span class="sub">{view.t("people.since", { date: view.day(row.since) })}</span>}
        </span>
      </td>
    </tr>
  );
}

/** Figures on people, each with what it counts, until when, and as counted by whom. */
export function PeopleTable({ rows, view }: { readonly rows: readonly PeopleRow[]; readonly view: View }): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" class={name === "number" ? "r" : undefined}>
              {view.t(`people.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}
