import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { SaraiError } from "../core/errors.ts";

/** What this installation is told from outside. Nothing else in the software reads the environment. */
export type Settings = {
  readonly port: number | null; // null: 4600, or the next free one
  readonly host: string;
  readonly dataFolder: string; // absolute
  readonly url: string | null; // the public address, without a slash at its end; links are absolute only where it is set
  readonly databaseUrl: string | null; // a secret: never printed, logged or shown
  readonly partnershipsFolder: string; // absolute
  readonly citing: { readonly perDay: number; readonly quotaBytes: number };
  readonly proxies: number; // reverse proxies of the operator before this server
  readonly operator: { readonly name: string | null; readonly contact: string | null; readonly notice: string | null };
};

export type SettingName =
  | "port"
  | "host"
  | "data"
  | "url"
  | "databaseUrl"
  | "partnerships"
  | "operatorName"
  | "operatorContact"
  | "operatorNotice"
  | "citePerDay"
  | "citeQuota"
  | "proxies";

/** Every setting: its variable, its flag on the command line, and what it means. Help and documentation are made from this list. */
export const settingList = [
  { name: "port", variable: "PORT", flag: "--port <number>", meaning: "exactly this port; without it 4600 or the next free one" },
  { name: "host", variable: "HOST", flag: "--host <address>", meaning: "the address to listen on (default 127.0.0.1)" },
  { name: "data", variable: "SARAI_DATA", flag: "--data <folder>", meaning: "where the record is kept (default data/)" },
  { name: "url", variable: "SARAI_URL", flag: "--url <address>", meaning: "the public address of this site, for absolute links" },
  {
    name: "databaseUrl",
    variable: "DATABASE_URL",
    flag: "--database-url <address>",
    meaning: "a PostgreSQL 15 or newer in place of the built-in one",
  },
  {
    name: "partnerships",
    variable: "SARAI_PARTNERSHIPS",
    flag: "--partnerships <folder>",
    meaning: "the folder of partnership folders (default: those shipped)",
  },
  {
    name: "operatorName",
    variable: "SARAI_OPERATOR_NAME",
    flag: "--operator-name <text>",
    meaning: "who runs this site; printed on every page",
  },
  {
    name: "operatorContact",
    variable: "SARAI_OPERATOR_CONTACT",
    flag: "--operator-contact <text>",
    meaning: "where the operator is reached",
  },
  { name: "operatorNotice", variable: "SARAI_OPERATOR_NOTICE", flag: "--operator-notice <text>", meaning: "a legal notice for every page" },
  {
    name: "citePerDay",
    variable: "SARAI_CITE_PER_DAY",
    flag: "--cite-per-day <number>",
    meaning: "new answers that one client may have frozen on one day (default 20)",
  },
  {
    name: "citeQuota",
    variable: "SARAI_CITE_QUOTA",
    flag: "--cite-quota <megabytes>",
    meaning: "all frozen answers together (default 500)",
  },
  {
    name: "proxies",
    variable: "SARAI_PROXIES",
    flag: "--proxies <number>",
    meaning: "reverse proxies before this server, whose X-Forwarded-For is believed (default 0)",
  },
] as const satisfies readonly { name: SettingName; variable: string; flag: string; meaning: string }[];

const text = z.string().trim().min(1, "is empty; leave it out or give it a value").max(2000);

const wholeNumber = (most: number) =>
  text
    .refine((value) => /^\d{1,7}$/.test(value) && Number(value) <= most, `must be a whole number from 0 to ${String(most)}`)
    .transform(Number);

const megabyte = 1024 * 1024;

const shapes = {
  port: text
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, "must be a port from 0 to 65535, such as 4600")
    .transform(Number),
  host: text.refine((value) => /^[A-Za-z0-9.:_-]+$/.test(value), "must be an address or host name, such as 127.0.0.1"),
  data: text,
  url: text
    .refine((value) => isAddress(value, ["http:", "https:"]), "must be the public address, such as https://sarai.example")
    .transform((value) => value.replace(/\/+$/, "")),
  databaseUrl: text.refine(
    (value) => isAddress(value, ["postgres:", "postgresql:"]),
    "must look like postgresql://user:password@host:5432/database",
  ),
  partnerships: text.refine((value) => existsSync(value), "must be a folder that exists"),
  operatorName: text,
  operatorContact: text,
  operatorNotice: text,
  citePerDay: wholeNumber(1_000_000),
  citeQuota: wholeNumber(1_000_000),
  proxies: wholeNumber(10),
} satisfies Record<SettingName, z.ZodType>;

function isAddress(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hash === "";
}

/** The nearest folder upwards that holds a package.json, else the folder itself: there `data/` lies unless told otherwise. */
function projectFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/**
 * The settings: a flag wins over its variable, both over the default. An empty variable counts as not set.
 * Throws `config-invalid` naming every wrong setting at once, never the value of a secret.
 */
export function readSettings(
  flags: Readonly<Partial<Record<SettingName, string>>>,
  place: { readonly packageFolder: string; readonly cwd: string },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const wrong: string[] = [];
  const read = <Name extends SettingName>(name: Name): z.infer<(typeof shapes)[Name]> | null => {
    const setting = settingList.find((one) => one.name === name);
    const variable = setting?.variable ?? name;
    const flag = flags[name];
    const value = flag ?? (environment[variable] === "" ? undefined : environment[variable]);
    if (value === undefined) return null;
    const parsed = shapes[name].safeParse(value);
    if (parsed.success) return parsed.data as z.infer<(typeof shapes)[Name]>; // the shape of this very name
    wrong.push(`${flag === undefined ? variable : (setting?.flag.split(" ")[0] ?? name)} ${parsed.error.issues[0]?.message ?? "is wrong"}`);
    return null;
  };
  const settings: Settings = {
    port: read("port"),
    host: read("host") ?? "127.0.0.1",
    dataFolder: resolve(place.cwd, read("data") ?? join(projectFolder(place.cwd), "data")),
    url: read("url"),
    databaseUrl: read("databaseUrl"),
    partnershipsFolder: resolve(place.cwd, read("partnerships") ?? join(place.packageFolder, "partnerships")),
    citing: { perDay: read("citePerDay") ?? 20, quotaBytes: (read("citeQuota") ?? 500) * megabyte },
    proxies: read("proxies") ?? 0,
    operator: { name: read("operatorName"), contact: read("operatorContact"), notice: read("operatorNotice") },
  };
  if (wrong.length > 0)
    throw new SaraiError("config-invalid", `Settings that cannot be used:\n${wrong.map((line) => `  ${line}`).join("\n")}`, {
      advice: "Correct the variable or the flag and start again. `sarai serve --help` lists every setting.",
    });
  return settings;
}
