import type { JSX } from "preact";
import type { MoneyOverview } from "../../contract/money.ts";
import { FlowBands, flowFigure } from "../figures/flow-bands.tsx";
import { Signed, Stated } from "../figures/record-money.tsx";
import { withAmount } from "../findings/money.ts";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Figures, Lead, type Figure } from "../parts/band.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { inMillions } from "../parts/dollars.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: MoneyOverview; readonly view: View };

/** What was paid since the dialogue began, signed and promised, one beside the other: the three are never added. */
function title({ answer, view }: Props): string {
  const counts = { signed: view.number(withAmount(answer.signed)), promised: view.number(answer.promised.length) };
  const { since, selection, held } = answer;
  if (since?.value == null || held === null || selection.measure !== "net") return view.t("money.finding.plain", counts);
  return view.t("money.finding", {
    ...counts,
    donors: view.list(selection.donors.map((code) => view.country(code))),
    year: String(since.year),
    last: String(held.last_year),
    value: inMillions(since.value, view),
  });
}

function figuresOf({ answer, view }: Props): readonly Figure[] {
  const see = view.t("overview.figures.see");
  const { since, promised, signed, stated } = answer;
  const link = (href: string): Pick<Figure, "link"> => ({ link: { href, text: see } });
  const paid: readonly Figure[] =
    since?.value == null || since.rows === null
      ? []
      : [
          {
            value: inMillions(since.value, view),
            text: view.t("money.figures.paid", { year: String(since.year), measure: view.say(`measure.${answer.selection.measure}`) }),
            ...link(view.href(since.rows)),
          },
        ];
  return [
    { value: view.number(promised.length), text: view.t("money.figures.promised"), ...(promised.length === 0 ? {} : link("#promised")) },
    {
      value: view.number(withAmount(signed)),
      of: view.t("overview.figures.of", { count: signed.projects }),
      text: view.t("money.figures.signed"),
      ...(withAmount(signed) === 0 ? {} : link(`${view.href("projects")}?amount=seen`)),
    },
    {
      value: view.number(stated.reduce((count, group) => count + group.statements.length, 0)),
      text: view.t("money.figures.stated"),
      ...(stated.length === 0 ? {} : link("#stated")),
    },
    ...paid,
  ];
}

function MoneyPage({ answer, view }: Props): JSX.Element {
  const { promised, signed, stated } = answer;
  const none = <p class="small">{view.t("list.empty")}</p>;
  return (
    <>
      <Lead long title={title({ answer, view })} deck={view.t("money.deck")}>
        <AsOf stamp={answer.stamp} view={view} />
      </Lead>
      <Band heading={view.t("party.counts.heading")} id="counts">
        <Figures items={figuresOf({ answer, view })} />
      </Band>
      <FlowBands answer={answer} since={answer.since?.year ?? null} view={view} />
      <Band heading={view.t("payments.title")} id="payments">
        <p>{view.t("payments.deck")}</p>
        <p>
          <a href={view.href("payments")}>{view.t("payments.see")}</a> · <a href={view.href("activities")}>{view.t("activities.see")}</a>
        </p>
      </Band>
      <Band heading={view.t("money.signed.heading")} note={view.t("money.signed.note")} id="signed">
        <Signed signed={signed} view={view} />
      </Band>
      <Band heading={view.t("money.stated.heading")} note={view.t("investment.note")} id="stated">
        {stated.length === 0 ? none : <Stated stated={stated} view={view} />}
      </Band>
      <Band heading={view.t("money.promised.heading")} note={view.t("money.promised.note")} id="promised">
        {promised.length === 0 ? none : <CommitmentLines rows={promised} view={view} />}
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} />
    </>
  );
}

/** The money of a partnership: paid, signed, stated and promised, each by its own measure and never added to another. */
export const moneyPage = definePage<MoneyOverview>({
  question: "money",
  nav: "money",
  title: (_, view) => view.t("money.title"),
  description: (_, view) => view.t("money.deck"),
  csv: true,
  figures: { trend: (answer, view) => flowFigure({ answer, view, since: answer.since?.year ?? null }) },
  Page: MoneyPage,
});
