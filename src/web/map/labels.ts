import { textWidth } from "../charts/text-width.ts";

/** A box that a label must keep off, in pixels. */
export type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** A disc that may be named. Those first in the list are named first. */
export type Labelled = { readonly x: number; readonly y: number; readonly r: number; readonly text: string };

export type Label = { readonly x: number; readonly y: number; readonly text: string; readonly anchor: "start" | "middle" | "end" };

const size = 13;
const [ascent, descent] = [11, 4];

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** The box of a label's text, on the generous side. */
export function boxOf(label: Label): Box {
  const width = textWidth(label.text, size);
  const x0 = label.anchor === "start" ? label.x : label.anchor === "end" ? label.x - width : label.x - width / 2;
  return { x0: x0 - 2, y0: label.y - ascent, x1: x0 + width + 2, y1: label.y + descent };
}

/** The box around a disc. */
export function boxOfDisc({ x, y, r }: { readonly x: number; readonly y: number; readonly r: number }): Box {
  return { x0: x - r, y0: y - r, x1: x + r, y1: y + r };
}

function candidates({ x, y, r, text }: Labelled): readonly Label[] {
  return [
    { x: x + r + 4, y: y + 4.5, text, anchor: "start" },
    { x: x - r - 4, y: y + 4.5, text, anchor: "end" },
    { x, y: y - r - 6, text, anchor: "middle" },
    { x, y: y + r + 14, text, anchor: "middle" },
    { x: x + r * 0.7 + 3, y: y - r * 0.7 - 3, text, anchor: "start" },
    { x: x - r * 0.7 - 3, y: y - r * 0.7 - 3, text, anchor: "end" },
    { x: x + r * 0.7 + 3, y: y + r * 0.7 + 11, text, anchor: "start" },
    { x: x - r * 0.7 - 3, y: y + r * 0.7 + 11, text, anchor: "end" },
  ];
}

/**
 * Names for discs, as many as fit: each at the first of eight places beside its disc where it lies inside the frame and over no disc and no
 * name placed before. What does not fit stays without a name in the drawing; the table below has it.
 */
export function placeLabels(
  discs: readonly Labelled[],
  frame: { readonly width: number; readonly height: number },
  limit: number,
): readonly Label[] {
  const obstacles = discs.map(boxOfDisc);
  const placed: Label[] = [];
  for (const disc of discs) {
    if (placed.length >= limit) break;
    const own = boxOfDisc(disc);
    const fits = candidates(disc).find((label) => {
      const box = boxOf(label);
      const inside = box.x0 >= 2 && box.y0 >= 2 && box.x1 <= frame.width - 2 && box.y1 <= frame.height - 2;
      return (
        inside && obstacles.every((other) => (other.x0 === own.x0 && other.y0 === own.y0 && other.x1 === own.x1) || !overlap(box, other))
      );
    });
    if (fits === undefined) continue;
    placed.push(fits);
    obstacles.push(boxOf(fits));
  }
  return placed;
}

const shifts = [0, -18, 18, -36, 36, -54, 54, -80, 80] as const;

/** A country to be named; `isInside` says whether a point lies in it. */
export type Named = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isInside: (x: number, y: number) => boolean;
};

/** Names of countries, near their middles and within them, where they cover nothing else. A name that would stand in a neighbour is left out. */
export function placeCountryNames(
  names: readonly Named[],
  taken: readonly Box[],
  frame: { readonly width: number; readonly height: number },
): readonly Label[] {
  const obstacles = [...taken];
  const placed: Label[] = [];
  const places = shifts
    .flatMap((dy) => shifts.map((dx) => ({ dx, dy, far: Math.abs(dx) + Math.abs(dy) * 1.5 })))
    .sort((a, b) => a.far - b.far);
  for (const { x, y, text, isInside } of names) {
    const found = places
      .map(({ dx, dy }): Label => ({ x: x + dx, y: y + dy, text, anchor: "middle" }))
      .find((label) => {
        const box = boxOf(label);
        const fits = box.x0 >= 2 && box.y0 >= 2 && box.x1 <= frame.width - 2 && box.y1 <= frame.height - 2;
        const free = fits && obstacles.every((other) => !overlap(box, other));
        const third = (box.x1 - box.x0) / 3;
        return free && [-third, 0, third].every((dx) => isInside(label.x + dx, label.y - 4));
      });
    if (found === undefined) continue;
    placed.push(found);
    obstacles.push(boxOf(found));
  }
  return placed;
}
