import type { ComponentChildren, JSX } from "preact";
import type { CommitmentList, CommitmentState } from "../../contract/commitments.ts";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Glyph } from "../parts/glyph.tsx";
import { meetingNameFull } from "../parts/meeting-name.ts";
import { Pager } from "../parts/pager.tsx";
import { Party } from "../parts/party.tsx";
import { ListProv } from "../parts/prov.tsx";
import { glyphOfState } from "../parts/state.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: CommitmentList; readonly view: View };

function isState(value: string): value is CommitmentState {
  return value in glyphOfState;
}

function optionWords({ answer, view }: Props): (facet: string, value: string) => string {
  const meetings = new Map((answer.meetings ?? []).map((meeting) => [meeting.id, meeting]));
  return (facet, value) => {
    switch (facet) {
      case "state":
        return view.say(`state.short.${value}`);
      case "field":
        return view.field(value);
      case "made_by":
      case "made_to":
        return view.country(value);
      case "meeting": {
        const meeting = meetings.get(value);
        return meeting === undefined ? value : meetingNameFull(meeting, view);
      }
      default:
        return view.say(`commitments.${facet}.${value}`);
    }
  };
}

function marker(view: View): (facet: string, value: string) => ComponentChildren {
  return (facet, value) => {
    if (facet === "state" && isState(value)) return <Glyph name={glyphOfState[value]} />;
    if (facet === "made_by" || facet === "made_to")
      return (
        <span aria-hidden="true">
          <Party code={value} view={view} />
        </span>
      );
    return null;
  };
}

function CommitmentsPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`commitments.facet.${facet}`), option: optionWords({ answer, view }) };
  return (
    <>
      <Lead long title={view.t("commitments.title")} deck={view.t("commitments.deck")}>
        <AsOf stamp={answer.stamp} view={view} />
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} before={marker(view)} view={view} />
          <div id="list">
            <h2 class="count">{view.t("commitments.count", { count: answer.count, total: answer.total })}</h2>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.count > 0 && <p class="small">{view.t("commitments.order", { page: answer.page, pages: answer.pages })}</p>}
            {answer.rows.length === 0 ? (
              <EmptyList total={answer.total} view={view} />
            ) : (
              <CommitmentLines rows={answer.rows} meetings={answer.meetings} view={view} />
            )}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Every commitment of the selection, with facets whose counts are true. */
export const commitmentsPage = definePage<CommitmentList>({
  question: "commitments",
  nav: "commitments",
  title: (_, view) => view.t("commitments.title"),
  description: (_, view) => view.t("commitments.deck"),
  csv: true,
  Page: CommitmentsPage,
});
