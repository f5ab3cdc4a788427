import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { ProjectList } from "../../contract/projects.ts";
import type { Drawing } from "../figure.ts";
import { layBaseMap, pathScale, type BaseMap } from "./base-map.ts";
import { boxOf, boxOfDisc, overlap, placeCountryNames, placeLabels, type Label } from "./labels.ts";

type Place = ProjectList["places"][number];

/** One place as it is drawn, in pixels: the area of the disc is the number of projects. */
export type Disc = { readonly place: Place; readonly x: number; readonly y: number; readonly r: number };

/** What the map says, in the language of the page. */
export type MapWords = {
  readonly label: string; // the sentence that stands for the picture
  readonly country: (code: string) => string;
  readonly place: (name: string, projects: number) => string;
};

/** `countries` are those with projects in the selection, `members` those of the partnership (ISO 3166-1 alpha-2). */
export type MapInput = {
  readonly places: readonly Place[];
  readonly countries: readonly string[];
  readonly members: readonly string[];
};

type Size = { readonly width: number; readonly maxHeight: number; readonly padding: number; readonly disc: number; readonly names: number };

const wide: Size = { width: 1200, maxHeight: 760, padding: 30, disc: 4.8, names: 24 };
const narrow: Size = { width: 358, maxHeight: 420, padding: 4, disc: 2.9, names: 6 };
const kept = 32;
const bases = new Map<string, BaseMap | null>();

/** The ground is the same for every language and day: drawn once for each set of countries, the longest unused one forgotten. */
function baseMap(input: MapInput, size: Size): BaseMap | null {
  const inView = [...input.countries].sort();
  const key = [size.width, ...inView, "/", ...input.members].join(" ");
  const known = bases.get(key);
  const base = known === undefined ? layBaseMap({ ...size, inView, members: input.members }) : known;
  bases.delete(key);
  bases.set(key, base);
  for (const oldest of bases.keys()) {
    if (bases.size <= kept) break;
    bases.delete(oldest);
  }
  return base;
}

/** Where the discs stand, the largest first; a place outside the frame has none. */
export function layDiscs(places: readonly Place[], base: BaseMap, size: number): readonly Disc[] {
  const most = Math.max(1, ...places.map((place) => place.projects.length));
  const unit = Math.min(size, (size * 5) / Math.sqrt(most));
  return places
    .flatMap((place): Disc[] => {
      const at = base.project(place.lon, place.lat);
      if (at === null || at[0] < 0 || at[1] < 0 || at[0] > base.width || at[1] > base.height) return [];
      return [{ place, x: at[0], y: at[1], r: unit * Math.sqrt(place.projects.length) }];
    })
    .sort((a, b) => b.r - a.r || (a.place.name < b.place.name ? -1 : 1));
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

function Text({ label, className }: { readonly label: Label; readonly className: string }): JSX.Element {
  return (
    <text class={className} x={oneDecimal(label.x)} y={oneDecimal(label.y)} text-anchor={label.anchor}>
      {label.text}
    </text>
  );
}

/** A number stands in its disc where it fits and no smaller disc lies over it. */
function hasNumber(disc: Disc, all: readonly Disc[]): boolean {
  const half = 4.2 * String(disc.place.projects.length).length;
  const box = { x0: disc.x - half, x1: disc.x + half, y0: disc.y - 6, y1: disc.y + 6 };
  return disc.r >= 5 + half && all.slice(all.indexOf(disc) + 1).every((other) => !overlap(box, boxOfDisc(other)));
}

function DiscMark({ disc, words, numbered }: { readonly disc: Disc; readonly words: MapWords; readonly numbered: boolean }): JSX.Element {
  return (
    <g>
      <title>{words.place(disc.place.name, disc.place.projects.length)}</title>
      <circle cx={oneDecimal(disc.x)} cy={oneDecimal(disc.y)} r={oneDecimal(disc.r)} class="disc" />
      {numbered && (
        <text class="discn" x={oneDecimal(disc.x)} y={oneDecimal(disc.y + 4.6)} text-anchor="middle">
          {disc.place.projects.length}
        </text>
      )}
    </g>
  );
}

type DrawnProps = { readonly input: MapInput; readonly words: MapWords; readonly size: Size; readonly className: string };

function Drawn({ input, words, size, className }: DrawnProps): JSX.Element | null {
  const base = baseMap(input, size);
  if (base === null) return null;
  const discs = layDiscs(input.places, base, size.disc);
  const labels = placeLabels(
    discs.map((disc) => ({ ...disc, text: disc.place.name })),
    base,
    size.names,
  );
  const names = placeCountryNames(
    input.members.flatMap((code) => {
      const middle = base.middles.get(code);
      return middle === undefined
        ? []
        : [{ x: middle[0], y: middle[1], text: words.country(code), isInside: (x: number, y: number) => base.isInside(code, x, y) }];
    }),
    [...labels.map(boxOf), ...discs.map(boxOfDisc)],
    base,
  );
  const tone = (member: boolean): string =>
    base.shapes
      .filter((shape) => shape.member === member)
      .map((shape) => shape.path)
      .join("");
  return (
    <svg
      class={`map ${className}`}
      viewBox={`0 0 ${base.width} ${base.height}`}
      width={base.width}
      height={base.height}
      role="img"
      aria-label={words.label}
    >
      <rect class="sea" width={base.width} height={base.height} />
      <g transform={`scale(${pathScale})`}>
        <path class="land" d={tone(false)} />
        <path class="member" d={tone(true)} />
      </g>
      {names.map((label) => (
        <Text label={label} className="country" />
      ))}
      {discs.map((disc) => (
        <DiscMark disc={disc} words={words} numbered={hasNumber(disc, discs)} />
      ))}
      {labels.map((label) => (
        <Text label={label} className="lab halo" />
      ))}
    </svg>
  );
}

/** Places of the selection that lie outside the frame, and so are only in the table. */
export function placesOutside(input: MapInput): readonly Place[] {
  const base = baseMap(input, wide);
  const drawn = base === null ? new Set<Place>() : new Set(layDiscs(input.places, base, wide.disc).map((disc) => disc.place));
  return input.places.filter((place) => !drawn.has(place));
}

/**
 * Where the projects are: equal-area conic (d3-geo), fitted to the countries with projects, drawn once for wide pages and once for phones.
 * Disc area is the number of projects, never money. Null where no place can be drawn or the file has none of the countries.
 */
export function drawProjectsMap(input: MapInput, words: MapWords): Drawing | null {
  if (input.places.length === 0 || placesOutside(input).length === input.places.length) return null;
  return {
    wide: renderToString(<Drawn input={input} words={words} size={wide} className="only-l" />),
    narrow: renderToString(<Drawn input={input} words={words} size={narrow} className="only-s" />),
  };
}
