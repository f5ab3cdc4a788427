import type { JSX } from "preact";
import { glyphs, type GlyphName } from "./glyphs.ts";

/** A glyph of the sprite. It says nothing alone: a word stands beside it or is there for those who do not see it. */
export function Glyph({ name }: { readonly name: GlyphName }): JSX.Element {
  return (
    <svg class="g" aria-hidden="true">
      <use href={`#g-${name}`} />
    </svg>
  );
}

const used = /href="#g-([a-z]+)"/g;

/** The sprite with the symbols that a rendered page uses, as markup; it stands once at the top of the page. */
export function spriteFor(html: string): string {
  const names = new Set([...html.matchAll(used)].map((match) => match[1] ?? ""));
  const symbols = Object.entries(glyphs)
    .filter(([name]) => names.has(name))
    .map(([name, path]) => `<symbol id="g-${name}" viewBox="0 0 16 16">${path}</symbol>`);
  if (symbols.length === 0) return "";
  return `<svg width="0" height="0" aria-hidden="true" focusable="false" class="vh">${symbols.join("")}</svg>`;
}
