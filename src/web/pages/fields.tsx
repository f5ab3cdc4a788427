import type { JSX } from "preact";
import type { FieldList, FieldRow } from "../../contract/entries.ts";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { CiteForm } from "../parts/cite-form.tsx";
import { LinkedCount, StateCounts } from "../parts/linked-count.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: FieldList; readonly view: View };

const columns = ["field", "commitments", "states", "measurable", "projects", "meetings", "people"] as const;

function Row({ row, view }: { readonly row: FieldRow; readonly view: View }): JSX.Element {
  const label = (name: (typeof columns)[number]): string => view.t(`fields.column.${name}`);
  const count = (name: "commitments" | "measurable" | "projects" | "meetings" | "people", href: string): JSX.Element => (
    <td class="r" data-l={label(name)}>
      <LinkedCount count={row[name]} href={href} label={label(name)} view={view} />
    </td>
  );
  return (
    <tr id={row.id}>
      <th scope="row">
        <a href={view.href(`fields/${row.id}`)}>{view.field(row.id)}</a>
        {row.priority && <span class="sub">{view.t("fields.priority")}</span>}
      </th>
      {count("commitments", `${view.href("commitments")}?field=${row.id}`)}
      <td data-l={label("states")}>
        <StateCounts states={row.states} narrowed={[["field", row.id]]} view={view} />
      </td>
      {count("measurable", `${view.href("commitments")}?field=${row.id}&measurable=yes`)}
      {count("projects", `${view.href("projects")}?field=${row.id}`)}
      {count("meetings", `${view.href("meetings")}?field=${row.id}`)}
      {count("people", `${view.href(`fields/${row.id}`)}#people`)}
    </tr>
  );
}

function FieldsPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Lead long title={view.t("fields.title")} deck={view.t("fields.deck")}>
        <AsOf stamp={answer.stamp} view={view} />
      </Lead>
      <Band wide>
        <table class="tbl cards">
          <thead>
            <tr>
              {columns.map((name) => (
                <th scope="col" class={name === "field" || name === "states" ? undefined : "r"}>
                  {view.t(`fields.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row) => (
              <Row row={row} view={view} />
            ))}
          </tbody>
        </table>
        <p class="small">{view.t("fields.note")}</p>
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
        <CiteForm view={view} />
      </Band>
    </>
  );
}

/** The fields of co-operation, with what was promised, signed and said in each. */
export const fieldsPage = definePage<FieldList>({
  question: "fields",
  nav: "fields",
  title: (_, view) => view.t("fields.title"),
  description: (_, view) => view.t("fields.deck"),
  csv: true,
  Page: FieldsPage,
});
