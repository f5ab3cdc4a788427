import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Assets } from "../api/parts.ts";
import { SaraiError } from "../core/errors.ts";

/**
 * The files that a build made for the browser. Only what lay there at the start can be asked for, by its name alone: no address reaches
 * another folder. Throws `internal` where the build lacks a style sheet, a font or its icon.
 */
export function openBrowserFiles(buildFolder: string): Assets {
  const folder = join(buildFolder, "client", "assets");
  const names = new Set(readdirSync(folder));
  const only = (start: string, ending: string): string => {
    const found = [...names].find((name) => name.startsWith(start) && name.endsWith(ending));
    if (found === undefined)
      throw new SaraiError("internal", `The build has no ${start}*${ending}.`, {
        advice: "Remove the folder dist/ and start again: it is built anew.",
      });
    return found;
  };
  return {
    css: `/assets/${only("style-", ".css")}`,
    japanese: `/assets/${only("japanese-", ".css")}`,
    fonts: {
      Latn: `/assets/${only("noto-sans-latin-wght-normal-", ".woff2")}`,
      Cyrl: `/assets/${only("noto-sans-cyrillic-wght-normal-", ".woff2")}`,
    },
    icon: only("icon-", ".svg"),
    read: (name) => (names.has(name) ? readFile(join(folder, name)) : Promise.resolve(null)),
  };
}
