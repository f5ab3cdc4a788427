import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { CrsRead } from "../../sources/oecd-crs/dac-figure.ts";
import { createEncodingDetector } from "../../sources/oecd-crs/detect-encoding.ts";
import { crsLayouts, readCrsCsv } from "../../sources/oecd-crs/read-crs-csv.ts";
import type { SeriesAbout } from "../../sources/world-bank/observation.ts";
import { hashFile } from "./hash-file.ts";
import { readCrsParquet } from "./read-crs-parquet.ts";

/** A file of the OECD, read. `recipients` are those that were asked for; none = all. */
export type CrsFile = { readonly about: SeriesAbout; readonly crs: CrsRead; readonly recipients: readonly string[] };

function titleOf({ layout, flows }: CrsRead): string {
  const years = [...new Set(flows.map((flow) => flow.year))];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const measures = [...new Set(flows.map((flow) => flow.measure))].sort().join(", ");
  const span = flows.length === 0 ? "" : `, ${first === last ? first : `${first}-${last}`}: ${measures}`;
  return `Development assistance by donor and recipient (${crsLayouts.some((one) => one.id === layout) ? layout : "activities"})${span}`;
}

/** Reads a file of the OECD, in whichever layout and encoding it is. `today` is an ISO 8601 day. Throws `input-invalid` or `too-large`. */
export async function readCrsFile(path: string, recipients: readonly string[], today: string): Promise<CrsFile> {
  const file = basename(path);
  const detector = createEncodingDetector();
  const seen: { start: string | null } = { start: null };
  const hashed = await hashFile(path, (chunk) => {
    seen.start ??= chunk.toString("latin1", 0, 4);
    detector.write(chunk);
  });
  const crs =
    seen.start === "PAR1"
      ? await readCrsParquet(path, recipients)
      : await readCrsCsv(createReadStream(path), { name: file, encoding: detector.end(), recipients });
  const vintage = `loaded ${today}`;
  const about: SeriesAbout = {
    ...{ file, publisher: "OECD", title: titleOf(crs), address: null, licence: null, vintage, ...hashed },
    citation: `OECD, Development Assistance Committee: Creditor Reporting System and DAC tables, file ${file}, ${vintage}.`,
  };
  return { about, crs, recipients };
}
