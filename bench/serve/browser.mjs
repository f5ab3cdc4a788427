// The Chrome or Chromium that measures: the one of SARAI_BROWSER, else the system's.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];

/** The file of a browser. Throws where there is none. */
export function findBrowser() {
  const named = process.env.SARAI_BROWSER;
  if (named !== undefined && named !== "") return named;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (found === undefined) throw new Error("There is no Chrome or Chromium here; name one in SARAI_BROWSER.");
  return found;
}
