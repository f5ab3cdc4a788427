import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SaraiError } from "../core/errors.ts";

/**
 * The partnership folders of a folder, by name: those that hold at least one YAML file, so that a folder without its partnership.yaml is
 * named as an error and not left out. Throws `config-invalid` where there is none.
 */
export function listPartnershipFolders(folder: string): readonly string[] {
  const found = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
        .map((entry) => join(folder, entry.name))
        .filter((path) => readdirSync(path).some((name) => /\.ya?ml$/i.test(name)))
        .sort()
    : [];
  if (found.length > 0) return found;
  throw new SaraiError("config-invalid", `${folder} holds no partnership folder.`, {
    advice: "Name another one with SARAI_PARTNERSHIPS or --partnerships, or add a folder such as those shipped with Sarai.",
  });
}
