import { geoBounds, geoConicEqualArea, geoContains, geoPath, type GeoProjection } from "d3-geo";
import type { FeatureCollection } from "geojson";
import { countries, type Country } from "./atlas.ts";
import { createPathPen } from "./path-text.ts";

/** Path text is written in half pixels; drawings scale it by this. */
export const pathScale = 0.5;

/** The ground of a map in pixels: shapes as path text (in half pixels), and where a coordinate stands. */
export type BaseMap = {
  readonly width: number;
  readonly height: number;
  readonly project: (lon: number, lat: number) => readonly [number, number] | null;
  readonly shapes: readonly { readonly code: string | null; readonly member: boolean; readonly path: string }[];
  /** Where the name of a country may stand: the middle of its largest part. */
  readonly middles: ReadonlyMap<string, readonly [number, number]>;
  readonly isInside: (code: string, x: number, y: number) => boolean;
};

/** `inView` are the countries (ISO 3166-1 alpha-2) the frame is fitted to, `members` those drawn in the members' tone; width and padding in pixels. */
export type BaseMapOptions = {
  readonly inView: readonly string[];
  readonly members: readonly string[];
  readonly width: number;
  readonly maxHeight: number;
  readonly padding: number;
};

function collect(shapes: readonly Country[]): FeatureCollection {
  return { type: "FeatureCollection", features: shapes.map((country) => country.shape) };
}

/** Equal-area conic: parallels at a sixth and five sixths of the height, so that areas compare and shapes bend least. */
function fit(shown: FeatureCollection, options: BaseMapOptions): { readonly projection: GeoProjection; readonly height: number } {
  const [[west, south], [east, north]] = geoBounds(shown);
  const middle = (west + (east < west ? east + 360 : east)) / 2;
  const parallels: [number, number] = [south + (north - south) / 6, north - (north - south) / 6];
  if (Math.abs(parallels[0] + parallels[1]) < 1e-6) parallels[1] += 1; // a cone needs two parallels that do not mirror each other
  const projection = geoConicEqualArea().parallels(parallels).rotate([-middle, 0]);
  const inner = options.width - 2 * options.padding;
  projection.fitWidth(inner, shown);
  const [[, top], [, bottom]] = geoPath(projection).bounds(shown);
  const height = Math.round(Math.min(options.maxHeight, Math.max(options.width * 0.4, bottom - top + 2 * options.padding)));
  const { padding, width } = options;
  projection.fitExtent(
    [
      [padding, padding],
      [width - padding, height - padding],
    ],
    shown,
  );
  projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  return { projection, height };
}

/** Countries whose box comes near the frame; the projection's clipping decides the rest. */
function near(shown: readonly Country[]): readonly Country[] {
  const west = Math.min(...shown.map((one) => one.box[0]));
  const east = Math.max(...shown.map((one) => one.box[2]));
  const south = Math.min(...shown.map((one) => one.box[1]));
  const north = Math.max(...shown.map((one) => one.box[3]));
  const [marginX, marginY] = [(east - west) * 0.8 + 5, (north - south) * 0.8 + 5];
  return countries.filter(
    ({ box }) => box[2] >= west - marginX && box[0] <= east + marginX && box[3] >= south - marginY && box[1] <= north + marginY,
  );
}

/** The middle of a country's largest part, so that no name lands in the sea between two. */
function middleOf(country: Country, projection: GeoProjection): readonly [number, number] | null {
  const path = geoPath(projection);
  const { geometry } = country.shape;
  const parts =
    geometry.type === "MultiPolygon" ? geometry.coordinates.map((coordinates) => ({ type: "Polygon" as const, coordinates })) : [];
  const [largest = geometry] = parts.sort((a, b) => path.area(b) - path.area(a));
  const [x, y] = path.centroid(largest);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** The ground for a map of some countries, or null where the file has none of them. */
export function layBaseMap(options: BaseMapOptions): BaseMap | null {
  const shown = countries.filter(({ code }) => code !== null && options.inView.includes(code));
  if (shown.length === 0) return null;
  const { projection, height } = fit(collect(shown), options);
  const pen = createPathPen(1 / pathScale);
  const draw = geoPath(projection, pen as unknown as CanvasRenderingContext2D); // all that d3-geo calls; the server has no DOM types
  const shapes = near(shown).map((country) => {
    draw(country.shape);
    return { code: country.code, member: country.code !== null && options.members.includes(country.code), path: pen.take() };
  });
  const middles = shown.flatMap((country) => {
    const middle = middleOf(country, projection);
    return middle === null || country.code === null ? [] : [[country.code, middle] as const];
  });
  return {
    width: options.width,
    height,
    project: (lon, lat) => projection([lon, lat]),
    shapes: shapes.filter((shape) => shape.path !== ""),
    middles: new Map(middles),
    isInside: (code, x, y) => {
      const at = projection.invert?.([x, y]);
      const country = shown.find((one) => one.code === code);
      return at !== null && at !== undefined && country !== undefined && geoContains(country.shape, at);
    },
  };
}
