import { feature } from "topojson-client";
import type { Feature, Geometry, Position } from "geojson";
import atlas from "world-atlas/countries-50m.json";
import isoCodes from "./iso-3166-1.json";

/** A country of the file, with the box of its coordinates in degrees. `code` is ISO 3166-1 alpha-2; null where the file gives it no number. */
export type Country = {
  readonly code: string | null;
  readonly shape: Feature;
  readonly box: readonly [west: number, south: number, east: number, north: number];
};

/** What is printed below every map. */
export const boundarySource = "world-atlas 2.0.2";

const codes: Readonly<Record<string, string>> = isoCodes;

function rings(geometry: Geometry): readonly Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat();
  return [];
}

/** The plain box of the coordinates: too large, and so still safe, for a country that reaches over the antimeridian. */
function boxOf(geometry: Geometry): Country["box"] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const ring of rings(geometry))
    for (const [lon = 0, lat = 0] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, south, east, north];
}

/** Every country of world-atlas (Natural Earth 1:50m, de facto boundaries), decoded once. No code here knows one by name. */
export const countries: readonly Country[] = feature(atlas, atlas.objects.countries).features.map((shape) => ({
  code: codes[String(shape.id)] ?? null,
  shape,
  box: boxOf(shape.geometry),
}));
