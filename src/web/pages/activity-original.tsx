import type { JSX } from "preact";
import type { ActivityOriginal } from "../../contract/activities.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { DatasetFacts } from "../parts/dataset-facts.tsx";
import { NearestWords } from "../parts/narratives.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ActivityOriginal; readonly view: View };

const title = ({ answer, view }: Props): string =>
  view.t("activity.original.title", { identifier: answer.identifier ?? view.t("activity.no-identifier") });

function OriginalPage({ answer, view }: Props): JSX.Element {
  const { xml, withheld, byte_start: from, bytes } = answer;
  const place = view.t("activity.original.place", { from: view.number(from), to: view.number(from + bytes) });
  return (
    <>
      <Lead long title={title({ answer, view })} deck={view.t("activity.original.deck")}>
        <p>
          <a href={view.href(answer.page)}>
            <NearestWords narratives={answer.titles} page={view} />
          </a>
        </p>
      </Lead>
      <Band wide id="original">
        {xml === null ? (
          <p class="empty">
            <NotKnown>{view.t("not-held")}</NotKnown> {view.t("activity.original.gone")}
          </p>
        ) : (
          <>
            <p class="small">
              {view.t("activity.original.withheld", { count: withheld })} {answer.is_cut && view.t("activity.original.cut")}
            </p>
            <pre class="source" tabIndex={0}>
              <code>{xml}</code>
            </pre>
          </>
        )}
      </Band>
      <Band heading={view.t("activity.dataset.heading")} id="dataset">
        <DatasetFacts dataset={answer.dataset} more={[{ name: view.t("dataset.place"), value: place }]} view={view} />
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} /> }]} />
      </Band>
    </>
  );
}

/** What a publisher wrote of an activity, as XML without persons, or that its file is not there any more. */
export const activityOriginalPage = definePage<ActivityOriginal>({
  question: "activity-original",
  nav: "activities",
  title: (answer, view) => title({ answer, view }),
  csv: false,
  Page: OriginalPage,
});
