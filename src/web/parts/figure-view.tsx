import type { JSX } from "preact";
import { figureAddress } from "../address.ts";
import type { Figure, KeyItem } from "../figure.ts";
import { frameSize } from "../picture/frame-size.ts";
import type { View } from "../view.ts";
import { Glyph } from "./glyph.tsx";
import { Prov, sourceItems } from "./prov.tsx";

type Named = { readonly name: string; readonly figure: Figure; readonly view: View };

function Key({ items }: { readonly items: readonly KeyItem[] }): JSX.Element {
  return (
    <p class="key">
      {items.map(({ glyph, text }) => (
        <span>
          {glyph !== null && <Glyph name={glyph} />} {text}
        </span>
      ))}
    </p>
  );
}

function Body({ figure, Heading }: Pick<Named, "figure"> & { readonly Heading: "h1" | "h2" | "h3" }): JSX.Element {
  const { title, unit, key, drawing, caption } = figure;
  return (
    <>
      <Heading>{title}</Heading>
      <p class="unit">{unit}</p>
      {key !== undefined && <Key items={key} />}
      {/* Drawn by Plot or Preact, which escape every text they write. */}
      <div class="drawing" dangerouslySetInnerHTML={{ __html: drawing.wide + drawing.narrow }} />
      <figcaption class="mapnote">{caption}</figcaption>
    </>
  );
}

/** The frame that shows a figure on another site, as markup to be pasted there. */
export function frameOf({ name, figure, view }: Named): string {
  const { height } = frameSize(figure, 800, view.lang);
  return `<iframe src="${view.absolute(figureAddress(view, name)).replaceAll("&", "&amp;")}" width="100%" height="${String(height)}"></iframe>`;
}

/** How a figure is taken away: as a picture in two forms, and as a frame. */
function TakeAway(named: Named): JSX.Element {
  const { name, view } = named;
  return (
    <div class="take noprint">
      <b>{view.t("figure.name")}</b> <a href={figureAddress(view, name, "svg")}>SVG</a> · <a href={figureAddress(view, name, "png")}>PNG</a>{" "}
      ·{" "}
      <details>
        <summary>{view.t("figure.embed")}</summary>
        <p>
          {view.t("figure.embed-note")} <a href={figureAddress(view, name)}>{view.t("figure.look")}</a>
        </p>
        <pre class="sql" tabIndex={0} lang="en">
          <code>{frameOf(named)}</code>
        </pre>
      </details>
    </div>
  );
}

/** A figure on its page, with the ways to take it away. `name` is that in its address. */
export function FigureOnPage({ heading = "h3", ...named }: Named & { readonly heading?: "h2" | "h3" }): JSX.Element {
  return (
    <>
      <figure class="chart">
        <Body figure={named.figure} Heading={heading} />
      </figure>
      <TakeAway {...named} />
    </>
  );
}

/** A figure alone, for a frame on another site: no script, and the address of its page written out, since a sandbox opens no link. */
export function FigureAlone({ name, figure, view }: Named): JSX.Element {
  const page = view.query === "" ? view.path : `${view.path}?${view.query}`;
  return (
    <>
      <p class="kicker">
        <span>{view.operator ?? view.t("site.name")}</span>
      </p>
      <figure class="chart">
        <Body figure={figure} Heading="h1" />
      </figure>
      <Prov items={sourceItems(figure.source)} />
      <p class="small">
        <a href={page} target="_blank" rel="noopener">
          {view.t("figure.open")}
        </a>{" "}
        · <a href={figureAddress(view, name, "svg")}>SVG</a> · <a href={figureAddress(view, name, "png")}>PNG</a> ·{" "}
        <a href={figureAddress(view, name, "json")}>JSON</a>
      </p>
      <p class="small address">{view.absolute(page)}</p>
    </>
  );
}
