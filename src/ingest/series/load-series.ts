import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { SaraiError } from "../../core/errors.ts";
import type { Observation, SeriesRead } from "../../sources/world-bank/observation.ts";
import { readWorldBankCsv } from "../../sources/world-bank/read-world-bank-csv.ts";
import { readWorldBankJson, type ReadFigures } from "../../sources/world-bank/read-world-bank-json.ts";
import { hashFile } from "./hash-file.ts";

const largestJsonBytes = 256 * 1024 * 1024;
/** A table of the whole World Development Indicators has millions: who loads one names the series that are wanted. */
const mostFigures = 500_000;

type Hashed = { readonly bytes: number; readonly startsAs: "json" | "csv" };

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
  const seen: { startsAs: Hashed["startsAs"] | null } = { startsAs: null };
  const about = await hashFile(path, (chunk) => {
    seen.startsAs ??= /^\uFEFF?\s*[[{]/.test(chunk.toString("utf8", 0, 64)) ? "json" : "csv";
  });
  let kept = 0;
  const keep = (one: Observation): boolean => {
    if (indicators.length > 0 && !indicators.includes(one.indicator)) return false;
    if (++kept <= mostFigures) return true;
    throw new SaraiError("too-large", `${path} holds more than ${mostFigures} figures.`, {
      advice: "Name the series that are wanted: --indicator NY.GDP.MKTP.KD.ZG (it may be given several times).",
    });
  };
  const { observations, refused, lastUpdated } = await readFigures(path, { bytes: about.bytes, startsAs: seen.startsAs ?? "csv" }, keep);
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
