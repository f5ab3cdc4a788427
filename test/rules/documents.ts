import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The text of a file of the project. */
export function readText(path: string): string {
  return readFileSync(path, "utf8");
}

/** Every document of the project: what is committed, and what would be. */
export const documents = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], { encoding: "utf8" })
  .trim()
  .split("\n");
