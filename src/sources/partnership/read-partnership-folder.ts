import { checkEntries } from "./check-entries.ts";
import { checkLinks } from "./check-links.ts";
import { checkReferences } from "./check-references.ts";
import { checkSources } from "./check-sources.ts";
import { checkFrozenFiles } from "./frozen-files.ts";
import { partnershipFiles, readFolderFiles, readFolderHash } from "./folder-files.ts";
import { parseEntries, type ParsedFolder } from "./parse-entries.ts";
import type { PartnershipSource, SourceEntry } from "./partnership-source.ts";
import { sortProblems, type Problem } from "./problem.ts";

export type ReadFolder =
  { readonly ok: true; readonly folder: PartnershipSource } | { readonly ok: false; readonly problems: readonly Problem[] };

/** A history of verdicts belongs to the partnership that it was exported with. */
function strayVerdicts({ verdicts }: ParsedFolder, own: string | undefined): readonly Problem[] {
  const stray = verdicts.find((line) => own !== undefined && !line.subject.startsWith(`${own}/`));
  if (stray === undefined) return [];
  const message = `holds a verdict of ${stray.subject}, which is no claim of this partnership`;
  return [{ file: "verdicts.yaml", line: 1, column: 1, message, advice: "take the file of this partnership's export, or remove it" }];
}

/**
 * Reads a partnership folder: all of it, or every problem in it with its place. Never rejects for what the folder holds.
 * The hash is that of the files as they were before they were read: a file changed meanwhile is seen at the next start.
 */
export async function readPartnershipFolder(path: string): Promise<ReadFolder> {
  const hash = await readFolderHash(path);
  const files = await readFolderFiles(path);
  const parsed = parseEntries(files.texts);
  const checked = [...checkEntries(parsed), ...checkReferences(parsed), ...checkLinks(parsed), ...checkSources(parsed)];
  const own = parsed.entries.find((entry) => entry.kind === "partnership");
  const frozen = own === undefined ? [] : await checkFrozenFiles(path, own.id);
  const problems = [...files.problems, ...parsed.problems, ...checked, ...strayVerdicts(parsed, own?.id), ...frozen];
  if (problems.length > 0 || own === undefined || parsed.fields === undefined || parsed.publishers === undefined)
    return { ok: false, problems: sortProblems(problems, partnershipFiles) };
  const entries = parsed.entries.map(({ kind, id, value, place }) => ({ kind, id, value, place }) as SourceEntry); // the same entry without its finder
  return {
    ok: true,
    folder: {
      ...{ id: own.id, hash, partnership: own.value, fields: parsed.fields, publishers: parsed.publishers },
      ...{ places: parsed.places, verdicts: parsed.verdicts, entries },
    },
  };
}
