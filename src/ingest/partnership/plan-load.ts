import { groupBy } from "../../core/group-by.ts";
import { kindNames, kinds, toSubject, type Kind } from "../../core/kinds/index.ts";
import type { Statement, StatementDraft } from "../../core/statement.ts";
import type { PartnershipSource } from "../../sources/partnership/partnership-source.ts";
import { planSlot, slotOf, type SlotPlan } from "./slot.ts";
import { toStatements } from "./to-statements.ts";

export type Counts = Readonly<Record<SlotPlan["becomes"], number>>;
export type CountsByKind = Readonly<Record<Kind, Counts>>;

/** Something the folder says that is not written, because somebody else has spoken there. */
export type Refusal = { readonly subject: string; readonly property: string; readonly speaker: string; readonly reason: string };

/** What loading a folder would write. An entry counts once: refused before new or withdrawn, those before changed. */
export type LoadPlan = {
  readonly partnership: string;
  readonly drafts: readonly StatementDraft[];
  readonly entries: CountsByKind;
  readonly statements: CountsByKind;
  readonly refusals: readonly Refusal[];
};

type Placed = { readonly subject: string; readonly property: string; readonly speaker: string };

/** The kind of the entry that a subject names. */
function kindOf(subject: string): Kind {
  const path = subject.split("/")[1] ?? "";
  return kindNames.find((kind) => kinds[kind].path === path) ?? "partnership";
}

type Outcome = Placed & { readonly plan: SlotPlan };

function becomesOfEntry(outcomes: readonly Outcome[]): SlotPlan["becomes"] {
  const all = outcomes.map((outcome) => outcome.plan.becomes);
  if (all.includes("refused")) return "refused";
  if (all.every((one) => one === "new")) return "new";
  if (all.every((one) => one === "withdrawn")) return "withdrawn";
  return all.every((one) => one === "unchanged") ? "unchanged" : "changed";
}

function count(becomes: readonly (readonly [Kind, SlotPlan["becomes"]])[]): CountsByKind {
  const none = { new: 0, changed: 0, unchanged: 0, withdrawn: 0, refused: 0 };
  const counts = Object.fromEntries(kindNames.map((kind) => [kind, { ...none }])) as Record<Kind, Record<SlotPlan["becomes"], number>>; // a member for each kind
  for (const [kind, one] of becomes) counts[kind][one]++;
  return counts;
}

/** Subject and day of the entries whose next change is a change of position. */
function changesOfPosition(folder: PartnershipSource): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { kind, id, value } of folder.entries)
    if (value.change_of_position !== undefined) days.set(toSubject(folder.id, kind, id), value.change_of_position);
  return days;
}

/**
 * Compares a folder with everything ever recorded of its partnership (`history`: all recorders, any order) and says what to write: what is
 * new, what follows what changed (a correction, or a change of position from its day), what left the folder (withdrawn with a reason) and
 * what came back (its withdrawal is withdrawn). Statements recorded by others are never touched. Planning again after writing finds nothing.
 */
export function planLoad(folder: PartnershipSource, history: readonly Statement[]): LoadPlan {
  const drafts = new Map(toStatements(folder).map((draft) => [slotOf(draft), draft]));
  const past = groupBy(history, slotOf);
  const days = changesOfPosition(folder);
  const outcomes: Outcome[] = [];
  for (const slot of new Set([...drafts.keys(), ...past.keys()])) {
    const draft = drafts.get(slot);
    const before = past.get(slot) ?? [];
    const placed = draft ?? before[0];
    if (placed === undefined || (draft === undefined && !before.some((one) => one.recordedBy === "editor"))) continue;
    const { subject, property, speaker } = placed;
    const file = kinds[kindOf(subject)].file;
    const plan = planSlot({ history: before, draft, changeOfPosition: days.get(subject), file });
    if (draft !== undefined || plan.becomes === "withdrawn") outcomes.push({ subject, property, speaker, plan });
  }
  const entries = [...groupBy(outcomes, (outcome) => outcome.subject)];
  return {
    partnership: folder.id,
    drafts: outcomes.flatMap((outcome) => outcome.plan.drafts),
    entries: count(entries.map(([subject, of]) => [kindOf(subject), becomesOfEntry(of)])),
    statements: count(outcomes.map((outcome) => [kindOf(outcome.subject), outcome.plan.becomes])),
    refusals: outcomes.flatMap(({ subject, property, speaker, plan }) =>
      plan.becomes === "refused" ? [{ subject, property, speaker, reason: plan.reason ?? "" }] : [],
    ),
  };
}

/** Counts of all kinds together. */
export function total(counts: CountsByKind): Counts {
  const sum = (becomes: SlotPlan["becomes"]): number => kindNames.reduce((all, kind) => all + counts[kind][becomes], 0);
  return { new: sum("new"), changed: sum("changed"), unchanged: sum("unchanged"), withdrawn: sum("withdrawn"), refused: sum("refused") };
}
