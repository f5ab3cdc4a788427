import type { JSX } from "preact";
import type { CitationView, Stamp, StatementView } from "../../contract/shared.ts";
import type { View } from "../view.ts";
import { Band } from "./band.tsx";
import { CitationList } from "./citations.tsx";
import { History } from "./history.tsx";
import { Prov, Rows, stampItems } from "./prov.tsx";

type Footed = { readonly stamp: Stamp; readonly citations: readonly CitationView[]; readonly history: readonly StatementView[] };

/** What stands at the end of every entry's page: the pages it rests on, and all that was ever recorded of it. */
export function EntryFoot({ answer, view }: { readonly answer: Footed; readonly view: View }): JSX.Element {
  return (
    <>
      <Band heading={view.t("citations.heading")} note={view.t("citations.note")} id="sources">
        <CitationList citations={answer.citations} view={view} />
      </Band>
      <Band heading={view.t("history.heading")} note={view.t("history.note")} id="history">
        <History history={answer.history} view={view} />
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} /> }]} />
      </Band>
    </>
  );
}
