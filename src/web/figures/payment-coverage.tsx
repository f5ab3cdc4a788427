import type { JSX } from "preact";
import type { Payments } from "../../contract/payments.ts";
import { Band } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { TallySum } from "../parts/tally.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: Payments; readonly view: View };
type Cell = Payments["coverage"]["cells"][number];

/** How many lines the page shows; without the measure each would say the same. */
const shownCells = { held: 40, notHeld: 6 };

function Ratio({ cell, view }: { readonly cell: Cell; readonly view: View }): JSX.Element {
  const { state, percent } = cell.coverage;
  return percent === null ? <NotKnown>{view.say(state)}</NotKnown> : <>{view.decimal(percent)} %</>;
}

function Cells({ cells, view }: { readonly cells: readonly Cell[]; readonly view: View }): JSX.Element {
  const name = (column: "reported" | "dac" | "ratio"): string => view.t(`payments.coverage.${column}`);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{view.t("payments.coverage.of")}</th>
          <th scope="col" class="r">
            {name("reported")}
          </th>
          <th scope="col" class="r">
            {name("dac")}
          </th>
          <th scope="col" class="r">
            {name("ratio")}
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr>
            <th scope="row">
              {view.t("payments.coverage.cell", {
                donor: view.country(cell.donor),
                recipient: view.country(cell.recipient),
                year: String(cell.year),
              })}
            </th>
            <td class="r" data-l={name("reported")}>
              <span>
                <TallySum tally={cell} view={view} />
              </span>
            </td>
            <td class="r" data-l={name("dac")}>
              <span>
                {cell.coverage.dac === null ? <NotKnown>{view.say(cell.coverage.state)}</NotKnown> : view.decimal(cell.coverage.dac)}
              </span>
            </td>
            <td class="r" data-l={name("ratio")}>
              <span>
                <Ratio cell={cell} view={view} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Beside what official providers report the DAC's figure of the same measure; where none is held, that it is not, and no ratio. */
export function PaymentCoverage({ answer, view }: Props): JSX.Element {
  const { measure, held, measures, cells } = answer.coverage;
  const shown = cells.slice(0, held ? shownCells.held : shownCells.notHeld);
  const words = view.say(`measure.${measure}`);
  return (
    <Band heading={view.t("payments.coverage.heading")} note={view.t("payments.coverage.note")} id="coverage">
      {!held && (
        <p>
          <NotKnown>{view.t("not-held")}</NotKnown> {view.t("needs.measure-not-held", { measure: words })}{" "}
          {measures.length > 0 &&
            view.t("payments.coverage.held-instead", { measures: view.list(measures.map((one) => view.say(`measure.${one}`))) })}
        </p>
      )}
      {shown.length === 0 ? <p class="empty">{view.t("payments.coverage.none")}</p> : <Cells cells={shown} view={view} />}
      {cells.length > shown.length && <p class="small">{view.t("payments.coverage.more", { count: cells.length - shown.length })}</p>}
    </Band>
  );
}
