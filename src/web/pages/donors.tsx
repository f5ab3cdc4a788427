import type { JSX } from "preact";
import type { DonorComparison } from "../../contract/donors.ts";
import { DonorRanking } from "../figures/donor-ranking.tsx";
import { DonorTrend, trendFigure } from "../figures/donor-trend.tsx";
import { FlowRule } from "../figures/flow-rule.tsx";
import { findDonors, type DonorsFinding } from "../findings/donors.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { inMillions, percentOf } from "../parts/dollars.tsx";
import { Prov } from "../parts/prov.tsx";
import { ProvenanceBand, seriesItems } from "../parts/provenance.tsx";
import { MeasureNotHeld } from "../parts/reading-words.tsx";
import { SeriesCare } from "../parts/series-care.tsx";
import { pricesText, yearsText } from "../parts/series-words.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: DonorComparison; readonly view: View };

const shownDonors = 12;

/** What, unit, prices, years: the line below every headline. */
function unitOf({ answer, view }: Props, years: string): string {
  const { measure, recipients, donors, prices } = answer.selection;
  return view.t("donors.unit", {
    measure: view.say(`measure.${measure}`),
    donors: view.say(`donor-set.${donors}`),
    recipients: view.list(recipients.map((code) => view.country(code))),
    prices: pricesText(prices, answer.provenance, view),
    years,
  });
}

function title({ answer, view }: Props, { first, second }: DonorsFinding): string {
  const years = yearsText(answer.selection);
  if (first === null || second === null) return view.t("donors.title");
  return view.t("donors.finding", {
    donors: view.say(`donor-set.${answer.selection.donors}`),
    measure: view.say(`measure.${answer.selection.measure}`).toLocaleLowerCase(view.lang),
    first: view.country(first.donor),
    value: inMillions(first.value, view),
    second: view.country(second.donor),
    amount: inMillions(second.value, view),
    years,
  });
}

function Coverage({ answer, view }: Props): JSX.Element {
  const { dac_total: total } = answer;
  const share = total === null ? null : percentOf(total.held, total.total);
  return (
    <Band heading={view.t("donors.coverage.heading")} note={view.t("donors.coverage.note")} id="coverage">
      <div class="prose">
        <p>
          {total === null || share === null
            ? view.t("donors.coverage.none")
            : view.t("donors.coverage.total", {
                held: inMillions(total.held, view),
                total: inMillions(total.total, view),
                share: view.decimal(share),
              })}
        </p>
        <SeriesCare view={view} />
      </div>
    </Band>
  );
}

function Ranking({ answer, view, finding }: Props & { readonly finding: DonorsFinding }): JSX.Element {
  const [shown, more] = [answer.rows.slice(0, shownDonors), answer.rows.slice(shownDonors)];
  return (
    <Band
      wide
      heading={view.t("donors.ranking.heading", { years: yearsText(answer.selection) })}
      note={unitOf({ answer, view }, yearsText(answer.selection))}
      id="ranking"
    >
      {answer.selection.recipients.length > 1 && finding.firstByRecipient.length > 0 && (
        <p class="prose">
          {view.t("donors.ranking.first-by-recipient")}{" "}
          {view.list(finding.firstByRecipient.map((one) => `${view.country(one.recipient)}: ${view.country(one.donor)}`))}.
        </p>
      )}
      <DonorRanking answer={answer} view={view} lines={shown} />
      {more.length > 0 && (
        <details class="num">
          <summary>{view.t("donors.ranking.more", { count: more.length })}</summary>
          <DonorRanking answer={answer} view={view} lines={more} />
        </details>
      )}
      <p class="small">
        <a href={view.href("donors/rows")}>{view.t("donors.all-rows")}</a>
      </p>
      <Prov items={seriesItems({ provenance: answer.provenance, view })} />
    </Band>
  );
}

/** What the trend needs besides the answer: it is drawn over every year held. */
function trendOf({ answer, view }: Props): Parameters<typeof trendFigure>[0] {
  const years = answer.held === null ? "" : `${answer.held.first_year}–${answer.held.last_year}`;
  return { answer, finding: findDonors(answer), unit: unitOf({ answer, view }, years), view };
}

function DonorsPage({ answer, view }: Props): JSX.Element {
  const finding = findDonors(answer);
  return (
    <>
      <Lead
        long
        title={answer.rows.length === 0 ? view.t("donors.title") : title({ answer, view }, finding)}
        deck={view.t("donors.deck")}
      />
      <Band heading={view.t("donors.rule.heading")} note={view.t("donors.rule.note")} id="rule">
        <FlowRule rule={answer} reset={view.t("donors.rule.reset")} view={view} />
        {answer.rows.length === 0 && <Prov items={seriesItems({ provenance: answer.provenance, view })} />}
      </Band>
      {answer.rows.length === 0 ? (
        <Band heading={view.t("donors.ranking.heading", { years: yearsText(answer.selection) })}>
          <MeasureNotHeld
            measure={answer.selection.measure}
            before={view.t("donors.none", { measure: view.say(`measure.${answer.selection.measure}`) })}
            view={view}
          />
        </Band>
      ) : (
        <>
          <Ranking answer={answer} view={view} finding={finding} />
          <DonorTrend {...trendOf({ answer, view })} />
        </>
      )}
      <Coverage answer={answer} view={view} />
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} />
    </>
  );
}

/** Donors compared under one counting rule at a time: ranking, trend, what the figures do not hold. */
export const donorsPage = definePage<DonorComparison>({
  question: "donors",
  nav: "donors",
  title: (_, view) => view.t("donors.title"),
  description: (_, view) => view.t("donors.deck"),
  csv: true,
  figures: { trend: (answer, view) => (answer.rows.length === 0 ? null : trendFigure(trendOf({ answer, view }))) },
  Page: DonorsPage,
});
