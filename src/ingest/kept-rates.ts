import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errorCode } from "../core/error-code.ts";
import { SaraiError } from "../core/errors.ts";
import type { RateTable } from "../sources/exchange-rates/rate-table.ts";
import { keepWhole } from "./keep-whole.ts";

const integer = z.string().regex(/^\d+$/).transform(BigInt);
const rate = z.strictObject({
  ...{ currency: z.string(), year: z.number(), month: z.number().nullable(), published: z.string() },
  ...{ numerator: integer, denominator: integer },
});
const text = z.string().nullable();
const source = z.strictObject({
  ...{ id: z.string(), title: z.string(), publisher: text, address: text, vintage: text, licence: text, notice: text },
  ...{ unit: z.string(), sha256: z.string() },
});
const tables = z.array(z.strictObject({ source, rates: z.array(rate) }));

function placeOf(dataFolder: string): string {
  return join(dataFolder, "rates", "monthly.json");
}

/**
 * Keeps tables of rates among the inputs of the data folder, in place of those kept before; none = takes them out. Throws `input-invalid` where they
 * are not of one unit: a rate means something only divided by another of the same unit.
 */
export async function keepRates(dataFolder: string, given: readonly RateTable[]): Promise<void> {
  const units = [...new Set(given.map((table) => table.source.unit))];
  if (units.length > 1)
    throw new SaraiError("input-invalid", `The tables of rates are of ${units.length} units: ${units.join("; ")}.`, {
      advice: "Give tables of one unit.",
    });
  if (given.length === 0) return rm(placeOf(dataFolder), { force: true });
  const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
  await keepWhole(placeOf(dataFolder), JSON.stringify(given, plain));
}

/** The tables of rates that were loaded into the data folder; none where there are none. Throws `input-invalid` where they were damaged. */
export async function readKeptRates(dataFolder: string): Promise<readonly RateTable[]> {
  const path = placeOf(dataFolder);
  const bytes = await readFile(path, "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  });
  if (bytes === null) return [];
  try {
    return tables.parse(JSON.parse(bytes));
  } catch (cause) {
    throw new SaraiError("input-invalid", `${path} is damaged.`, {
      advice: "Delete it and load the rates again: sarai ingest rates <file>.",
      cause,
    });
  }
}
