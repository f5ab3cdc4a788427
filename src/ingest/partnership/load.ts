import type { VerdictLine } from "../../core/claims/verdict-history.ts";
import { SaraiError } from "../../core/errors.ts";
import { kindNames, kinds } from "../../core/kinds/index.ts";
import type { Statement, StatementDraft } from "../../core/statement.ts";
import type { FrozenDraft } from "../../record/frozen-answers.ts";
import { readFrozenFiles } from "../../sources/partnership/frozen-files.ts";
import type { PartnershipSource } from "../../sources/partnership/partnership-source.ts";
import { toLine } from "../../sources/partnership/problem.ts";
import { readPartnershipFolder } from "../../sources/partnership/read-partnership-folder.ts";
import { planLoad, total, type Counts, type LoadPlan } from "./plan-load.ts";

/** The ledger as loading needs it. */
export type Ledger = {
  /** Everything ever recorded of a partnership, by whomever. */
  readonly readHistory: (partnership: string) => Promise<readonly Statement[]>;
  /** Writes as the editor: all of the drafts, or none and rejects. */
  readonly addAsEditor: (drafts: readonly StatementDraft[], recordedAt: string) => Promise<void>;
  /** Takes over the history of verdicts of claims that have none here; resolves with how many lines were added. */
  readonly restoreVerdicts: (lines: readonly VerdictLine[]) => Promise<number>;
  /** Keeps a frozen answer again; false where it is kept already, or was taken out. */
  readonly restoreFrozen: (answer: FrozenDraft) => Promise<boolean>;
};

export type LoadOptions = {
  readonly now: () => Date;
  readonly write: (line: string) => void;
  readonly dryRun: boolean;
};

/** What became of one folder. `hash` is readFolderHash of what was loaded; `written` counts statements. */
export type LoadReport = { readonly folder: string; readonly plan: LoadPlan; readonly hash: string; readonly written: number };

function countsLine(counts: Counts): string {
  return `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.withdrawn} withdrawn, ${counts.refused} refused`;
}

/** What a plan would write, in lines for a terminal: entries, statements, each kind in which something happens, and each refusal. */
export function describePlan(plan: LoadPlan): readonly string[] {
  const touched = kindNames.filter((kind) => {
    const counts = plan.entries[kind];
    return counts.new + counts.changed + counts.withdrawn + counts.refused > 0;
  });
  return [
    `${plan.partnership}: ${countsLine(total(plan.entries))} (entries)`,
    `  ${countsLine(total(plan.statements))} (statements)`,
    ...touched.map((kind) => `  ${kinds[kind].file}: ${countsLine(plan.entries[kind])}`),
    ...plan.refusals.map((refusal) => `  refused: ${refusal.subject} ${refusal.property} of ${refusal.speaker}: ${refusal.reason}`),
  ];
}

type ReadSource = { readonly path: string; readonly source: PartnershipSource };

async function readAll(folders: readonly string[]): Promise<readonly ReadSource[]> {
  const lines: string[] = [];
  const read: ReadSource[] = [];
  for (const path of folders) {
    const one = await readPartnershipFolder(path);
    if (!one.ok) {
      lines.push(...one.problems.map((problem) => toLine(problem, path)));
      continue;
    }
    const twin = read.find((other) => other.source.id === one.folder.id);
    if (twin === undefined) read.push({ path, source: one.folder });
    else
      lines.push(`${path}: has the id ${one.folder.id} of ${twin.path}; each would withdraw what the other holds, so give it another id`);
  }
  if (lines.length === 0) return read;
  throw new SaraiError("input-invalid", lines.join("\n"), {
    advice: `${lines.length} ${lines.length === 1 ? "error" : "errors"}: nothing was loaded.`,
  });
}

/**
 * Takes over the frozen answers that an export left in a folder, each at the start of the day on which it was cited: its bytes say no more.
 * Nothing that is kept is changed.
 */
async function restoreFrozen(ledger: Ledger, { path, source }: ReadSource, write: (line: string) => void): Promise<void> {
  let [all, added] = [0, 0];
  for await (const one of readFrozenFiles(path, source.id)) {
    if ("message" in one) throw new SaraiError("input-invalid", toLine(one, path)); // changed since the folder was checked
    const { citedOn, ...answer } = one;
    all++;
    if (await ledger.restoreFrozen({ ...answer, partnership: source.id, frozenAt: `${citedOn}T00:00:00.000Z` })) added++;
  }
  if (all > 0) write(`  frozen/: ${added} of ${all} answers taken over`);
}

/**
 * Brings partnership folders into the ledger: says first what it will write, then writes all of it or nothing. Loading the same folders
 * again writes nothing. Throws SaraiError input-invalid with every problem of every folder (file:line:column); then nothing is written.
 */
export async function loadFolders(ledger: Ledger, folders: readonly string[], options: LoadOptions): Promise<readonly LoadReport[]> {
  const reports: LoadReport[] = [];
  const read = await readAll(folders);
  for (const { path, source } of read) {
    const plan = planLoad(source, await ledger.readHistory(source.id));
    for (const line of describePlan(plan)) options.write(line);
    reports.push({ folder: path, plan, hash: source.hash, written: options.dryRun ? 0 : plan.drafts.length });
  }
  const verdicts = options.dryRun ? [] : read.flatMap(({ source }) => source.verdicts);
  const drafts = options.dryRun ? [] : reports.flatMap((report) => report.plan.drafts);
  if (drafts.length > 0) await ledger.addAsEditor(drafts, options.now().toISOString());
  if (verdicts.length > 0)
    options.write(`  verdicts.yaml: ${await ledger.restoreVerdicts(verdicts)} of ${verdicts.length} lines taken over`);
  if (!options.dryRun) for (const one of read) await restoreFrozen(ledger, one, options.write);
  return reports;
}
