import { Option, type Command } from "commander";
import { readSettings, settingList, type SettingName } from "../config/settings.ts";
import type { Invocation } from "./invocation.ts";
import type { Place } from "./place.ts";

/** Examples as they stand below the help of a command. */
export function example(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}

function toOption(name: SettingName): Option {
  const setting = settingList.find((one) => one.name === name);
  if (setting === undefined) throw new RangeError(`no setting ${name}`);
  return new Option(setting.flag, `${setting.meaning} [${setting.variable}]`);
}

/** The command with the flags of these settings, and the one that all commands have. */
export function withSettings(command: Command, names: readonly SettingName[]): Command {
  for (const name of names) command.addOption(toOption(name));
  return command.option("--verbose", "log every event to standard error, not only warnings");
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** What a command is run with: settings from its flags and the environment. */
export function toInvocation(command: Command, place: Place): Invocation {
  const flags = command.optsWithGlobals<Partial<Record<SettingName, string>> & { verbose?: boolean }>();
  return {
    settings: readSettings(flags, { packageFolder: place.packageFolder, cwd: process.cwd() }),
    place,
    verbose: flags.verbose ?? false,
    write,
  };
}
