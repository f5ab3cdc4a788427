import { DOMParser, parseHTML } from "linkedom";
import chart from "../style/chart.css?raw";
import map from "../style/map.css?raw";
import tokens from "../style/tokens.css?raw";

/** What is needed of the nodes that linkedom makes; the server has no DOM types. */
type Node = {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly querySelectorAll: (selector: string) => Iterable<Node>;
  readonly setAttribute: (name: string, value: string) => void;
  readonly removeAttribute: (name: string) => void;
  readonly outerHTML: string;
};
type Rule = {
  readonly selectorText?: string; // absent of a rule for a medium: a file is shown in one look
  readonly style?: ArrayLike<string> & { readonly getPropertyValue: (name: string) => string };
};

const { document } = parseHTML(`<html><head><style>${tokens}${chart}${map}</style></head><body></body></html>`);
const rules = [...(document.querySelector("style") as unknown as { readonly sheet: { readonly cssRules: Iterable<Rule> } }).sheet.cssRules];

/** Properties of the style sheet that SVG also has as attributes. */
const drawn = new Set(
  "color fill fill-opacity font-size font-weight letter-spacing paint-order stroke stroke-linejoin stroke-width".split(" "),
);

/** The tokens of the light look, on white: a picture is put on pages and paper whose colour nobody here knows. */
const light = new Map([
  ...rules
    .filter(({ selectorText }) => selectorText === ":root")
    .flatMap(({ style }) => Array.from(style ?? []).map((name) => [name, style?.getPropertyValue(name) ?? ""] as const)),
  ["--paper", "#fff"],
]);

/** Text in which every token has its value. Throws where the style sheet has none: it would be drawn black. */
function withValues(text: string): string {
  return text.replaceAll(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => {
    const value = light.get(name);
    if (value === undefined) throw new RangeError(`tokens.css has no ${name}`);
    return value;
  });
}

/** What no XML 1.0 document may hold, however it is written. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * SVG markup as the text of a file that stands alone: what the style sheet says of its classes becomes attributes, every colour is written
 * out, and nothing in it is a script, a style or an address to be fetched.
 */
export function toStandalone(markup: string): string {
  const parsed = new DOMParser().parseFromString(markup.replaceAll(forbidden, ""), "image/svg+xml") as unknown as {
    readonly documentElement: Node;
  };
  const root = parsed.documentElement;
  for (const { selectorText, style } of rules) {
    const said = Array.from(style ?? []).filter((name) => drawn.has(name));
    if (selectorText === undefined || said.length === 0) continue;
    for (const node of root.querySelectorAll(selectorText))
      for (const name of said) node.setAttribute(name, style?.getPropertyValue(name) ?? "");
  }
  for (const node of [root, ...root.querySelectorAll("*")])
    for (const { name, value } of [...node.attributes]) {
      if (name === "class" || name === "style") node.removeAttribute(name);
      else if (value.includes("var(")) node.setAttribute(name, withValues(value));
    }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.outerHTML}\n`;
}
