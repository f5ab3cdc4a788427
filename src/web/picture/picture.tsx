import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { textWidth } from "../charts/text-width.ts";
import type { Figure, KeyItem } from "../figure.ts";
import { glyphs } from "../parts/glyphs.ts";
import type { Page } from "../view.ts";
import { balanceLines, breakLines } from "./lines.ts";
import { toStandalone } from "./look.ts";
import { sizeOf } from "./size-of.ts";

const margin = 24;
const longest = 880; // pixels of a line: longer ones are hard to read

type Style = { readonly size: number; readonly leading: number; readonly fill: string; readonly bold?: boolean };
const styles = {
  title: { size: 22, leading: 29, fill: "var(--ink)", bold: true },
  unit: { size: 14, leading: 20, fill: "var(--ink-2)" },
  note: { size: 13, leading: 19, fill: "var(--ink-2)" },
} as const satisfies Record<string, Style>;

/** A piece of the picture that is as high as it says, drawn from its upper edge. */
type Block = { readonly height: number; readonly draw: (top: number) => JSX.Element };

function textBlock(text: string, style: Style, { width, lang }: { width: number; lang: string }): Block {
  const { size, leading, fill, bold = false } = style;
  const inBold = { width: Math.min(width, longest) / 1.08, size, lang };
  const lines = bold ? balanceLines(text, inBold) : breakLines(text, { width: Math.min(width, longest), size, lang });
  return {
    height: lines.length * leading,
    draw: (top) => (
      <>
        {lines.map((line, index) => (
          <text x={margin} y={top + index * leading + size} font-size={size} fill={fill} font-weight={bold ? 700 : 400}>
            {line}
          </text>
        ))}
      </>
    ),
  };
}

const space = (height: number): Block => ({ height, draw: () => <></> });

/** Glyphs with what they mean, in as many rows as they need. */
function keyBlock(items: readonly KeyItem[], width: number): Block {
  const { size, leading, fill } = styles.note;
  let [x, row] = [0, 0];
  const placed = items.map((item) => {
    const indent = item.glyph === null ? 0 : 19;
    const wide = indent + textWidth(item.text, size) + 18;
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const at = { ...item, x: margin + x, indent, row };
    x += wide;
    return at;
  });
  return {
    height: (row + 1) * leading + 8,
    draw: (top) => (
      <>
        {placed.map((item) => (
          <>
            {item.glyph !== null && (
              <svg
                {...{ x: item.x, y: top + item.row * leading + 1, width: 14, height: 14, viewBox: "0 0 16 16", color: "var(--ink)" }}
                dangerouslySetInnerHTML={{ __html: glyphs[item.glyph] }}
              />
            )}
            <text x={item.x + item.indent} y={top + item.row * leading + size} font-size={size} fill={fill}>
              {item.text}
            </text>
          </>
        ))}
      </>
    ),
  };
}

function drawingBlock(svg: string): Block {
  return {
    height: sizeOf(svg).height + 14,
    draw: (top) => (
      // Drawn by Plot or Preact, which escape every text they write.
      <g
        transform={`translate(${String(margin)} ${String(top)})`}
        dangerouslySetInnerHTML={{ __html: svg.replace("<svg", '<svg overflow="visible"') }}
      />
    ),
  };
}

/** The page that the figure stands on, as it is written under it. */
function addressOf(page: Page): string {
  return page.absolute(page.query === "" ? page.path : `${page.path}?${page.query}`);
}

/**
 * A figure as the text of an SVG file that stands alone, in light colours on white: the finding, its unit, the drawing for wide pages, what
 * must be said below it, source, vintage and snapshot, licence, and the address of the page (`page`) it is from.
 */
export function toPicture(figure: Figure, page: Page): string {
  const svg = figure.drawing.wide;
  const { width } = sizeOf(svg);
  const at = { width, lang: page.lang };
  const blocks = [
    space(margin),
    textBlock(figure.title, styles.title, at),
    space(4),
    textBlock(figure.unit, styles.unit, at),
    space(12),
    ...(figure.key === undefined ? [] : [keyBlock(figure.key, width)]),
    drawingBlock(svg),
    textBlock(figure.caption, styles.note, at),
    space(8),
    textBlock(figure.source.map(({ name, value }) => `${name}: ${value}`).join(" · "), styles.note, at),
    textBlock(`${page.operator ?? page.t("site.name")} · ${addressOf(page)}`, styles.note, at),
    space(margin - 4),
  ];
  const height = Math.ceil(blocks.reduce((sum, block) => sum + block.height, 0));
  let top = 0;
  const drawn = blocks.map((block) => {
    const element = block.draw(top);
    top += block.height;
    return element;
  });
  const families = page.lang === "ja" ? ["Noto Sans JP", "Noto Sans", "sans-serif"] : ["Noto Sans", "Noto Sans JP", "sans-serif"];
  const root = {
    ...{ xmlns: "http://www.w3.org/2000/svg", role: "img" as const, lang: page.lang, width: width + 2 * margin, height },
    ...{ viewBox: `0 0 ${String(width + 2 * margin)} ${String(height)}`, "font-family": families.join(", ") },
  };
  return toStandalone(
    renderToString(
      <svg {...root}>
        <title>{figure.title}</title>
        <rect width="100%" height="100%" fill="var(--paper)" />
        {drawn}
      </svg>,
    ),
  );
}
