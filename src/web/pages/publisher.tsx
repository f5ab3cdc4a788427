import type { JSX } from "preact";
import type { PublisherPage as Answer } from "../../contract/datasets.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { DatasetLines } from "../parts/dataset-lines.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import { SetAsideBand } from "../parts/set-aside.tsx";
import { TallySum } from "../parts/tally.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: Answer; readonly view: View };
type Line = Pick<Answer["sums"], "committed" | "spent"> & { readonly name: string };

function Sums({
  lines,
  total,
  column,
  view,
}: {
  readonly lines: readonly Line[];
  readonly total: Line;
  readonly column: string;
  readonly view: View;
}) {
  const row = (line: Line): JSX.Element => (
    <tr>
      <th scope="row">{line.name}</th>
      {(["committed", "spent"] as const).map((type) => (
        <td class="r" data-l={view.t(`activities.column.${type}`)}>
          <span>
            <TallySum tally={line[type]} view={view} />
            {line[type].no_rate > 0 && (
              <span class="sub">
                {view.t("no-rate")}: {view.number(line[type].no_rate)}
              </span>
            )}
          </span>
        </td>
      ))}
    </tr>
  );
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{column}</th>
          <th scope="col" class="r">
            {view.t("activities.column.committed")}
          </th>
          <th scope="col" class="r">
            {view.t("activities.column.spent")}
          </th>
        </tr>
      </thead>
      <tbody>{lines.map(row)}</tbody>
      <tfoot>{row(total)}</tfoot>
    </table>
  );
}

function Money({ answer, view }: Props): JSX.Element {
  const total = { ...answer.sums, name: view.t("flows.all") };
  const years = answer.years.map((one) => ({ ...one, name: one.year === null ? view.t("payments.year-not-known") : String(one.year) }));
  return (
    <Band heading={view.t("publisher.money.heading")} note={view.t("payments.years.note")} id="money">
      {years.length === 0 ? (
        <p class="empty">{view.t("publisher.money.none")}</p>
      ) : (
        <>
          <Sums lines={years} total={total} column={view.t("publisher.column.year")} view={view} />
          <h3>{view.t("payments.recipients.heading")}</h3>
          <Sums
            lines={answer.recipients.map((one) => ({ ...one, name: view.country(one.recipient) }))}
            total={total}
            column={view.t("activities.facet.recipient")}
            view={view}
          />
        </>
      )}
      <p>
        <a href={view.href(answer.payments)}>{view.t("payments.see")}</a>
        {answer.list !== null && (
          <>
            {" · "}
            <a href={view.href(answer.list)}>{view.t("activities.see")}</a>
          </>
        )}
      </p>
    </Band>
  );
}

function PublisherPage({ answer, view }: Props): JSX.Element {
  const { activities, counted, concerned } = answer;
  return (
    <>
      <Lead
        long
        kicker={answer.ref}
        title={answer.name ?? answer.ref}
        deck={view.t("publisher.deck", { activities, counted, concerned })}
      />
      <Money answer={answer} view={view} />
      <Band wide heading={view.t("data-sources.files")} id="files">
        <DatasetLines rows={answer.datasets} view={view} />
        {answer.more_datasets > 0 && (
          <p class="small">
            {view.t("activity.more", { shown: answer.datasets.length, count: answer.datasets.length + answer.more_datasets })}
          </p>
        )}
      </Band>
      <SetAsideBand aside={answer.set_aside} view={view} />
      <Band>
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} canCite={false} />
    </>
  );
}

/** One publisher: its files, activities, money to the recipients by year, and what of it was set aside. */
export const publisherPage = definePage<Answer>({
  question: "publisher",
  nav: "data-sources",
  title: ({ name, ref }) => name ?? ref,
  csv: true,
  Page: PublisherPage,
});
