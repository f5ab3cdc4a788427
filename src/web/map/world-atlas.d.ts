// The shape of the file, so that the compiler does not infer a type from 700 kB of coordinates.
declare module "world-atlas/countries-50m.json" {
  import type { GeometryCollection, Topology } from "topojson-specification";
  const atlas: Topology<{ countries: GeometryCollection<{ name: string }> }>;
  export { atlas as default };
}
