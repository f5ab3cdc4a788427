import type { JSX } from "preact";
import type { FieldRow } from "../../contract/entries.ts";
import type { View } from "../view.ts";
import { Glyph } from "./glyph.tsx";
import { glyphOfState } from "./state.tsx";

type CountProps = { readonly count: number; readonly href: string; readonly label: string; readonly view: View };

/** A count that opens its rows; `label` says of what to those who do not see the table's head. None is a measured zero and opens nothing. */
export function LinkedCount({ count, href, label, view }: CountProps): JSX.Element {
  if (count === 0) return <>{view.number(0)}</>;
  return (
    <a href={href}>
      {view.number(count)}
      <span class="vh"> {label}</span>
    </a>
  );
}

type StatesProps = { readonly states: FieldRow["states"]; readonly narrowed: readonly (readonly [string, string])[]; readonly view: View };

/** How many commitments stand in each state, each count opening its rows. `narrowed` is the selection that the counts are of. */
export function StateCounts({ states, narrowed, view }: StatesProps): JSX.Element {
  return (
    <ul class="states">
      {states.map(({ state, count }) => {
        const query = new URLSearchParams([...narrowed.map(([name, value]): [string, string] => [name, value]), ["state", state]]);
        return (
          <li>
            <a href={`${view.href("commitments")}?${query.toString()}`} title={view.t(`state.short.${state}`)}>
              <Glyph name={glyphOfState[state]} /> {view.number(count)}
              <span class="vh"> {view.t(`state.short.${state}`)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
