import type { JSX } from "preact";
import type { ClaimVerdict, ReadingVerdict } from "../../core/claims/verdict.ts";
import type { Page } from "../view.ts";
import { Glyph } from "./glyph.tsx";
import type { GlyphName } from "./glyphs.ts";

type AnyVerdict = ClaimVerdict | ReadingVerdict;

const looks = {
  holds: { glyph: "holds", look: "holds" },
  fails: { glyph: "fails", look: "fails" },
  "holds-under-some-readings": { glyph: "some", look: "some" },
  "does-not-hold": { glyph: "fails", look: "fails" },
  "cannot-be-checked": { glyph: "cannot", look: "cannot" },
  "not-a-question-of-fact": { glyph: "opinion", look: "plain" },
} as const satisfies Record<AnyVerdict, { readonly glyph: GlyphName; readonly look: string }>;

/** The glyph of a verdict. */
export function glyphOfVerdict(verdict: AnyVerdict): GlyphName {
  return looks[verdict].glyph;
}

/** A verdict: glyph, then word; `big` once per page, beside the answer in words. */
export function Verdict({
  verdict,
  view,
  big = false,
}: {
  readonly verdict: AnyVerdict;
  readonly view: Page;
  readonly big?: boolean;
}): JSX.Element {
  const { glyph, look } = looks[verdict];
  return (
    <span class={`verdict ${look}${big ? " big" : ""}`}>
      <Glyph name={glyph} />
      <span>{view.t(`verdict.${verdict}`)}</span>
    </span>
  );
}
