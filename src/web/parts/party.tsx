import type { JSX } from "preact";
import type { View } from "../view.ts";

type PartyProps = { readonly code: string; readonly view: View; readonly full?: boolean };

/** A party or country as actor: its code, and with `full` its name. Members have their colour under the code, others a double line. */
export function Party({ code, view, full = false }: PartyProps): JSX.Element {
  const slot = view.partnership.parties.find((party) => party.code === code)?.slot;
  const name = view.country(code);
  return (
    <span class={`party ${slot === undefined ? "out" : `p${String(slot)}`}`}>
      {full ? (
        <>
          <i aria-hidden="true">{code}</i>
          {name}
        </>
      ) : (
        <i>
          <abbr title={name}>{code}</abbr>
        </i>
      )}
    </span>
  );
}

type PartiesProps = { readonly codes: readonly string[]; readonly view: View; readonly full?: boolean };

/** Several of them, in the order given: that is everywhere the partnership's fixed order. */
export function Parties({ codes, view, full = false }: PartiesProps): JSX.Element {
  return (
    <span class={full ? "parties" : "parties tight"}>
      {codes.map((code) => (
        <Party code={code} view={view} full={full} />
      ))}
    </span>
  );
}
