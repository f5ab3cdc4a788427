import type { JSX } from "preact";
import type { DonorComparison } from "../../contract/donors.ts";
import { NotKnown } from "../parts/content.tsx";
import { Millions } from "../parts/dollars.tsx";
import type { View } from "../view.ts";
import { flowAddress } from "./flow-address.ts";

type Props = { readonly answer: DonorComparison; readonly view: View };
type Line = DonorComparison["rows"][number];

/** The address of the figures behind a sum of this comparison. */
function rowsAddress({ answer, view }: Props, donor: string, recipients: readonly string[]): string {
  return view.href(flowAddress({ ...answer.selection, donor, recipients }));
}

function Row({ answer, view, line }: Props & { readonly line: Line }): JSX.Element {
  const { recipients } = answer.selection;
  return (
    <tr>
      <td class="r rank" data-l={view.t("reading.column.rank")}>
        <span>{view.number(line.rank)}</span>
      </td>
      <th scope="row">
        <a href={view.href(`donors/${line.donor}`)}>{view.country(line.donor)}</a>
        {line.kind === "institution" && <span class="sub">{view.t("donors.institution")}</span>}
      </th>
      {recipients.length > 1 &&
        line.cells.map((cell) => (
          <td class="r" data-l={view.country(cell.recipient)}>
            <span>
              {cell.value === null ? (
                <NotKnown>{view.t("no-figure")}</NotKnown>
              ) : (
                <a href={rowsAddress({ answer, view }, line.donor, [cell.recipient])}>
                  <Millions dollars={cell.value} page={view} />
                </a>
              )}
            </span>
          </td>
        ))}
      <td class="r" data-l={view.t("donors.column.sum")}>
        <b>
          <a href={rowsAddress({ answer, view }, line.donor, recipients)}>
            <Millions dollars={line.value} page={view} />
          </a>
        </b>
      </td>
      <td class="r" data-l={view.t("donors.column.figures")}>
        <span>{view.t("donors.figures", { figures: line.figures, asked: answer.figures_asked })}</span>
      </td>
    </tr>
  );
}

/** Donors by rank under one counting rule; every sum opens the figures that add up to it, a missing figure is drawn as missing. */
export function DonorRanking({ answer, view, lines }: Props & { readonly lines: readonly Line[] }): JSX.Element {
  const { recipients } = answer.selection;
  return (
    <table class="tbl cards donors">
      <caption class="vh">{view.t("donors.ranking.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" class="r">
            {view.t("reading.column.rank")}
          </th>
          <th scope="col">{view.t("donors.column.donor")}</th>
          {recipients.length > 1 &&
            recipients.map((code) => (
              <th scope="col" class="r">
                <a href={view.href(`recipients/${code}`)}>{view.country(code)}</a>
              </th>
            ))}
          <th scope="col" class="r">
            {view.t("donors.column.sum")}
          </th>
          <th scope="col" class="r">
            {view.t("donors.column.figures")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row answer={answer} view={view} line={line} />
        ))}
      </tbody>
    </table>
  );
}
