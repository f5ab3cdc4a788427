import { type Command, InvalidArgumentError } from "commander";
import { example, toInvocation, withSettings } from "./command-parts.ts";
import type { Place } from "./place.ts";

function toLicence(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$/.test(text))
    throw new InvalidArgumentError("It must be an id of letters, digits, dots, hyphens and plus signs.");
  return text;
}

function addIati(ingest: Command, place: Place): void {
  withSettings(
    ingest
      .command("iati")
      .argument("[paths...]", "files, or folders with all *.xml in them")
      .description("read IATI activities and organisations, 1.01 to 2.03; what was ingested before stays in the data folder"),
    ["data"],
  )
    .option("--rates <file>", "exchange rates in place of every other: the monthly table as JSON, or SDMX")
    .option("--forget <key>", "take a dataset out (may be repeated)", (key: string, before: readonly string[]) => [...before, key], [])
    .option("--licence <id>", "the licence of these files as their registry names it, such as cc-by or cc-zero", toLicence)
    .option("--accept-losses", "publish although datasets lost what they had in the last snapshot")
    .option("--json", "say what was done as JSON")
    .addHelpText("after", example("sarai ingest iati downloads/", "sarai ingest iati a.xml b.xml --rates rates.json --data /var/lib/sarai"))
    .action(
      async (
        paths: readonly string[],
        flags: { rates?: string; forget: readonly string[]; licence?: string; acceptLosses?: boolean; json?: boolean },
        command: Command,
      ) => {
        const { ingestIati } = await import("./ingest.ts");
        const { rates = null, forget, licence = null, acceptLosses = false, json = false } = flags;
        await ingestIati(toInvocation(command, place), { paths, rates, forget, licence, acceptLosses, json });
      },
    );
}

function addWdi(ingest: Command, place: Place): void {
  withSettings(
    ingest
      .command("wdi")
      .argument("<files...>", "answers of the World Bank's API as JSON, or its CSV tables")
      .description("series of the World Bank: aid by donor, growth, investment; a series loaded takes the place of the one shipped"),
    ["data"],
  )
    .option("--indicator <code...>", "keep only these series of the files")
    .addHelpText("after", example("sarai ingest wdi growth.json", "sarai ingest wdi WDICSV.csv --indicator NY.GDP.MKTP.KD.ZG"))
    .action(async (files: readonly string[], flags: { indicator?: readonly string[] }, command: Command) => {
      const { ingestWdi } = await import("./ingest-wdi.ts");
      await ingestWdi(toInvocation(command, place), { files, indicators: flags.indicator ?? [] });
    });
}

function addCrs(ingest: Command, place: Place): void {
  withSettings(
    ingest
      .command("crs")
      .argument("<files...>", "tables of the OECD: yearly tables, activities of the CRS (CSV, Parquet), SDMX-CSV, DAC2a")
      .description("development assistance by donor and recipient from the OECD: gross, commitments, net, grant equivalents"),
    ["data"],
  )
    .option("--recipient <code...>", "keep only what these recipients got (ISO 3166-1 alpha-2; the DAC's number for a region)")
    .option("--json", "say what was done as JSON")
    .addHelpText("after", example("sarai ingest crs crs_2012.csv crs_2013.csv", "sarai ingest crs CRS.parquet --recipient NP 689"))
    .action(async (files: readonly string[], flags: { recipient?: readonly string[]; json?: boolean }, command: Command) => {
      const { ingestCrs } = await import("./ingest-crs.ts");
      await ingestCrs(toInvocation(command, place), {
        files,
        recipients: (flags.recipient ?? []).map((code) => code.toUpperCase()),
        json: flags.json ?? false,
      });
    });
}

function addRates(ingest: Command, place: Place): void {
  withSettings(
    ingest
      .command("rates")
      .argument("[files...]", "monthly tables as JSON, or SDMX; all of one unit")
      .description("monthly exchange rates for the money of activities; they take the place of those loaded before"),
    ["data"],
  )
    .option("--forget", "take out the rates that were loaded: the annual averages that are carried stand in again")
    .addHelpText("after", example("sarai ingest rates rates.json", "sarai ingest rates --forget"))
    .action(async (files: readonly string[], flags: { forget?: boolean }, command: Command) => {
      const { ingestRates } = await import("./ingest-rates.ts");
      await ingestRates(toInvocation(command, place), { files, forget: flags.forget ?? false });
    });
}

/** `sarai ingest` with its commands, one for each publisher or format. */
export function addIngest(program: Command, place: Place): void {
  const ingest = program.command("ingest").description("take published data into the data folder").helpCommand(false);
  ingest.addHelpText("after", example("sarai ingest iati downloads/", "sarai ingest wdi growth.json"));
  addIati(ingest, place);
  addWdi(ingest, place);
  addCrs(ingest, place);
  addRates(ingest, place);
}
