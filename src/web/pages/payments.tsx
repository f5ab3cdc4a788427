import type { JSX } from "preact";
import type { Payments } from "../../contract/payments.ts";
import { PaymentCoverage } from "../figures/payment-coverage.tsx";
import { PaymentRuleForm } from "../figures/payment-rule.tsx";
import { yearFigure, YearLines, type YearLine, type YearValue } from "../figures/year-lines.tsx";
import type { Figure, SourceItem } from "../figure.ts";
import { findPayments } from "../findings/payments.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { OneActivity, OnePublisher } from "../parts/one-activity.tsx";
import { inMillions } from "../parts/dollars.tsx";
import { Prov, Rows, sourceItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import { removedWords } from "../parts/removed-words.ts";
import { yearsText } from "../parts/series-words.ts";
import { TallySum, TallyTable } from "../parts/tally.tsx";
import { LoadCommands } from "../parts/load-commands.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: Payments; readonly view: View };

const currencyOf = ({ selection }: Payments): string => selection.currency.toUpperCase();

/** What was reported in all, and who got the most of it, as far as the sums bear it out. */
function title({ answer, view }: Props): string {
  const found = findPayments(answer);
  if (found === null) return view.t("payments.title");
  const { selection } = answer;
  const words = {
    recipients: view.list(selection.recipients.map((code) => view.country(code))),
    ...{ value: inMillions(found.value, view), currency: currencyOf(answer), years: yearsText(found) },
  };
  if (found.largest === null) return view.t(`payments.finding.${selection.type}`, words);
  const { recipient, value } = found.largest;
  const more = { ...words, first: view.country(recipient), amount: inMillions(value, view) };
  return view.t(`payments.finding-most.${selection.type}`, more);
}

function unitOf({ answer, view }: Props): string {
  const { type, recipients } = answer.selection;
  return view.t("payments.unit", {
    type: view.t(`payments.type.${type}`),
    currency: currencyOf(answer),
    recipients: view.list(recipients.map((code) => view.country(code))),
  });
}

/** Whose files these are, and of which snapshot. */
function sourceOf({ answer, view }: Props): readonly SourceItem[] {
  const { publishers, provenance } = answer;
  const names = publishers.map(({ publisher }) => publisher ?? view.t("not-known"));
  const datasets = publishers.reduce((sum, one) => sum + one.datasets, 0);
  const shown = names.length > 8 ? [...names.slice(0, 8), "…"] : names;
  return [
    {
      name: view.t("prov.source"),
      value: names.length === 0 ? view.t("not-held") : `${view.t("payments.datasets", { count: datasets })} ${view.list(shown)}`,
    },
    { name: view.t("provenance.snapshot"), value: provenance.snapshot, isCode: true },
  ];
}

/** The same under a figure, with the rows of the sums. */
function Source({ answer, view }: Props): JSX.Element {
  return (
    <Prov
      items={[
        ...sourceItems(sourceOf({ answer, view })),
        { name: view.t("prov.rows"), value: <Rows page={view} csv /> },
        {
          name: view.t("field.payments.column.count"),
          value: <a href={view.href(answer.kept.rows ?? "payments/rows")}>{view.t("overview.figures.see")}</a>,
        },
      ]}
    />
  );
}

/** The sums of years that are known; one without a value says why. */
function valuesOf(years: Payments["years"], view: View): readonly YearValue[] {
  return years.flatMap(({ year, value, payments, rows }) =>
    year === null ? [] : [{ year, value, rows, missing: payments > 0 ? view.t("no-rate") : view.t("no-figure") }],
  );
}

function linesOf({ answer, view }: Props): readonly YearLine[] {
  return answer.lines.map(({ recipient, years }) => ({ code: recipient, years: valuesOf(years, view) }));
}

/** What was reported for each recipient, year by year. Null where nothing is kept. */
function yearsFigure({ answer, view }: Props): Figure | null {
  if (answer.kept.payments === 0) return null;
  const said = { title: title({ answer, view }), unit: unitOf({ answer, view }), caption: view.t("donors.trend.caption") };
  return yearFigure({ ...said, lines: linesOf({ answer, view }), source: sourceOf({ answer, view }), view });
}

function Trend({ answer, view }: Props): JSX.Element {
  const undated = answer.years.find(({ year }) => year === null);
  return (
    <Band heading={view.t("payments.years.heading")} note={view.t("payments.years.note")} id="years">
      <YearLines
        name="years"
        figure={yearsFigure({ answer, view })}
        lines={linesOf({ answer, view })}
        total={{ name: view.t("flows.all"), years: valuesOf(answer.years, view) }}
        view={view}
      />
      {undated !== undefined && undated.payments > 0 && (
        <p class="small">
          {view.t("payments.year-not-known")}: <TallySum tally={undated} view={view} /> {currencyOf(answer)}
        </p>
      )}
      <h3>{view.t("payments.recipients.heading")}</h3>
      <TallyTable
        lines={answer.lines.map(({ recipient, sum }) => ({ ...sum, name: view.country(recipient) }))}
        total={{ ...answer.kept, name: view.t("flows.all") }}
        column={view.t("donor-rows.column.recipient")}
        currency={currencyOf(answer)}
        view={view}
      />
      <Source answer={answer} view={view} />
    </Band>
  );
}

/** On which side of the line the providers of what is kept sit. */
function Sides({ answer, view }: Props): JSX.Element {
  return (
    <>
      <h3>{view.t("payments.rule.boundary")}</h3>
      <p class="small">{view.t("payments.boundary.note")}</p>
      <TallyTable
        lines={answer.sides.map(({ side, ...tally }) => ({ ...tally, name: view.t(`payments.boundary.${side}`) }))}
        column={view.t("payments.rule.boundary")}
        currency={currencyOf(answer)}
        view={view}
      />
    </>
  );
}

/** All, what each part of the rule takes out, and what is kept: the last is the first without those between. */
function Counted({ answer, view }: Props): JSX.Element {
  const currency = currencyOf(answer);
  return (
    <Band heading={view.t("payments.counted.heading")} note={view.t("payments.counted.note")} id="counted">
      <TallyTable
        lines={[
          { ...answer.all, name: view.t("payments.all") },
          ...answer.removed.map(({ reason, ...tally }) => ({ ...tally, name: `− ${removedWords(reason, view)}` })),
        ]}
        total={{ ...answer.kept, name: view.t("payments.kept") }}
        column={view.t("payments.counted.column")}
        currency={currency}
        view={view}
      />
      {answer.unrated.length > 0 && (
        <p>
          <NotKnown>{view.t("no-rate")}</NotKnown> {view.t("payments.unrated", { currency })}{" "}
          {answer.unrated.map((one, index) => (
            <>
              {index > 0 && ", "}
              <a href={view.href(one.rows)}>{view.money(one)}</a>
            </>
          ))}
          .
        </p>
      )}
      {answer.sides.length > 0 && <Sides answer={answer} view={view} />}
    </Band>
  );
}

function Providers({ answer, view }: Props): JSX.Element {
  const name = ({ ref, name: own }: Payments["providers"][number]): JSX.Element => (
    <>
      {ref === "unknown" ? <NotKnown>{view.t("payments.providers.no-reference")}</NotKnown> : (own ?? ref)}
      {ref !== "unknown" && <span class="sub">{ref}</span>}
    </>
  );
  return (
    <Band heading={view.t("payments.providers.heading")} note={view.t("payments.providers.note")} id="providers">
      <TallyTable
        lines={answer.providers.map((one) => ({ ...one, name: name(one) }))}
        column={view.t("payments.rule.provider")}
        currency={currencyOf(answer)}
        view={view}
      />
      {answer.more_providers > 0 && <p class="small">{view.t("payments.providers.more", { count: answer.more_providers })}</p>}
    </Band>
  );
}

/** That nothing is kept, and why: nothing is held, or the rule takes all of it out. */
function Nothing({ answer, view }: Props): JSX.Element {
  return (
    <Band heading={view.t("payments.years.heading")} id="years">
      <div class="empty">
        {answer.load === null ? (
          <p>{view.t("payments.none-kept")}</p>
        ) : (
          <p>
            <NotKnown>{view.t("not-held")}</NotKnown> {view.t("payments.none-held")}
          </p>
        )}
        <LoadCommands commands={[answer.load]} page={view} />
      </div>
      <Source answer={answer} view={view} />
    </Band>
  );
}

function PaymentsPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Lead long title={title({ answer, view })} deck={view.t("payments.deck")}>
        <OneActivity activity={answer.selection.activity} view={view} />
        <OnePublisher publisher={answer.selection.publisher} view={view} />
        <p>
          <a href={view.href("activities")}>{view.t("activities.see")}</a>
        </p>
      </Lead>
      <Band heading={view.t("donors.rule.heading")} note={view.t("payments.rule.about")} id="rule">
        <PaymentRuleForm answer={answer} view={view} />
      </Band>
      {answer.kept.payments === 0 ? <Nothing answer={answer} view={view} /> : <Trend answer={answer} view={view} />}
      {answer.all.payments > 0 && <Counted answer={answer} view={view} />}
      {answer.providers.length > 0 && <Providers answer={answer} view={view} />}
      <PaymentCoverage answer={answer} view={view} />
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} />
    </>
  );
}

/** What publishers report as paid or committed, with the counting rule as controls and the amount that each of them takes out. */
export const paymentsPage = definePage<Payments>({
  question: "payments",
  nav: "money",
  title: (_, view) => view.t("payments.title"),
  description: (_, view) => view.t("payments.deck"),
  csv: true,
  figures: { years: (answer, view) => yearsFigure({ answer, view }) },
  Page: PaymentsPage,
});
