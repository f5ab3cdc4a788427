import { type Command, InvalidArgumentError, Option } from "commander";
import { example, toInvocation, withSettings } from "./command-parts.ts";
import type { Place } from "./place.ts";
import { type SqlForm, sqlForms } from "./sql/forms.ts";

/** Adds `sarai snapshots` with its commands. */
export function addSnapshots(program: Command, place: Place): void {
  const snapshots = withSettings(
    program.command("snapshots").description("the published snapshots of the warehouse, the current one first"),
    ["data"],
  )
    .helpCommand(false)
    .option("--json", "as JSON: an array of id, path, published_at, datasets")
    .addHelpText("after", example("sarai snapshots --json", "sarai snapshots diff 3f2a 9b1c", "sarai snapshots prune"))
    .action(async (flags: { json?: boolean }, command: Command) => {
      const { listAll } = await import("./snapshots.ts");
      listAll(toInvocation(command, place), flags.json ?? false);
    });
  withSettings(
    snapshots
      .command("diff")
      .argument("<from>", "id of a snapshot, or its first characters")
      .argument("<to>", "id of another")
      .description("what is new, changed and gone, by dataset and money"),
    ["data"],
  )
    .option("--json", "as JSON")
    .addHelpText("after", example("sarai snapshots diff 3f2a 9b1c", "sarai snapshots diff 3f2a 9b1c --json"))
    .action(async (from: string, to: string, _flags: unknown, command: Command) => {
      const { diff } = await import("./snapshots.ts");
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      await diff(toInvocation(command, place), { from, to, json });
    });
  withSettings(
    snapshots.command("prune").description("remove unfinished builds and all snapshots but the current one and the two before"),
    ["data"],
  )
    .addHelpText("after", example("sarai snapshots prune --data /var/lib/sarai"))
    .action(async (_flags: unknown, command: Command) => {
      const { prune } = await import("./snapshots.ts");
      prune(toInvocation(command, place));
    });
}

function toCount(text: string): number {
  const count = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number above 0.");
  return count;
}

type SqlFlags = {
  readonly format: SqlForm;
  readonly output?: string;
  readonly snapshot?: string;
  readonly rows: number;
  readonly seconds: number;
  readonly memory: number;
};

/** Adds `sarai sql`, which asks a snapshot one SELECT. */
export function addSql(program: Command, place: Place): void {
  withSettings(
    program
      .command("sql")
      .argument("<select>", "one SELECT over the public tables, which docs/data-dictionary.md explains")
      .description("ask the warehouse; the statement runs in a process of its own and reaches no file, network or setting"),
    ["data"],
  )
    .addOption(new Option("--format <format>", "what to write").choices(sqlForms).default("table"))
    .option("--output <file>", "write to a new file, not to standard output")
    .option("--snapshot <id>", "another snapshot than the current one; the first characters of its id are enough")
    .addOption(new Option("--rows <n>", "refuse an answer of more rows").argParser(toCount).default(1_000_000))
    .addOption(new Option("--seconds <n>", "end the statement after so long").argParser(toCount).default(60))
    .addOption(new Option("--memory <MB>", "memory that the database may use for it").argParser(toCount).default(512))
    .addHelpText(
      "after",
      example(
        'sarai sql "SHOW TABLES"',
        `sarai sql "SELECT donor, sum(value) FROM dac_flow WHERE measure = 'net' AND price_base = 'current' GROUP BY donor ORDER BY 2 DESC"`,
        'sarai sql "SELECT * FROM exchange_rate" --format parquet --output rates.parquet',
      ),
    )
    .action(async (sql: string, flags: SqlFlags, command: Command) => {
      const { runSql } = await import("./sql/sql.ts");
      const { format: form, output = null, snapshot = null, rows, seconds, memory: memoryMb } = flags;
      await runSql(toInvocation(command, place), { sql, form, output, snapshot, rows, seconds, memoryMb });
    });
}

/** Adds `sarai export parquet`, the edition of a snapshot for other engines. */
export function addExportParquet(exports: Command, place: Place): void {
  withSettings(
    exports
      .command("parquet")
      .argument("<folder>", "where to write; made if absent, and empty")
      .description("write the public tables of a snapshot as Parquet, by source and year, with a manifest of columns and hashes"),
    ["data"],
  )
    .option("--snapshot <id>", "another snapshot than the current one; the first characters of its id are enough")
    .addHelpText("after", example("sarai export parquet /tmp/edition", "sarai export parquet /tmp/edition --snapshot 3f2a"))
    .action(async (folder: string, flags: { snapshot?: string }, command: Command) => {
      const { exportParquet } = await import("./export-parquet.ts");
      await exportParquet(toInvocation(command, place), { folder, snapshot: flags.snapshot ?? null });
    });
}
