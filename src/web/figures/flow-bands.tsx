import type { JSX } from "preact";
import type { FlowParty } from "../../contract/money.ts";
import type { Figure } from "../figure.ts";
import { linesToDraw } from "../findings/donors.ts";
import { largestLine } from "../findings/money.ts";
import { Band } from "../parts/band.tsx";
import { inMillions } from "../parts/dollars.tsx";
import { Prov } from "../parts/prov.tsx";
import { seriesItems, seriesSource } from "../parts/provenance.tsx";
import { MeasureNotHeld } from "../parts/reading-words.tsx";
import { SeriesCare } from "../parts/series-care.tsx";
import { pricesText, yearsText } from "../parts/series-words.ts";
import type { View } from "../view.ts";
import { mostLines } from "./donor-trend.tsx";
import { FlowRule } from "./flow-rule.tsx";
import { Sum, yearFigure, YearLines, type YearLine } from "./year-lines.tsx";

/** What an answer on flows says, whoever gives and receives. */
type Answer = Omit<FlowParty, "code" | "record">;
type Props = { readonly answer: Answer; readonly view: View };

/** The parties that the page is of: the donors of its lines' recipients, or the recipient of its lines' donors. */
function namesOf({ answer, view }: Props): string {
  const { selection, flows } = answer;
  return view.list((flows.by === "recipient" ? selection.donors : selection.recipients).map((code) => view.country(code)));
}

/** The sum of all years and whose line is the largest, as far as the numbers bear it out; the plain name where they do not. */
export function flowFinding({ answer, view }: Props): string {
  const { flows, selection } = answer;
  const largest = largestLine(flows);
  const names = namesOf({ answer, view });
  if (largest === null || flows.sum.value === null) return names;
  return view.t(`flows.finding.${flows.by}`, {
    names,
    years: yearsText(selection),
    measure: view.say(`measure.${selection.measure}`).toLocaleLowerCase(view.lang),
    value: inMillions(flows.sum.value, view),
    first: view.country(largest.code),
    amount: inMillions(largest.value, view),
  });
}

function unitOf({ answer, view }: Props): string {
  const { selection, provenance } = answer;
  return view.t("flows.unit", {
    measure: view.say(`measure.${selection.measure}`),
    prices: pricesText(selection.prices, provenance, view),
    years: yearsText(selection),
  });
}

/** That nothing is held, and what would be needed: figures of this measure, or of donors that the series do not have. */
function NotHeld({ answer, view }: Props): JSX.Element {
  const measure = view.say(`measure.${answer.selection.measure}`);
  if (answer.held === null)
    return <MeasureNotHeld measure={answer.selection.measure} before={view.t("donors.none", { measure })} view={view} />;
  return (
    <p class="empty">
      {view.t("donor-rows.none")} {view.t("needs.donors-outside")}
    </p>
  );
}

function Lines({ answer, view }: Props): JSX.Element {
  const { flows } = answer;
  const column = flows.by === "donor" ? view.t("donors.column.donor") : view.t("donor-rows.column.recipient");
  const figures = view.t("donors.column.figures");
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{column}</th>
          <th scope="col" class="r">
            {view.t("donors.column.sum")}
          </th>
          <th scope="col" class="r">
            {figures}
          </th>
        </tr>
      </thead>
      <tbody>
        {flows.lines.map(({ code, sum, figures_asked: asked }) => (
          <tr>
            <th scope="row">
              <a href={view.href(`${flows.by}s/${code}`)}>{view.country(code)}</a>
            </th>
            <td class="r" data-l={view.t("donors.column.sum")}>
              <span>
                <Sum sum={sum} view={view} />
              </span>
            </td>
            <td class="r" data-l={figures}>
              <span>{view.t("donors.figures", { figures: sum.figures, asked })}</span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{view.t("flows.all")}</th>
          <td class="r" data-l={view.t("donors.column.sum")}>
            <span>
              <Sum sum={flows.sum} view={view} />
            </span>
          </td>
          <td class="r" data-l={figures}>
            <span>{view.t("donors.figures", { figures: flows.sum.figures, asked: flows.figures_asked })}</span>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

type BandsProps = Props & { readonly since?: number | null };

function linesOf({ flows }: Answer, view: View): readonly YearLine[] {
  const members = view.partnership.parties.map((party) => party.code);
  return flows.by === "donor" ? linesToDraw(flows.lines, members, mostLines) : flows.lines;
}

/** The trend of flows with its finding; `since` is the year from which on the years are shaded. Null without a figure. */
export function flowFigure({ answer, view, since = null }: BandsProps): Figure | null {
  const { flows, provenance } = answer;
  if (flows.lines.length === 0) return null;
  const shaded = since === null ? null : view.t("flows.shaded", { year: String(since) });
  return yearFigure({
    lines: linesOf(answer, view),
    title: flowFinding({ answer, view }),
    unit: unitOf({ answer, view }),
    caption: [view.t("donors.trend.caption"), ...(shaded === null ? [] : [shaded])].join(" "),
    shaded: since === null ? [] : flows.years.map(({ year }) => year).filter((year) => year >= since),
    source: seriesSource({ provenance, view }),
    view,
  });
}

function Trend({ answer, view, since = null }: BandsProps): JSX.Element {
  const { flows, selection } = answer;
  const lines = linesOf(answer, view);
  return (
    <Band
      heading={view.t("donors.trend.heading")}
      note={flows.by === "donor" ? view.t("donors.trend.note", { count: lines.length }) : view.t("flows.trend.note")}
      id="trend"
    >
      <YearLines
        name="trend"
        figure={flowFigure({ answer, view, since })}
        lines={lines}
        total={{ name: view.t("flows.all"), years: flows.years }}
        view={view}
      />
      <h3>{view.t("flows.lines", { years: yearsText(selection) })}</h3>
      <p class="small">{unitOf({ answer, view })}</p>
      <Lines answer={answer} view={view} />
      <Prov items={seriesItems({ provenance: answer.provenance, view })} />
    </Band>
  );
}

/** Flows year by year under the counting rule: the rule, the trend with its numbers, the sums, and what these series do not hold. */
export function FlowBands({ answer, view, since = null }: BandsProps): JSX.Element {
  return (
    <>
      <Band heading={view.t("donors.rule.heading")} note={view.t("donors.rule.note")} id="rule">
        <FlowRule rule={answer} reset={view.t("flows.rule.reset")} view={view} />
      </Band>
      {answer.flows.lines.length === 0 ? (
        <Band heading={view.t("donors.trend.heading")} id="trend">
          <NotHeld answer={answer} view={view} />
          <Prov items={seriesItems({ provenance: answer.provenance, view })} />
        </Band>
      ) : (
        <Trend answer={answer} view={view} since={since} />
      )}
      <Band heading={view.t("donors.coverage.heading")} id="coverage">
        <div class="prose">
          <SeriesCare view={view} />
        </div>
      </Band>
    </>
  );
}
