import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { z } from "zod";
import { settingList, type SettingName } from "../config/settings.ts";
import { exitCode, SaraiError } from "../core/errors.ts";
import { example, toInvocation, withSettings } from "./command-parts.ts";
import { addIngest } from "./ingest-commands.ts";
import type { Place } from "./place.ts";
import { addExportParquet, addSnapshots, addSql } from "./warehouse-commands.ts";
import { addValidate } from "./validate-command.ts";

const exitCodes = `
Exit codes:
  0  done; of ingest: a snapshot was published, or nothing was new (refused files are listed); of validate: no critical fault and no error
  1  an error of the software itself
  2  settings, arguments or data that cannot be used; each is named with its place
  3  no such entry, statement or snapshot, or it was removed; of ingest: nothing could be read; of validate: a file is absent or unreadable
  4  one party tried to speak for another; of ingest: an assertion refused the build, and the last snapshot stays
  5  in use: the port, or the data folder by another process
  6  a folder cannot be written
  7  the database cannot be reached
  8  of validate: critical faults or errors were found, with --strict also warnings; the report names them
  130  stopped by Ctrl-C`;

/** A partnership that this installation has, so that every example can be tried as it stands. */
function examplePartnership(place: Place): string {
  const folder = join(place.packageFolder, "partnerships");
  const ids = existsSync(folder) ? readdirSync(folder).filter((id) => existsSync(join(folder, id, "partnership.yaml"))) : [];
  return ids.sort()[0] ?? "my-partnership";
}

const ofRecord: readonly SettingName[] = ["data", "databaseUrl"];

const write = (line: string): void => void process.stdout.write(`${line}\n`);

function addServe(program: Command, place: Place): void {
  withSettings(
    program.command("serve").description("open the site: fills the record at the first start, then answers on http://127.0.0.1:4600"),
    settingList.map((setting) => setting.name),
  )
    .addHelpText(
      "after",
      example("sarai serve", "sarai serve --port 8080 --data /var/lib/sarai", "SARAI_URL=https://sarai.example HOST=0.0.0.0 sarai serve"),
    )
    .action(async (_flags: unknown, command: Command) => {
      const { serve } = await import("./serve.ts");
      await serve(toInvocation(command, place));
    });
}

function addCheckAndLoad(program: Command, place: Place): void {
  withSettings(
    program
      .command("check")
      .argument("<folder>", "a partnership folder")
      .description("read a partnership folder and name every error in it; writes nothing"),
    [],
  )
    .addHelpText("after", example(`sarai check partnerships/${examplePartnership(place)}`))
    .action(async (folder: string) => {
      const { check } = await import("./check.ts");
      await check(folder, write);
    });
  withSettings(
    program
      .command("load")
      .argument("[folders...]", "partnership folders (default: all of the partnerships folder)")
      .description("bring partnership folders into the record; says first what is new, changed, unchanged, withdrawn and refused"),
    [...ofRecord, "partnerships"],
  )
    .option("--dry-run", "say what would be written, and write nothing")
    .addHelpText("after", example("sarai load", `sarai load --dry-run partnerships/${examplePartnership(place)}`))
    .action(async (folders: readonly string[], flags: { dryRun?: boolean }, command: Command) => {
      const { load } = await import("./load.ts");
      await load(toInvocation(command, place), { folders, dryRun: flags.dryRun ?? false });
    });
}

function addExport(program: Command, place: Place): void {
  const exports = withSettings(
    program
      .command("export")
      .argument("<partnership>", "its id: the name of its folder and its address")
      .argument("<folder>", "where to write; made if absent")
      .description("write the record of a partnership as a partnership folder"),
    ofRecord,
  )
    .addHelpText("after", example(`sarai export ${examplePartnership(place)} /tmp/exported`))
    .action(async (partnership: string, folder: string, _flags: unknown, command: Command) => {
      const { exportTo } = await import("./export.ts");
      await exportTo(toInvocation(command, place), { partnership, folder });
    });
  exports.helpCommand(false);
  addExportParquet(exports, place);
}

function addRecord(program: Command, place: Place): void {
  const record = program.command("record").description("look into the ledger, or blank a statement of it").helpCommand(false);
  record.addHelpText("after", example(`sarai record history ${examplePartnership(place)}`, "sarai record redact --help"));
  withSettings(
    record
      .command("history")
      .argument("<id>", "the address of an entry below the language")
      .description("every statement ever made of an entry, oldest first"),
    ofRecord,
  )
    .addHelpText("after", example(`sarai record history ${examplePartnership(place)}`))
    .action(async (id: string, _flags: unknown, command: Command) => {
      const { history } = await import("./record.ts");
      await history(toInvocation(command, place), id);
    });
  withSettings(
    record
      .command("redact")
      .argument("<statement>", "the id of a statement, as `record history` shows it")
      .requiredOption("--reason <text>", "why; it is shown in public in place of the value")
      .description("blank the value of a statement; speaker, dates and reason stay"),
    ofRecord,
  )
    .addHelpText("after", example('sarai record redact 4f1c0a9be2d37786c5d41e08 --reason "names a private person"'))
    .action(async (statement: string, flags: { reason: string }, command: Command) => {
      const { redactOne } = await import("./record.ts");
      await redactOne(toInvocation(command, place), { statement, reason: flags.reason });
    });
}

function addClaims(program: Command, place: Place): void {
  const claims = program.command("claims").description("check the published sentences of the record against the data").helpCommand(false);
  claims.addHelpText("after", example("sarai claims check"));
  withSettings(
    claims
      .command("check")
      .description("run every reading of every claim; fails where a claim comes to something else than its pinned verdict"),
    [...ofRecord, "partnerships"],
  )
    .option("--json", "one line of JSON: [{id, verdict, readings: [{id, verdict, value}]}]")
    .addHelpText("after", example("sarai claims check", "sarai claims check --json"))
    .action(async (flags: { json?: boolean }, command: Command) => {
      const { checkClaims } = await import("./claims.ts");
      await checkClaims(toInvocation(command, place), { json: flags.json ?? false });
    });
}

function toProgram(place: Place): Command {
  const program = new Command("sarai")
    .description("The public account of a partnership dialogue between states: who promised what to whom, what was paid, what came of it.")
    .version(z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(place.packageFolder, "package.json"), "utf8"))).version)
    .helpCommand(false)
    .showHelpAfterError("(see --help)")
    .exitOverride()
    .addHelpText("after", exitCodes)
    .addHelpText("after", example("sarai serve", `sarai check partnerships/${examplePartnership(place)}`, "sarai load --help"));
  addServe(program, place);
  addCheckAndLoad(program, place);
  addExport(program, place);
  addRecord(program, place);
  addIngest(program, place);
  addClaims(program, place);
  addSnapshots(program, place);
  addSql(program, place);
  addValidate(program, place);
  return program;
}

/** Runs the command line. Resolves with the exit code (`sarai --help` lists them); errors go to standard error with their advice, without a stack. */
export async function main(argv: readonly string[], place: Place): Promise<number> {
  try {
    await toProgram(place).parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCode["input-invalid"];
    if (error instanceof SaraiError) {
      process.stderr.write(`${error.message}\n${error.advice === undefined ? "" : `${error.advice}\n`}`);
      return exitCode[error.code];
    }
    process.stderr.write(`Sarai met an error of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCode.internal;
  }
}
