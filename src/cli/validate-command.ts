import { type Command, Option } from "commander";
import { example, toInvocation, withSettings } from "./command-parts.ts";
import type { Place } from "./place.ts";
import { type ReportFormat, reportFormats } from "./validate-format.ts";

const codes = `
Exit codes of validate:
  0  no critical fault and no error; there may be warnings
  2  wrong usage
  3  a file is absent or cannot be read
  6  the report cannot be written
  8  critical faults or errors were found, with --strict also warnings`;

/** Adds `sarai validate` with its flags and exit codes. */
export function addValidate(program: Command, place: Place): void {
  withSettings(
    program
      .command("validate")
      .argument("<files...>", "IATI files of activities or organisations, 1.01 to 2.03")
      .description("hold IATI files to the standard, and say line by line what is wrong and what to do; writes no data"),
    [],
  )
    .addOption(new Option("--format <format>", "how the report is written").choices(reportFormats).default("text"))
    .option("--output <file>", "write the report there, not to standard output")
    .option("--all", "show every finding, not only the first of each rule and place")
    .option("--strict", "warnings fail, too")
    .addHelpText("after", codes)
    .addHelpText(
      "after",
      example("sarai validate activities.xml", "sarai validate a.xml b.xml --format html --output report.html --strict"),
    )
    .action(
      async (
        files: readonly string[],
        flags: { format: ReportFormat; output?: string; all?: boolean; strict?: boolean },
        command: Command,
      ) => {
        const { validate } = await import("./validate.ts");
        const { format, output = null, all = false, strict = false } = flags;
        await validate(toInvocation(command, place), { files, format, output, all, strict });
      },
    );
}
