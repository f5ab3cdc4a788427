import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** What is needed of a node that linkedom made; the server has no DOM types. */
type Node = {
  readonly outerHTML: string;
  readonly querySelectorAll: (selector: string) => Iterable<Node>;
  readonly setAttribute: (name: string, value: string) => void;
  readonly removeAttribute: (name: string) => void;
  readonly remove: () => void;
};

const { document } = parseHTML("<html><body></body></html>");

/**
 * A plot as static SVG text: coloured by CSS variables alone, without a style element (the content security policy forbids them) and
 * without the font that Plot writes into the drawing. `label` is the sentence that stands for the picture; `className` says where it is shown.
 * What Plot writes on its groups is taken away: a label on an element without a role is an error to assistive technology.
 */
export function toSvg(options: Plot.PlotOptions, label: string, className: string): string {
  const svg = Plot.plot({ ...options, document, figure: false, className: "plot" }) as unknown as Node; // no DOM types here
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const group of svg.querySelectorAll("[aria-label], [aria-description]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  }
  for (const name of ["font-family", "font-size"]) svg.removeAttribute(name);
  svg.setAttribute("class", `plot ${className}`.trimEnd());
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg.outerHTML;
}
