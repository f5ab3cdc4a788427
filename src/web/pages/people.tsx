import type { JSX } from "preact";
import type { PeopleList } from "../../contract/entries.ts";
import { groupBy } from "../../core/group-by.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { peopleNumber, PeopleTable } from "../parts/people-table.tsx";
import { Party } from "../parts/party.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: PeopleList; readonly view: View };

/** The newest figure of each programme from each member of the side that sends, side by side; a member without one has a hole. Nothing is added up. */
function Newest({ answer, view }: Props): JSX.Element {
  const counted = new Set(answer.newest.flatMap(({ country }) => country ?? []));
  const members = view.partnership.sides.filter((side) => side.parties.some((code) => counted.has(code))).flatMap((side) => side.parties);
  return (
    <div class="scroll" role="region" aria-label={view.t("people.newest.heading")} tabIndex={0}>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{view.t("people.column.programme")}</th>
            {members.map((code) => (
              <th scope="col" class="r">
                <Party code={code} view={view} />
              </th>
            ))}
            <th scope="col" class="r">
              {view.t("people.all-members")}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...groupBy(answer.newest, (one) => one.programme)].map(([programme, ofProgramme]) => (
            <tr>
              <th scope="row">{programme}</th>
              {[...members, null].map((code) => {
                const row = ofProgramme.find((one) => one.country === code)?.row;
                return (
                  <td class="r">
                    {row === undefined ? (
                      <NotKnown>{view.t("people.no-figure")}</NotKnown>
                    ) : (
                      <>
                        <a href={view.href(`people/${row.id}`)}>{peopleNumber(row, view)}</a>
                        <span class="sub">{view.say(`people.measure.${row.measure}`)}</span>
                        <span class="sub">{view.day(row.as_of)}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    switch (facet) {
      case "country":
        return value === "all" ? view.t("people.all-members") : view.country(value);
      case "measure":
        return view.say(`people.measure.${value}`);
      default:
        return value;
    }
  };
}

const reasons = ["measures", "programmes", "days", "twice", "holes"] as const;

function PeoplePage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`people.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("people.title")} deck={view.t("people.deck", { count: answer.total })} />
      {answer.newest.length > 0 && (
        <Band wide heading={view.t("people.newest.heading")} note={view.t("people.newest.note")} id="newest">
          <Newest answer={answer} view={view} />
        </Band>
      )}
      <Band heading={view.t("people.sum.heading")} note={view.t("people.sum.note")} id="sum">
        <ul class="prose points">
          {reasons.map((reason) => (
            <li>{view.t(`people.sum.${reason}`)}</li>
          ))}
        </ul>
      </Band>
      <Band wide heading={view.t("people.list.heading")} note={view.t("people.note")}>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <p class="count">{view.t("people.count", { count: answer.count, total: answer.total })}</p>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <PeopleTable rows={answer.rows} view={view} />}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Figures on people who studied or were trained, and why they do not add up. */
export const peoplePage = definePage<PeopleList>({
  question: "people",
  nav: "people",
  title: (_, view) => view.t("people.title"),
  description: (answer, view) => view.t("people.deck", { count: answer.total }),
  csv: true,
  Page: PeoplePage,
});
