import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { SaraiError } from "../../core/errors.ts";
import type { Rate, RateTable } from "./rate-table.ts";
import { parseMonthlyJson } from "./read-monthly-json.ts";
import { parseSdmx } from "./read-sdmx.ts";

const advice =
  'Give the monthly table as JSON ([{"year", "month", "currency_id", "value"}], SDR for one unit) or as SDMX-ML (national currency for one US dollar).';

function parseRates(path: string, bytes: Buffer): { readonly rates: readonly Rate[]; readonly unit: string } {
  const json = parseMonthlyJson(bytes.toString("utf8"));
  if (json !== null && json.problems.length > 0)
    throw new SaraiError("input-invalid", `Rates that cannot be read in ${path}:\n${json.problems.map((line) => `  ${line}`).join("\n")}`, {
      advice,
    });
  if (json !== null) return { rates: json.rates, unit: "SDR for one unit of the currency" };
  const rates = parseSdmx(bytes);
  if (rates === null) throw new SaraiError("input-invalid", `${path} is no table of exchange rates.`, { advice });
  return { rates, unit: "units of the currency for one US dollar" };
}

/** Reads a file of monthly rates: JSON or SDMX. Throws `input-invalid` where it cannot be read or holds no rates. */
export async function readRatesFile(path: string): Promise<RateTable> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new SaraiError("input-invalid", `The file of exchange rates ${path} cannot be read.`, { cause, advice });
  }
  const { rates, unit } = parseRates(path, bytes);
  if (rates.length === 0) throw new SaraiError("input-invalid", `${path} holds no exchange rates.`, { advice });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const given = { publisher: null, address: null, vintage: null, licence: null, notice: null };
  return { source: { id: basename(path), title: basename(path), ...given, unit, sha256 }, rates };
}
