import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { SaraiError } from "../../core/errors.ts";
import { crsMeasures, crsRefusals, donorKinds, flowTypes, leftOutReasons } from "../../sources/oecd-crs/dac-figure.ts";
import type { SeriesRead } from "../../sources/world-bank/observation.ts";
import { isCrs, type OfferedSeries } from "./choose-series.ts";
import { keepWhole } from "../keep-whole.ts";
import type { CrsFile } from "./load-crs.ts";

const about = z.strictObject({
  ...{ file: z.string(), publisher: z.string(), title: z.string(), address: z.string().nullable(), licence: z.string().nullable() },
  ...{ vintage: z.string(), citation: z.string(), sha256: z.string(), bytes: z.number() },
});

const seriesRead = z.strictObject({
  about,
  observations: z.array(z.strictObject({ indicator: z.string(), area: z.string(), year: z.number(), value: z.string() })),
  refused: z.array(
    z.strictObject({
      place: z.string(),
      reason: z.enum(["value-invalid", "year-invalid", "area-missing", "indicator-missing", "row-incomplete", "given-twice"]),
      excerpt: z.string(),
    }),
  ),
});

const flow = z.strictObject({
  ...{ donor: z.string(), donorKind: z.enum(donorKinds), recipient: z.string(), year: z.number(), measure: z.enum(crsMeasures) },
  ...{ flowType: z.enum(flowTypes), value: z.string().regex(/^-?\d+\.\d\d$/), indicator: z.string() },
});

const crsRead = z.strictObject({
  about,
  crs: z.strictObject({
    ...{ layout: z.string(), rows: z.number(), flows: z.array(flow), refusedCount: z.number() },
    refused: z.array(z.strictObject({ place: z.string(), reason: z.enum(crsRefusals), excerpt: z.string() })),
    leftOut: z.partialRecord(z.enum(leftOutReasons), z.number()),
  }),
  recipients: z.array(z.string()),
});

function folderOf(dataFolder: string): string {
  return join(dataFolder, "series");
}

/** A file of the OECD is the same by its name: a newer one takes its place. One of the World Bank by its bytes: its API names every answer alike. */
function nameOf(read: OfferedSeries["read"]): string {
  if (!isCrs(read)) return `${read.about.sha256.slice(0, 16)}.json`;
  return `crs-${createHash("sha256").update(read.about.file).digest("hex").slice(0, 16)}.json`;
}

/** Keeps a read file among the inputs of the data folder, whole or not at all. The same file again changes nothing. */
export async function keepSeries(dataFolder: string, read: OfferedSeries["read"]): Promise<void> {
  await keepWhole(join(folderOf(dataFolder), nameOf(read)), JSON.stringify(read));
}

async function readKept(path: string, isOfCrs: boolean): Promise<SeriesRead | CrsFile> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isOfCrs ? crsRead.parse(value) : seriesRead.parse(value);
  } catch (cause) {
    throw new SaraiError("input-invalid", `${path} is damaged.`, {
      advice: `Delete it and load the file again: sarai ingest ${isOfCrs ? "crs" : "wdi"} <file>.`,
      cause,
    });
  }
}

/** Every file of series that was loaded into the data folder, by name. Throws `input-invalid` for one that was damaged. */
export async function readKeptSeries(dataFolder: string): Promise<readonly OfferedSeries["read"][]> {
  const names = (await readdir(folderOf(dataFolder)).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map((name) => readKept(join(folderOf(dataFolder), name), name.startsWith("crs-"))));
}
