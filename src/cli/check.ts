import { kindNames, kinds } from "../core/kinds/index.ts";
import { SaraiError } from "../core/errors.ts";
import { toLine } from "../sources/partnership/problem.ts";
import { readPartnershipFolder } from "../sources/partnership/read-partnership-folder.ts";
import { withProgress } from "./progress.ts";

/** Reads a partnership folder and says what it holds. Throws `input-invalid` with every error in it, each on a line as folder/file:line:column. */
export async function check(folder: string, write: (line: string) => void): Promise<void> {
  const read = await withProgress("Reading", () => readPartnershipFolder(folder));
  if (!read.ok) {
    const count = read.problems.length;
    throw new SaraiError("input-invalid", read.problems.map((problem) => toLine(problem, folder)).join("\n"), {
      advice: `${String(count)} ${count === 1 ? "error" : "errors"} in ${folder}.`,
    });
  }
  const { id, entries } = read.folder;
  write(`${id}: no error in ${String(entries.length)} entries`);
  for (const kind of kindNames) {
    const count = entries.filter((entry) => entry.kind === kind).length;
    if (kind !== "partnership" && count > 0) write(`  ${kinds[kind].file}: ${String(count)}`);
  }
}
