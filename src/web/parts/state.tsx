import type { JSX } from "preact";
import type { CommitmentState } from "../../contract/commitments.ts";
import type { View } from "../view.ts";
import { Glyph } from "./glyph.tsx";
import type { GlyphName } from "./glyphs.ts";

/** The glyph of each state of a commitment. */
export const glyphOfState = {
  done: "done",
  begun: "begun",
  differs: "disputed",
  slipped: "slipped",
  "not-due": "notdue",
  due: "due",
  silent: "silent",
  "no-date-set": "nodate",
  withdrawn: "withdrawn",
} as const satisfies Record<CommitmentState, GlyphName>;

/** A state in words; how far the record was read is part of them where the state rests on it. */
function stateWords(state: CommitmentState, view: View): string {
  return state === "silent" ? view.t("state.silent", { date: view.day(view.partnership.read_up_to) }) : view.t(`state.${state}`);
}

type StateProps = { readonly state: CommitmentState; readonly view: View };

/** A state in a line of a list: glyph, then words. */
export function State({ state, view }: StateProps): JSX.Element {
  return (
    <span class="state">
      <Glyph name={glyphOfState[state]} />
      <span>{stateWords(state, view)}</span>
    </span>
  );
}

/** The state of what the page is about, once per page, large. */
export function LargeState({ state, view }: StateProps): JSX.Element {
  return (
    <span class="verdict plain big">
      <Glyph name={glyphOfState[state]} />
      <span>{stateWords(state, view)}</span>
    </span>
  );
}
