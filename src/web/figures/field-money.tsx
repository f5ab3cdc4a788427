import type { JSX } from "preact";
import type { FieldMoney } from "../../contract/money.ts";
import { NotKnown } from "../parts/content.tsx";
import { LoadCommands } from "../parts/load-commands.tsx";
import type { View } from "../view.ts";

type Props = { readonly payments: FieldMoney; readonly field: string; readonly view: View };

function Sums({ payments, view }: Omit<Props, "field">): JSX.Element {
  const count = view.t("field.payments.column.count");
  return (
    <table class="tbl">
      <thead>
        <tr>
          <th scope="col">{view.t("field.payments.column.sum")}</th>
          <th scope="col" class="r">
            {count}
          </th>
        </tr>
      </thead>
      <tbody>
        {payments.sums.map((sum) => (
          <tr>
            <th scope="row">
              <a href={view.href(sum.rows)}>{view.money(sum)}</a>
            </th>
            <td class="r">{view.number(sum.payments)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was paid in the sectors that a field stands for: sums that open their payments, or that none is held and what would load some. */
export function FieldPaymentSums({ payments, field, view }: Props): JSX.Element {
  const { sectors, held, load, sums } = payments;
  if (sectors.length === 0) return <p>{view.t("field.payments.no-sector")}</p>;
  return (
    <>
      {!held && (
        <>
          <p>
            <NotKnown>{view.t("not-held")}</NotKnown> {view.t("field.payments.not-held")}
          </p>
          <LoadCommands commands={[load]} page={view} />
        </>
      )}
      {held && sums.length === 0 && <p>{view.t("field.payments.none")}</p>}
      {sums.length > 0 && <Sums payments={payments} view={view} />}
      <p class="small">
        {view.t("field.payments.sectors")} {view.list(sectors.map(({ codelist, codes }) => `${codelist} ${codes.join(", ")}`))}.{" "}
        <a href={view.href(`fields/${field}/payments`)}>{view.t("field.payments.column.count")}</a>
      </p>
    </>
  );
}
