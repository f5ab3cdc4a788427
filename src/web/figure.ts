import type { GlyphName } from "./parts/glyphs.ts";

/** A drawing as SVG markup, for wide pages and for phones: no text shrinks below 13 px in either. */
export type Drawing = { readonly wide: string; readonly narrow: string };

/** What a mark of the drawing means; a line without a glyph says it in words alone. */
export type KeyItem = { readonly glyph: GlyphName | null; readonly text: string };

/** Where the numbers come from, in the words of the page: publisher, vintage, licence, snapshot. `isCode` is a name that machines gave. */
export type SourceItem = { readonly name: string; readonly value: string; readonly isCode?: boolean };

/** A picture with all that must be said beside it, wherever it is shown: on its page, alone in a file, in a frame on another site. */
export type Figure = {
  readonly title: string; // the finding: a sentence that the numbers bear out
  readonly unit: string; // what, in which unit and prices, of which years
  readonly key?: readonly KeyItem[];
  readonly drawing: Drawing;
  readonly caption: string;
  readonly source: readonly SourceItem[];
};
