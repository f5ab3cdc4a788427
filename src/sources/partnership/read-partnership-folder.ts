import { checkEntries } from "./check-entries.ts";
import { checkLinks } from "./check-links.ts";
import { checkReferences } from "./check-references.ts";
import { checkSources } from "./check-sources.ts";
import { partnershipFiles, readFolderFiles, readFolderHash } from "./folder-files.ts";
import { parseEntries } from "./parse-entries.ts";
import type { PartnershipSource, SourceEntry } from "./partnership-source.ts";
import { sortProblems, type Problem } from "./problem.ts";

export type ReadFolder =
  { readonly ok: true; readonly folder: PartnershipSource } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a partnership folder: all of it, or every problem in it with its place. Never rejects for what the folder holds.
 * The hash is that of the files as they were before they were read: a file changed meanwhile is seen at the next start.
 */
export async function readPartnershipFolder(path: string): Promise<ReadFolder> {
  const hash = await readFolderHash(path);
  const files = await readFolderFiles(path);
  const parsed = parseEntries(files.texts);
  const checked = [...checkEntries(parsed), ...checkReferences(parsed), ...checkLinks(parsed), ...checkSources(parsed)];
  const problems = [...files.problems, ...parsed.problems, ...checked];
  const own = parsed.entries.find((entry) => entry.kind === "partnership");
  if (problems.length > 0 || own === undefined || parsed.fields === undefined || parsed.publishers === undefined)
    return { ok: false, problems: sortProblems(problems, partnershipFiles) };
  const entries = parsed.entries.map(({ kind, id, value, place }) => ({ kind, id, value, place }) as SourceEntry); // the same entry without its finder
  return {
    ok: true,
    folder: { id: own.id, hash, partnership: own.value, fields: parsed.fields, publishers: parsed.publishers, entries },
  };
}
