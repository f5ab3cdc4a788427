import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { SaraiError } from "../../core/errors.ts";
import type { Observation, SeriesRead } from "../../sources/world-bank/observation.ts";
import { readWorldBankCsv } from "../../sources/world-bank/read-world-bank-csv.ts";
import { readWorldBankJson, type ReadFigures } from "../../sources/world-bank/read-world-bank-json.ts";

const largestJsonBytes = 256 * 1024 * 1024;
/** A table of the whole World Development Indicators has millions: who loads one names the series that are wanted. */
const mostFigures = 500_000;

const seriesRead = z.strictObject({
  about: z.strictObject({
    ...{ file: z.string(), publisher: z.string(), title: z.string(), address: z.string().nullable(), licence: z.string().nullable() },
    ...{ vintage: z.string(), citation: z.string(), sha256: z.string(), bytes: z.number() },
  }),
  observations: z.array(z.strictObject({ indicator: z.string(), area: z.string(), year: z.number(), value: z.string() })),
  refused: z.array(
    z.strictObject({
      place: z.string(),
      reason: z.enum(["value-invalid", "year-invalid", "area-missing", "indicator-missing", "row-incomplete", "given-twice"]),
      excerpt: z.string(),
    }),
  ),
});

type Hashed = { readonly sha256: string; readonly bytes: number; readonly startsAs: "json" | "csv" };

async function hashed(path: string): Promise<Hashed> {
  const hash = createHash("sha256");
  let bytes = 0;
  let startsAs: Hashed["startsAs"] | null = null;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    startsAs ??= /^\uFEFF?\s*[[{]/.test(chunk.toString("utf8", 0, 64)) ? "json" : "csv";
  }
  return { sha256: hash.digest("hex"), bytes, startsAs: startsAs ?? "csv" };
}

async function readFigures(path: string, { startsAs, bytes }: Hashed, keep: (one: Observation) => boolean): Promise<ReadFigures> {
  if (startsAs === "csv") return readWorldBankCsv(createReadStream(path), keep);
  if (bytes > largestJsonBytes)
    throw new SaraiError("too-large", `${path} is larger than ${largestJsonBytes} bytes; load the CSV instead.`);
  const read = readWorldBankJson(await readFile(path, "utf8"));
  return { ...read, observations: read.observations.filter(keep) };
}

function titleOf(observations: readonly Observation[]): string {
  const indicators = [...new Set(observations.map((one) => one.indicator))];
  const shown = indicators.slice(0, 5).join(", ");
  return indicators.length > 5 ? `${shown} and ${indicators.length - 5} more` : shown;
}

/** Reads a file of the World Bank. `indicators` names the series to be kept; none = all of the file. Throws `input-invalid` or `too-large`. */
export async function readWorldBankFile(path: string, indicators: readonly string[], today: string): Promise<SeriesRead> {
  const about = await hashed(path).catch((cause: unknown) => {
    throw new SaraiError("input-invalid", `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  let kept = 0;
  const keep = (one: Observation): boolean => {
    if (indicators.length > 0 && !indicators.includes(one.indicator)) return false;
    if (++kept <= mostFigures) return true;
    throw new SaraiError("too-large", `${path} holds more than ${mostFigures} figures.`, {
      advice: "Name the series that are wanted: --indicator NY.GDP.MKTP.KD.ZG (it may be given several times).",
    });
  };
  const { observations, refused, lastUpdated } = await readFigures(path, about, keep);
  const vintage = lastUpdated ?? `loaded ${today}`;
  return {
    about: {
      file: basename(path),
      publisher: "World Bank",
      title: titleOf(observations),
      address: "https://datacatalog.worldbank.org/dataset/world-development-indicators",
      licence: null, // the files name none
      vintage,
      citation: `World Bank, World Development Indicators, ${vintage}, ${basename(path)}.`,
      sha256: about.sha256,
      bytes: about.bytes,
    },
    observations,
    refused,
  };
}

function folderOf(dataFolder: string): string {
  return join(dataFolder, "series");
}

/** Keeps a read file among the inputs of the data folder, whole or not at all. The same file again changes nothing. */
export async function keepSeries(dataFolder: string, read: SeriesRead): Promise<void> {
  const folder = folderOf(dataFolder);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${read.about.sha256.slice(0, 16)}.json`);
  const unfinished = `${path}.new-${process.pid}`;
  await writeFile(unfinished, JSON.stringify(read));
  const file = await open(unfinished, "r+");
  await file.sync();
  await file.close();
  await rename(unfinished, path);
}

/** Every file of series that was loaded into the data folder, by name. Throws `input-invalid` for one that was damaged. */
export async function readKeptSeries(dataFolder: string): Promise<readonly SeriesRead[]> {
  const names = (await readdir(folderOf(dataFolder)).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name): Promise<SeriesRead> => {
      const path = join(folderOf(dataFolder), name);
      try {
        return seriesRead.parse(JSON.parse(await readFile(path, "utf8")));
      } catch (cause) {
        throw new SaraiError("input-invalid", `${path} is damaged.`, {
          advice: "Delete it and load the file again: sarai ingest wdi <file>.",
          cause,
        });
      }
    }),
  );
}
