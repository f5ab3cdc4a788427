import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OfferedSeries } from "../../src/ingest/series/choose-series.ts";
import { readCrsFile } from "../../src/ingest/series/load-crs.ts";

/** An invented figure in millions of US dollars: three letters of donor and recipient, FLOW_TYPE of the CRS or G for a grant equivalent. */
export type Invented = {
  readonly donor: string;
  readonly recipient: string;
  readonly year: number;
  readonly flow: string;
  readonly value: string;
};

/** SDMX-CSV of the Data Explorer with these figures, as it is downloaded. */
export function toSdmxCsv(figures: readonly Invented[]): string {
  const header =
    "STRUCTURE_ID,DONOR,RECIPIENT,SECTOR,MEASURE,CHANNEL,MODALITY,FLOW_TYPE,PRICE_BASE,MD_DIM,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MULT";
  const rows = figures.map(({ donor, recipient, year, flow, value }) => {
    const [structure, type] = flow === "G" ? ["DSD_GREQ@DF_CRS_GREQ", ""] : ["DSD_CRS@DF_CRS", flow];
    return `OECD.DCD.FSD:${structure}(1.4),${donor},${recipient},1000,100,_T,_T,${type},V,_T,USD,${year},${value},6`;
  });
  return [header, ...rows].join("\n");
}

/** These figures as a build takes them, read from a file like any other. */
export async function inventedSeries(figures: readonly Invented[]): Promise<OfferedSeries> {
  const folder = await mkdtemp(join(tmpdir(), "sarai-crs-"));
  const path = join(folder, "OECD.csv");
  await writeFile(path, toSdmxCsv(figures));
  const read = await readCrsFile(path, [], "2026-11-27");
  await rm(folder, { recursive: true });
  return { read, shipped: false };
}
