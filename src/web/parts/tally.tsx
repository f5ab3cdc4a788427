import type { JSX } from "preact";
import type { PaymentTally } from "../../contract/payments.ts";
import type { View } from "../view.ts";
import { NotKnown } from "./content.tsx";

type Shown = Pick<PaymentTally, "value" | "payments" | "rows">;

/** The text of a sum with all its digits, or why there is none: no rate, or no payment. */
export function tallyText({ value, payments }: Omit<Shown, "rows">, view: View): string {
  if (value !== null) return view.decimal(value);
  return payments > 0 ? view.t("no-rate") : view.t("no-figure");
}

/** A sum of payments that opens them; a missing one says why it is missing. */
export function TallySum({ tally, view }: { readonly tally: Shown; readonly view: View }): JSX.Element {
  const text = tallyText(tally, view);
  const shown =
    tally.value === null ? <NotKnown>{text}</NotKnown> : <span class={tally.value.startsWith("-") ? "neg" : undefined}>{text}</span>;
  return tally.rows === null ? shown : <a href={view.href(tally.rows)}>{shown}</a>;
}

type Line = Shown & Pick<PaymentTally, "no_rate"> & { readonly name: JSX.Element | string };
type TableProps = {
  readonly lines: readonly Line[];
  readonly total?: Line;
  readonly column: string;
  readonly currency: string;
  readonly view: View;
};

/** Sums of payments, one a line: the amount, how many payments, and how many of them have no rate and are in no sum. */
export function TallyTable({ lines, total, column, currency, view }: TableProps): JSX.Element {
  const names = { sum: currency, payments: view.t("field.payments.column.count"), unrated: view.t("no-rate") };
  const row = (line: Line): JSX.Element => (
    <tr>
      <th scope="row">{line.name}</th>
      <td class="r" data-l={names.sum}>
        <span>
          <TallySum tally={line} view={view} />
        </span>
      </td>
      <td class="r" data-l={names.payments}>
        <span>{view.number(line.payments)}</span>
      </td>
      <td class="r" data-l={names.unrated}>
        <span>{view.number(line.no_rate)}</span>
      </td>
    </tr>
  );
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{column}</th>
          <th scope="col" class="r">
            {names.sum}
          </th>
          <th scope="col" class="r">
            {names.payments}
          </th>
          <th scope="col" class="r">
            {names.unrated}
          </th>
        </tr>
      </thead>
      <tbody>{lines.map(row)}</tbody>
      {total !== undefined && <tfoot>{row(total)}</tfoot>}
    </table>
  );
}
