import { mediaTypes, type FigureForm } from "../contract/twins.ts";
import { findQuestion } from "./ask.ts";
import { toStored, type Stored } from "./page-cache.ts";
import type { AppParts, FigureInput } from "./parts.ts";
import { toProblem, type Problem } from "./problem.ts";

/** A figure of a page: what stands below the partnership of the page, and the name of the figure. */
export type FigurePlace = { readonly below: readonly string[]; readonly name: string };

/** The figure that a path below a partnership asks for: that of its page with `figures/<name>` after it. Null where it asks for a page. */
export function findFigure(parts: Pick<AppParts, "queries">, below: readonly string[]): FigurePlace | null {
  const [word, name] = below.slice(-2);
  if (word !== "figures" || name === undefined || findQuestion(parts, below) !== null) return null;
  return { below: below.slice(0, -2), name };
}

/** What is wrong with asking for a figure of the answers to a question; null where there is such a figure. */
export function refusedFigure(parts: Pick<AppParts, "figures">, question: string, name: string): Problem | null {
  const names = parts.figures.of(question);
  if (names.includes(name)) return null;
  const advice = names.length === 0 ? "This page has no figure." : `There are: ${names.join(", ")}.`;
  return toProblem("unknown-page", `There is no figure "${name}" on this page.`, advice);
}

const nothingDrawn = toProblem("unknown-page", "There is nothing to draw for this selection.", "Widen the selection.");
const busySeconds = "5";
const tooBusy = toProblem("too-many", "Too many pictures are being drawn.", `Wait ${busySeconds} seconds, or take the SVG.`, {
  seconds: busySeconds,
});

/** A figure as a page for a frame or as a picture. */
export async function makeFigure(parts: AppParts, form: "html" | FigureForm, input: FigureInput): Promise<Stored | Problem> {
  const { figures } = parts;
  if (form === "html") {
    const page = figures.renderPage(input);
    return page === null ? nothingDrawn : toStored("text/html; charset=utf-8", page);
  }
  const picture = figures.renderPicture(input);
  if (picture === null) return nothingDrawn;
  if (form === "svg") return toStored(`${mediaTypes.svg}; charset=utf-8`, picture);
  const png = await figures.toPng(picture);
  return png === null ? tooBusy : toStored(mediaTypes.png, png);
}
