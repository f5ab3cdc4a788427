import * as Plot from "@observablehq/plot";
import { toSvg } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** One donor's line. `subject` is the donor a sentence speaks of; the others are told apart by pattern and the name at the end. */
export type DonorLine = {
  readonly name: string;
  readonly subject: boolean;
  readonly slot: number | null; // the member's colour
  readonly values: readonly { readonly year: number; readonly millions: number | null }[];
};

export type DonorYearsWords = {
  readonly label: string; // the sentence that stands for the picture
  readonly number: (millions: number) => string;
};

const textSize = 13;
const patterns = ["", "7 3", "2 3", "8 3 2 3", "1 4"];

type Frame = { readonly width: number; readonly height: number; readonly className: string };
type Label = { readonly text: string; readonly y: number; readonly bold: boolean };

/** Names at the ends of lines, moved apart where they would touch, in the order of the lines. */
function spread(labels: readonly Label[], top: number, bottom: number): readonly Label[] {
  const gap = textSize + 3;
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const placed: Label[] = [];
  for (const label of sorted) placed.push({ ...label, y: Math.max(label.y, (placed.at(-1)?.y ?? top - gap) + gap) });
  const over = Math.max(0, (placed.at(-1)?.y ?? 0) - bottom);
  return placed.map((label, index) => ({
    ...label,
    y: Math.min(label.y - (index === placed.length - 1 ? over : 0), bottom - (placed.length - 1 - index) * gap),
  }));
}

function strokeOf(line: DonorLine, index: number): { stroke: string; dash: string } {
  if (line.slot !== null) return { stroke: `var(--p${line.slot})`, dash: "" };
  return { stroke: `var(--o${(index % 3) + 1})`, dash: patterns[index % patterns.length] ?? "" };
}

type Point = { readonly year: number; readonly millions: number };

function pointsOf(line: DonorLine): readonly Point[] {
  return line.values.flatMap(({ year, millions }) => (millions === null ? [] : [{ year, millions }]));
}

/** The drawing in pixels and values, before it is drawn. */
type Layout = {
  readonly years: readonly [number, number];
  readonly values: readonly [number, number]; // the ends of the value axis
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly labels: readonly Label[]; // `y` as a value of the axis
};

function layOut(lines: readonly DonorLine[], frame: Frame): Layout {
  const years = lines.flatMap((line) => line.values.map((value) => value.year));
  const values = lines.flatMap((line) => pointsOf(line).map((point) => point.millions));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = (high - low) * 0.04;
  const names = Math.max(...lines.map((line) => textWidth(line.name, textSize) * (line.subject ? 1.08 : 1)));
  const box = { left: 52, right: frame.width - Math.ceil(names) - 12, top: 14, bottom: frame.height - 26 };
  const [bottomValue, topValue] = [low - pad, high + pad];
  const perPixel = (topValue - bottomValue) / (box.bottom - box.top);
  const ends = lines.flatMap((line) => {
    const end = pointsOf(line).at(-1);
    return end === undefined ? [] : [{ text: line.name, y: box.top + (topValue - end.millions) / perPixel, bold: line.subject }];
  });
  return {
    years: [Math.min(...years), Math.max(...years)],
    values: [bottomValue, topValue],
    box,
    labels: spread(ends, box.top, box.bottom).map((label) => ({ ...label, y: topValue - (label.y - box.top) * perPixel })),
  };
}

function frameMarks(
  { years: [first, last], values: [low, high] }: Layout,
  shaded: readonly number[],
  more: { step: number; words: DonorYearsWords },
): Plot.Markish[] {
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => year % more.step === 0);
  const axis = { label: null, fontSize: textSize, fill: "var(--ink-3)" } as const;
  return [
    Plot.rect(shaded, {
      ...{ x1: (year: number) => year - 0.5, x2: (year: number) => year + 0.5, y1: low, y2: high },
      ...{ fill: "var(--ink)", fillOpacity: 0.07 },
    }),
    Plot.gridY({ ticks: 5, stroke: "var(--chart-grid)", strokeOpacity: 1 }),
    Plot.axisY({ ...axis, ticks: 5, tickSize: 0, tickFormat: (value: number) => more.words.number(value) }),
    Plot.axisX(ticks, { ...axis, tickSize: 4, tickFormat: (year: number) => String(year) }),
    Plot.ruleY([0], { stroke: "var(--chart-zero)" }),
  ];
}

/** A year without a figure breaks the line, also one that no line has: nothing is drawn across what is not known. */
function lineMarks(line: DonorLine, index: number, [first, last]: Layout["years"]): Plot.Markish[] {
  const { stroke, dash } = strokeOf(line, index);
  const known = new Map(pointsOf(line).map((point) => [point.year, point.millions]));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return [
    Plot.lineY(years, {
      x: (year: number) => year,
      y: (year: number) => known.get(year) ?? NaN,
      stroke,
      strokeWidth: line.subject ? 3.2 : 1.8,
      ...(dash === "" ? {} : { strokeDasharray: dash }),
      strokeLinejoin: "round",
    }),
    Plot.dot(alone(line), { x: "year", y: "millions", r: 2.2, fill: stroke }),
  ];
}

function drawn(lines: readonly DonorLine[], shaded: readonly number[], words: DonorYearsWords, frame: Frame): string {
  const layout = layOut(lines, frame);
  const { box, labels, years, values } = layout;
  const named: Plot.TextOptions = {
    ...{ x: () => years[1] + 0.5, y: "y", text: "text", dx: 6, fontSize: textSize, fill: "var(--ink)" },
    textAnchor: "start",
  };
  return toSvg(
    {
      width: frame.width,
      height: frame.height,
      marginLeft: box.left,
      marginRight: frame.width - box.right,
      marginTop: box.top,
      marginBottom: frame.height - box.bottom,
      x: { type: "linear", domain: [years[0] - 0.5, years[1] + 0.5] },
      y: { type: "linear", domain: [...values] },
      axis: null,
      marks: [
        ...frameMarks(layout, shaded, { step: frame.width < 500 ? 10 : 4, words }),
        ...lines.flatMap((line, index) => lineMarks(line, index, years)),
        Plot.text(
          labels.filter((label) => label.bold),
          { ...named, fontWeight: 700 },
        ),
        Plot.text(
          labels.filter((label) => !label.bold),
          named,
        ),
      ],
    },
    words.label,
    frame.className,
  );
}

/** Years whose neighbours have no figure: a line would not show them. */
function alone(line: DonorLine): readonly Point[] {
  const known = new Set(pointsOf(line).map((point) => point.year));
  return pointsOf(line).filter((point) => !known.has(point.year - 1) && !known.has(point.year + 1));
}

/** Who gave how much, year by year? Drawn twice, for wide pages and for phones; null without a figure. `shaded` are years to be set off. */
export const donorYears = {
  id: "donor-years",
  question: "chart.donor-years.question",
  query: "donors",
  draw: (
    lines: readonly DonorLine[],
    shaded: readonly number[],
    words: DonorYearsWords,
  ): { readonly wide: string; readonly narrow: string } | null => {
    if (lines.every((line) => pointsOf(line).length === 0)) return null;
    return {
      wide: drawn(lines, shaded, words, { width: 900, height: 400, className: "only-l" }),
      narrow: drawn(lines, shaded, words, { width: 358, height: 340, className: "only-s" }),
    };
  },
} as const;
