import type { Figure } from "../figure.ts";
import { breakLines } from "./lines.ts";
import { sizeOf } from "./size-of.ts";

const phoneBelow = 767; // CSS pixels: the style sheet's own limit
const padding = 16;

/** How wide a drawing for phones is shown in a frame at most (CSS: `.card.shown`). */
const widestNarrow = 480;

/** The size that a frame needs to show a figure without scrolling, in CSS pixels, by the estimate of how its texts break. */
export function frameSize(figure: Figure, width: number, lang: string): { readonly width: number; readonly height: number } {
  const inner = Math.max(width - 2 * padding, 120);
  const isWide = width >= phoneBelow;
  const drawing = sizeOf(isWide ? figure.drawing.wide : figure.drawing.narrow);
  const shown = Math.min(inner, isWide ? drawing.width : widestNarrow);
  const lines = (text: string, size: number): number => breakLines(text, { width: inner, size, lang }).length;
  const key = figure.key === undefined ? 0 : lines(figure.key.map(({ text }) => `--- ${text}   `).join(" "), 13) * 26 + 12;
  const source = lines(figure.source.map(({ name, value }) => `${name} ${value}`).join("      "), 13) * 24 + 24;
  const text = lines(figure.title, 19) * 25 + lines(figure.unit, 14) * 22 + lines(figure.caption, 13) * 20;
  return { width, height: Math.ceil(2 * padding + 40 + text + 24 + key + (drawing.height * shown) / drawing.width + source + 110) };
}
