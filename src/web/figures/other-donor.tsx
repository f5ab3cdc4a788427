import type { JSX } from "preact";
import type { RankView } from "../../contract/claims.ts";
import { Millions } from "../parts/dollars.tsx";
import type { View } from "../view.ts";
import { flowAddress } from "./flow-address.ts";

/** The donor that a rank is set against, with a sum that opens its figures; nothing where there is none. */
export function OtherDonor({ rank, view }: { readonly rank: RankView; readonly view: View }): JSX.Element | null {
  const { other, first_year, last_year, recipient_codes: recipients, measure, prices } = rank;
  if (other === null) return null;
  const sum = <Millions dollars={other.value} page={view} />;
  const rows =
    first_year === null || last_year === null
      ? null
      : flowAddress({ donor: other.donor, recipients, first_year, last_year, measure, prices });
  return (
    <>
      {view.country(other.donor)} {rows === null ? sum : <a href={view.href(rows)}>{sum}</a>}
    </>
  );
}
