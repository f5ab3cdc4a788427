import { currentStatements, withdrawnIds } from "../../core/current.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Statement, StatementDraft } from "../../core/statement.ts";
import { isSame } from "./same-statement.ts";

/** What becomes of one place in the ledger (subject, property, speaker) when a folder is loaded. */
export type SlotPlan = {
  readonly becomes: "new" | "changed" | "unchanged" | "withdrawn" | "refused";
  readonly drafts: readonly StatementDraft[];
  readonly reason?: string; // why it was refused
};

/** A place in the ledger: `history` is everything ever said there, by whomever recorded; `draft` what the folder says now. */
export type Slot = {
  readonly history: readonly Statement[];
  readonly draft: StatementDraft | undefined;
  readonly changeOfPosition: string | undefined; // the day from which a change holds, where it is none of the pen
  readonly file: string; // named in the reasons of withdrawals
};

/** The name of the place in the ledger at which a statement stands. */
export function slotOf(placed: { readonly subject: string; readonly property: string; readonly speaker: string }): string {
  return [placed.subject, placed.property, placed.speaker].join("\u0000");
}

/** What the editor wrote and no standing withdrawal names. */
function standingOf(history: readonly Statement[], withdrawn: ReadonlySet<string>): readonly Statement[] {
  return history.filter((one) => one.recordedBy === "editor" && one.follows?.kind !== "withdrawal" && !withdrawn.has(one.id));
}

/** What the editor says now at each place of the ledger, sorted by subject, property and speaker; what others recorded is left aside. */
export function standingHeads(history: readonly Statement[]): readonly Statement[] {
  const standing = standingOf(history, withdrawnIds(history));
  return [...groupBy(currentStatements(standing), slotOf).values()].flatMap((heads) => heads.slice(0, 1));
}

const unchanged: SlotPlan = { becomes: "unchanged", drafts: [] };

function withdrawal(statement: Statement, reason: string): StatementDraft {
  const { subject, property, speaker } = statement;
  const follows = { id: statement.id, kind: "withdrawal", reason } as const;
  return { subject, property, speaker, value: null, lang: null, saidOn: null, citations: [], follows };
}

/** The draft as follower of what stands. A correction keeps the day of what it corrects; only a new position brings its own. */
function follower(draft: StatementDraft, head: Statement, changeOfPosition: string | undefined): StatementDraft {
  const isKnown = head.follows?.kind === "change-of-position" && head.saidOn === changeOfPosition; // loaded before: now only its words change
  const kind = changeOfPosition === undefined || isKnown ? "correction" : "change-of-position";
  const day = kind === "correction" ? head.saidOn : (changeOfPosition ?? null);
  return { ...draft, saidOn: draft.speaker === "record" ? day : draft.saidOn, follows: { id: head.id, kind } };
}

/** Who besides the editor has followed any of the editor's statements (a standing withdrawal among them), so that the editor has no say there any more. */
function followedBy(own: readonly Statement[], slot: Slot, withdrawn: ReadonlySet<string>): string | undefined {
  const ids = new Set(own.map((statement) => statement.id));
  const isForeign = (one: Statement): boolean => one.recordedBy !== "editor" && !withdrawn.has(one.id) && ids.has(one.follows?.id ?? "");
  return slot.history.find(isForeign)?.recordedBy;
}

const refusedFor = (who: string): SlotPlan => ({
  becomes: "refused",
  drafts: [],
  reason: `${who} followed this statement itself; the editor changes it no more`,
});

function planReturn(draft: StatementDraft, slot: Slot, own: readonly Statement[], withdrawn: ReadonlySet<string>): SlotPlan {
  const order = (one: Statement): string => `${one.recordedAt} ${one.id}`;
  const last = own.filter((one) => one.follows?.kind !== "withdrawal").sort((a, b) => (order(a) < order(b) ? 1 : -1))[0];
  if (last === undefined) return { becomes: "new", drafts: [draft] };
  const standing = slot.history.filter((one) => one.follows?.kind === "withdrawal" && one.follows.id === last.id && !withdrawn.has(one.id));
  const foreign = standing.find((one) => one.recordedBy !== "editor");
  if (foreign !== undefined) return refusedFor(foreign.recordedBy);
  const back = standing.map((one) => withdrawal(one, `back in ${slot.file}`));
  return { becomes: "new", drafts: isSame(draft, last) ? back : [...back, follower(draft, last, slot.changeOfPosition)] };
}

/**
 * Compares what the folder says with what the editor wrote at one place of the ledger, and says what to write. What others recorded there
 * is never touched: where somebody else has followed the editor's statement, a change is refused.
 */
export function planSlot(slot: Slot): SlotPlan {
  const own = slot.history.filter((one) => one.recordedBy === "editor");
  const withdrawn = withdrawnIds(slot.history);
  const standing = standingOf(own, withdrawn);
  const head = currentStatements(standing)[0];
  const { draft } = slot;
  if (draft === undefined) {
    // Each statement of the chain is withdrawn: with only the last one gone, the one before it would stand again.
    const drafts = standing.map((one) => withdrawal(one, `no longer in ${slot.file}`));
    return drafts.length === 0 ? unchanged : { becomes: "withdrawn", drafts };
  }
  if (head === undefined) return planReturn(draft, slot, own, withdrawn);
  if (isSame(draft, head)) return unchanged;
  const other = followedBy(own, slot, withdrawn);
  if (other !== undefined) return refusedFor(other);
  return { becomes: "changed", drafts: [follower(draft, head, slot.changeOfPosition)] };
}
