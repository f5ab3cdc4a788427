import type { JSX } from "preact";
import type { ActivityPage as Answer } from "../../contract/activities.ts";
import { activityMap } from "../figures/activity-map.ts";
import { definePage } from "../page.ts";
import { Cell, hasParts, Parts, WordList } from "../parts/activity-parts.tsx";
import { Results, Transactions } from "../parts/activity-tables.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { DatasetFacts } from "../parts/dataset-facts.tsx";
import { Facts } from "../parts/facts.tsx";
import { nearest, NearestWords } from "../parts/narratives.tsx";
import { Pager } from "../parts/pager.tsx";
import { FigureOnPage } from "../parts/figure-view.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: Answer; readonly view: View };

const who = ["participating_org", "other_identifier", "contact_info", "activity_website"];
const purposes = ["sector", "tag", "policy_marker", "humanitarian_scope", "aid_type", "country_budget_items"];
const plans = ["budget", "planned_disbursement", "conditions", "crs_add", "fss"];
const places = ["recipient_country", "recipient_region", "location"];
const shownCopies = 20;

/** That several copies of the activity are held, which of them this is, and why one is in no sum. */
function Copies({ answer, view }: Props): JSX.Element | null {
  const { copies, copy, not_counted_reason: reason } = answer;
  return (
    <>
      {reason !== null && <p class="asof">{view.say(`activities.not-counted.${reason}`)}</p>}
      {copies > 1 && (
        <p class="small">
          {view.t("activity.copies", { count: copies })}{" "}
          {Array.from({ length: Math.min(copies, shownCopies) }, (_, index) => index + 1).map((one) =>
            one === copy ? (
              <b>{view.t("activities.copy", { copy: one })} </b>
            ) : (
              <a href={`${view.path}?copy=${String(one)}`}>{view.t("activities.copy", { copy: one })} </a>
            ),
          )}
          {copies > shownCopies && "…"}
        </p>
      )}
    </>
  );
}

function Publisher({ answer, view }: Props): JSX.Element {
  const { publisher, publisher_names: names, publisher_page: page } = answer;
  const name = names.length === 0 ? <>{publisher ?? view.t("not-known")}</> : <NearestWords narratives={names} page={view} />;
  return page === null ? name : <a href={view.href(page)}>{name}</a>;
}

function Opening({ answer, view }: Props): JSX.Element {
  const { identifier, publisher, publisher_names: names } = answer;
  return (
    <Lead long title={<NearestWords narratives={answer.titles} page={view} />}>
      <p class="deck">
        {identifier ?? <NotKnown>{view.t("activity.no-identifier")}</NotKnown>} · <Publisher answer={answer} view={view} />
        {names.length > 0 && publisher !== null && ` (${publisher})`}
      </p>
      <Copies answer={answer} view={view} />
    </Lead>
  );
}

function About({ answer, view }: Props): JSX.Element {
  const titles = answer.titles.map((title) => ({ ...title, element: "title" }));
  return (
    <Band heading={view.t("activity.about.heading")} note={view.t("activity.note")} id="about">
      {titles.length > 1 && (
        <>
          <h3>{view.t("activity.titles")}</h3>
          <p>
            <WordList words={titles} view={view} />
          </p>
        </>
      )}
      <Parts answer={answer} kinds={["description", "activity_date"]} view={view} />
      <Facts
        rows={answer.attributes.map((cell) => ({
          name: <code>{cell.name}</code>,
          value: <Cell cell={cell} part="activity" view={view} />,
        }))}
      />
    </Band>
  );
}

function Money({ answer, view }: Props): JSX.Element {
  const { count, transactions, payments } = answer;
  return (
    <Band wide heading={view.t("activity.transactions.heading", { count })} note={view.t("activity.transactions.note")} id="transactions">
      {payments !== null && (
        <p>
          <a href={view.href(payments)}>{view.t("activity.payments")}</a>
        </p>
      )}
      {transactions.length > 0 && <Transactions answer={answer} view={view} />}
      {transactions.length < count && <p class="small">{view.t("activity.more", { shown: transactions.length, count })}</p>}
      {count === 0 && <p class="empty">{view.t("no-figure")}</p>}
    </Band>
  );
}

function Related({ answer, view }: Props): JSX.Element | null {
  if (answer.related.length === 0) return null;
  return (
    <>
      <h3>{view.t("activity.related")}</h3>
      <ul class="lines">
        {answer.related.map(({ ref, page, title, meaning, type }) => (
          <li>
            {page === null ? (ref ?? view.t("not-known")) : <a href={view.href(page)}>{title ?? ref}</a>}
            {page === null && (
              <>
                {" "}
                <NotKnown>{view.t("not-held")}</NotKnown>
              </>
            )}
            <span class="sub" lang={meaning === null ? undefined : "en"}>
              {meaning ?? type} {page === null ? "" : (ref ?? "")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Beyond({ answer, view }: Props): JSX.Element {
  const { quarantine, withheld, extensions } = answer;
  const counted = (list: readonly { readonly element: string; readonly count: number; readonly name?: string }[]): JSX.Element => (
    <ul class="lines">
      {list.map(({ element, name, count }) => (
        <li>
          <code>{[element, name].filter((part) => part !== undefined && part !== "").join("/")}</code>: {view.number(count)}
        </li>
      ))}
    </ul>
  );
  return (
    <Band heading={view.t("activity.beyond.heading")} note={view.t("activity.beyond.note")} id="beyond">
      {quarantine.length + withheld.length + extensions.length === 0 && <p class="small">{view.t("activity.beyond.none")}</p>}
      {quarantine.length > 0 && (
        <>
          <h3>{view.t("activity.beyond.quarantine")}</h3>
          <ul class="lines">
            {quarantine.map(({ line, element, reason, excerpt }) => (
              <li>
                <code>{reason}</code>, <code>{element}</code>
                {line !== null && `, ${view.t("activity.beyond.line", { line })}`}
                {excerpt !== null && <code class="sub">{excerpt}</code>}
              </li>
            ))}
          </ul>
        </>
      )}
      {withheld.length > 0 && (
        <>
          <h3>{view.t("activity.beyond.withheld")}</h3>
          {counted(withheld)}
        </>
      )}
      {extensions.length > 0 && (
        <>
          <h3>{view.t("activity.beyond.extensions")}</h3>
          {counted(extensions)}
        </>
      )}
      <Parts answer={answer} kinds={["legacy_data"]} view={view} />
    </Band>
  );
}

function ActivityPage({ answer, view }: Props): JSX.Element {
  const part = (heading: "who" | "purpose" | "money", kinds: readonly string[]): JSX.Element | null =>
    hasParts(answer, kinds) ? (
      <Band heading={view.t(`activity.${heading}.heading`)} id={heading}>
        <Parts answer={answer} kinds={kinds} view={view} />
      </Band>
    ) : null;
  const map = activityMap(answer, view);
  return (
    <>
      <Opening answer={answer} view={view} />
      <About answer={answer} view={view} />
      {part("who", who)}
      {(hasParts(answer, places) || answer.places.length > 0) && (
        <Band wide heading={view.t("activity.where.heading")} id="where">
          {map !== null && <FigureOnPage name="map" figure={map} view={view} />}
          <Parts answer={answer} kinds={places} view={view} />
        </Band>
      )}
      {part("purpose", purposes)}
      <Money answer={answer} view={view} />
      {part("money", plans)}
      {answer.result_lines > 0 && (
        <Band wide heading={view.t("activity.results.heading")} note={view.t("activity.results.note")} id="results">
          <Results answer={answer} view={view} />
          {answer.results.length < answer.result_lines && (
            <p class="small">{view.t("activity.more", { shown: answer.results.length, count: answer.result_lines })}</p>
          )}
        </Band>
      )}
      {(hasParts(answer, ["document_link"]) || answer.related.length > 0) && (
        <Band heading={view.t("activity.documents.heading")} id="documents">
          <Parts answer={answer} kinds={["document_link"]} view={view} />
          <Related answer={answer} view={view} />
        </Band>
      )}
      <Beyond answer={answer} view={view} />
      <Band heading={view.t("activity.dataset.heading")} id="dataset">
        <DatasetFacts dataset={answer.dataset} view={view} />
        <p>
          <a href={view.href(answer.dataset.page)}>{view.t("activity.dataset.page")}</a> ·{" "}
          <a href={view.href(answer.original)}>{view.t("activity.original.link")}</a>
        </p>
        <Pager answer={answer} view={view} />
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} canCite={false} />
    </>
  );
}

const titleOf = ({ titles, identifier }: Pick<Answer, "titles" | "identifier">, view: View): string =>
  nearest(titles, view)?.text ?? identifier ?? view.t("activity.no-identifier");

/** Everything that a publisher says of one activity, in all languages, with the file that it stands in; its rows are its transactions. */
export const activityPage = definePage<Answer>({
  question: "activity",
  nav: "activities",
  title: titleOf,
  csv: true,
  figures: { map: activityMap },
  Page: ActivityPage,
});
