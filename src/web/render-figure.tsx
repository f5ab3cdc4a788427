import type { Figure } from "./figure.ts";
import { toDocument } from "./frame/document.tsx";
import { pages } from "./pages/index.ts";
import { FigureAlone } from "./parts/figure-view.tsx";
import { frameSize } from "./picture/frame-size.ts";
import { toPicture } from "./picture/picture.tsx";
import { figureAddress, oembedAddress } from "./address.ts";
import type { PageInput } from "./render.tsx";
import { makeView, type View } from "./view.ts";

/** A figure of an answer; `path` and `query` of the input are those of the page that it stands on. */
export type FigureInput = PageInput & { readonly figure: string };

/** The names of the figures that the answers to a question may have. */
export function figuresOf(question: string): readonly string[] {
  return Object.keys(pages.find((one) => one.question === question)?.figures ?? {});
}

function findFigure(input: FigureInput): { readonly figure: Figure; readonly view: View } | null {
  const page = pages.find((one) => one.question === input.question);
  if (page === undefined || input.partnership === null) return null;
  const query = new URLSearchParams(input.query);
  query.delete("page"); // a figure is of every row
  const view = makeView({ ...input, query: query.toString() }, input.partnership);
  const draw = figuresOf(input.question).includes(input.figure) ? page.figures?.[input.figure] : undefined;
  const figure = draw?.(input.answer, view) ?? null;
  return figure === null ? null : { figure, view };
}

/** A figure as an SVG file that stands alone; null where the answer has nothing to draw. */
export function renderPicture(input: FigureInput): string | null {
  const found = findFigure(input);
  return found === null ? null : toPicture(found.figure, found.view);
}

/** What another site needs to show a figure in a frame `width` pixels wide; null where the answer has nothing to draw. */
export function describeFrame(input: FigureInput, width: number): { readonly title: string; readonly height: number } | null {
  const found = findFigure(input);
  return found === null ? null : { title: found.figure.title, height: frameSize(found.figure, width, input.lang).height };
}

/** A figure as a page for a frame on another site; null where the answer has nothing to draw. */
export function renderFigure(input: FigureInput): string | null {
  const found = findFigure(input);
  if (found === null) return null;
  const { figure, view } = found;
  const body = (
    <main id="main" class="card shown">
      <FigureAlone name={input.figure} figure={figure} view={view} />
    </main>
  );
  const head = {
    title: `${figure.title} · ${view.t("site.name")}`,
    ...{ description: figure.unit, twins: [], feeds: [], isAnswer: false },
    oembed: oembedAddress(view, input.site, figureAddress(view, input.figure)),
  };
  return toDocument({ page: view, head, site: input.site, assets: input.assets, body });
}
