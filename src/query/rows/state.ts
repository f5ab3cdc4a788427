import type { Entry } from "../../core/entry.ts";
import { outcomes } from "../../core/kinds/commitment.ts";
import { addMonths, firstDay, lastDay, type PartialDate } from "../../core/partial-date.ts";

/** Every state, in the order in which choices and counts show them. */
export const stateOrder = ["done", "begun", "differs", "slipped", "not-due", "due", "silent", "no-date-set", "withdrawn"] as const;
export type CommitmentState = (typeof stateOrder)[number];

type Outcome = (typeof outcomes)[number];

/** What a state is computed from. `projects` are those signed for it; `readUpTo` the day beyond which no page was read. */
export type StateInput = {
  readonly commitment: Entry<"commitment">;
  readonly madeOn: PartialDate | null;
  readonly projects: readonly Entry<"project">[];
  readonly readUpTo: PartialDate;
  readonly today: string; // ISO 8601 day
};

const monthsWithoutDate = 12;
const signedStatuses: readonly string[] = ["signed", "ongoing", "completed"];

/** What the record's follow-ups come to, in the order of DESIGN section 6. */
function outcomeOf(outcomesSeen: ReadonlySet<Outcome>): Outcome | null {
  for (const outcome of ["withdrawn", "done", "slipped", "begun"] as const) if (outcomesSeen.has(outcome)) return outcome;
  return null;
}

/** Outcomes that others state (property `outcome`), the current statement of each. */
function statedOutcomes(commitment: Entry<"commitment">): ReadonlySet<Outcome> {
  const stated = commitment.said.filter((statement) => statement.property === "outcome" && statement.redacted === undefined);
  return new Set(stated.flatMap(({ value }) => outcomes.filter((outcome) => outcome === value)));
}

/** Whether the current statements disagree on the outcome: two of them, or one and what the record's follow-ups come to. */
function outcomesDiffer(recorded: Outcome | null, stated: ReadonlySet<Outcome>): boolean {
  if (stated.size > 1) return true;
  const [only] = stated;
  return only !== undefined && recorded !== null && recorded !== only;
}

function hasBegun({ commitment, projects }: StateInput): boolean {
  const acted = commitment.value.follow_ups.some((followUp) => followUp.step !== "said");
  return acted || projects.some(({ value }) => value.signed !== null || signedStatuses.includes(value.status));
}

/** The last day on which it can still be kept: that of its target, else twelve months after it was made; null where neither is known. */
function lastDayToKeep({ commitment, madeOn }: StateInput): string | null {
  const by = commitment.value.target?.by ?? null;
  if (by !== null) return lastDay(by);
  return madeOn === null ? null : addMonths(lastDay(madeOn), monthsWithoutDate);
}

/**
 * The state of a commitment on a day: the first of DESIGN section 6 that applies. Says what was seen, never what a party did or failed to
 * do: `silent` means that the record was read beyond the day and holds no later word, `due` that it was not read that far. An intention
 * or proposal without a date cannot fall due and reads `no-date-set`; so does a promise of which not even the day is known.
 */
export function stateOf(input: StateInput): CommitmentState {
  const { commitment, today, readUpTo } = input;
  const stated = statedOutcomes(commitment);
  const recorded = outcomeOf(new Set(commitment.value.follow_ups.map((followUp) => followUp.outcome)));
  if (recorded === "withdrawn") return "withdrawn"; // who says otherwise is shown beside it, as everywhere
  if (outcomesDiffer(recorded, stated)) return "differs";
  const outcome = recorded ?? outcomeOf(stated);
  if (outcome !== null && outcome !== "none") return outcome;
  if (hasBegun(input)) return "begun";
  const dated = (commitment.value.target?.by ?? null) !== null;
  const last = lastDayToKeep(input);
  if (last === null || (commitment.value.kind !== "promise" && !dated)) return "no-date-set";
  if (today <= last) return "not-due";
  return firstDay(readUpTo) > last ? "silent" : "due";
}
