import { resolve } from "node:path";
import { SaraiError } from "../core/errors.ts";
import { ingest } from "../ingest/iati/ingest.ts";
import { keepRates, readKeptRates } from "../ingest/kept-rates.ts";
import { readRatesFile } from "../sources/exchange-rates/read-rates-file.ts";
import { withReadingBar } from "./ingest-progress.ts";
import type { Invocation } from "./invocation.ts";
import { keepVerdictsOfRecord } from "./keep-verdicts.ts";
import { readInThreads } from "./reading-threads.ts";
import { offeredSeries } from "./warehouse.ts";

/**
 * Takes monthly exchange rates into the data folder, in place of those loaded before, and publishes a snapshot whose money is converted with them.
 * Where it cannot be built the rates are those of before.
 */
export async function ingestRates(
  invocation: Invocation,
  { files, forget }: { readonly files: readonly string[]; readonly forget: boolean },
): Promise<void> {
  const { settings, write } = invocation;
  const { dataFolder } = settings;
  if (files.length === 0 ? !forget : forget)
    throw new SaraiError("input-invalid", "Give files of rates, or --forget alone.", { advice: "sarai ingest rates rates.json" });
  const before = await readKeptRates(dataFolder);
  const given = await Promise.all(files.map((file) => readRatesFile(resolve(file))));
  const series = await offeredSeries(invocation);
  await keepRates(dataFolder, given);
  try {
    const { snapshot, isNew, summary } = await withReadingBar((report) =>
      ingest({
        ...{ paths: [], ratesFile: null, forget: [], licence: null, acceptLosses: false, dataFolder, series },
        now: () => new Date(),
        progress: (done, totalBytes) => report({ ...done, totalBytes }),
        signal: new AbortController().signal,
        readers: readInThreads(invocation.place),
      }),
    );
    for (const { source, rates } of given) write(`${source.title}: ${rates.length} rates (${source.unit})`);
    if (forget) write("The rates that were loaded are taken out");
    write(`${isNew ? "Published snapshot" : "Nothing is new: snapshot"} ${snapshot.id}; flow rows without a rate: ${summary.withoutRate}`);
  } catch (error) {
    await keepRates(dataFolder, before);
    throw error;
  }
  await keepVerdictsOfRecord(invocation);
}
