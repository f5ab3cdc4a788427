import type { JSX } from "preact";
import type { PartyList, PartyRow } from "../../contract/entries.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { CiteForm } from "../parts/cite-form.tsx";
import { LocalizedText } from "../parts/content.tsx";
import { LinkedCount } from "../parts/linked-count.tsx";
import { Party } from "../parts/party.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: PartyList; readonly view: View };

/** Each count with the address of its rows. */
export function partyCounts(row: PartyRow, view: View) {
  const page = view.href(`parties/${row.code}`);
  return [
    { name: "made", count: row.made, href: `${view.href("commitments")}?made_by=${row.code}` },
    { name: "made_alone", count: row.made_alone, href: `${page}#alone` },
    { name: "made_to", count: row.made_to, href: `${view.href("commitments")}?made_to=${row.code}` },
    { name: "statements", count: row.statements, href: `${page}#said` },
    { name: "projects", count: row.projects, href: `${view.href("projects")}?country=${row.code}` },
    { name: "hosted", count: row.hosted, href: `${page}#hosted` },
    { name: "differs", count: row.differs, href: `${page}#differences` },
  ] as const;
}

function Row({ row, view }: { readonly row: PartyRow; readonly view: View }): JSX.Element {
  return (
    <tr id={row.code}>
      <th scope="row">
        <a href={view.href(`parties/${row.code}`)}>
          <Party code={row.code} view={view} full />
        </a>
      </th>
      {partyCounts(row, view).map(({ name, count, href }) => (
        <td class="r" data-l={view.t(`parties.column.${name}`)}>
          <LinkedCount count={count} href={href} label={view.t(`parties.column.${name}`)} view={view} />
        </td>
      ))}
    </tr>
  );
}

function PartiesPage({ answer, view }: Props): JSX.Element {
  const [first] = answer.rows;
  return (
    <>
      <Lead long title={view.t("parties.title")} deck={view.t("parties.deck", { count: answer.rows.length })}>
        <p class="asof">
          <LocalizedText texts={view.partnership.order_rule} page={view} /> {view.t("parties.no-ranking")}
        </p>
      </Lead>
      <Band wide>
        <table class="tbl cards">
          <thead>
            <tr>
              <th scope="col">{view.t("parties.column.party")}</th>
              {first !== undefined &&
                partyCounts(first, view).map(({ name }) => (
                  <th scope="col" class="r">
                    {view.t(`parties.column.${name}`)}
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
        <p class="small">{view.t("parties.note")}</p>
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
        <CiteForm view={view} />
      </Band>
    </>
  );
}

/** The members in their fixed order: what each promised, was promised and said. */
export const partiesPage = definePage<PartyList>({
  question: "parties",
  nav: "parties",
  title: (_, view) => view.t("parties.title"),
  description: (answer, view) => view.t("parties.deck", { count: answer.rows.length }),
  csv: true,
  Page: PartiesPage,
});
