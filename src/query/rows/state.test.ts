import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import type { Commitment, FollowUp } from "../../core/kinds/commitment.ts";
import type { Project } from "../../core/kinds/project.ts";
import type { Statement } from "../../core/statement.ts";
import { stateOf, type CommitmentState } from "./state.ts";

/** What a case says of a commitment; left out: a promise of 2025-01-15 without a date, read up to 2026-02-20, on 2026-06-01. */
type Told = {
  readonly kind?: Commitment["kind"];
  readonly by?: string;
  readonly madeOn?: string | null;
  readonly followed?: readonly (readonly [FollowUp["step"], FollowUp["outcome"]])[];
  readonly stated?: readonly FollowUp["outcome"][]; // by others, one speaker each
  readonly project?: Partial<Project>;
  readonly readUpTo?: string;
  readonly today?: string;
};

function stateTold({
  kind = "promise",
  by,
  madeOn = "2025-01-15",
  followed = [],
  stated = [],
  project,
  readUpTo,
  today,
}: Told): CommitmentState {
  const target = by === undefined ? null : { value: "3", unit: "bridges", by };
  const follow_ups = followed.map(([step, outcome]) => ({ step, outcome }));
  const said = stated.map(
    (value, index) => ({ property: "outcome", value, speaker: `publisher:p${String(index)}.example` }) as unknown as Statement,
  );
  return stateOf({
    commitment: { value: { kind, target, follow_ups }, said } as unknown as Entry<"commitment">, // only what a state is computed from
    madeOn,
    projects: project === undefined ? [] : [{ value: { signed: null, status: "announced", ...project } } as unknown as Entry<"project">],
    readUpTo: readUpTo ?? "2026-02-20",
    today: today ?? "2026-06-01",
  });
}

/** One case for each line of DESIGN section 6, then one for each pair of neighbours, of which the upper line applies. */
const cases: readonly (readonly [string, Told, CommitmentState])[] = [
  ["a follow-up that takes it back", { followed: [["said", "withdrawn"]] }, "withdrawn"],
  ["two speakers who disagree on the outcome", { stated: ["done", "slipped"] }, "differs"],
  ["a speaker who disagrees with the record's follow-up", { followed: [["result", "done"]], stated: ["none"] }, "differs"],
  ["a follow-up that reports it done", { followed: [["result", "done"]] }, "done"],
  ["a speaker who reports it done", { stated: ["done"] }, "done"],
  ["a follow-up that names a later date or a miss", { followed: [["said", "slipped"]] }, "slipped"],
  ["a follow-up that reports a beginning", { followed: [["said", "begun"]] }, "begun"],
  ["a signature", { followed: [["signed", "none"]] }, "begun"],
  ["a payment", { followed: [["paid", "none"]] }, "begun"],
  ["a project signed for it, even before the promise", { project: { signed: "2024-12-01" } }, "begun"],
  ["a project under way", { project: { status: "ongoing" } }, "begun"],
  ["a project only announced, and passed and read beyond it", { project: {} }, "silent"],
  ["its date not reached", { by: "2026-12" }, "not-due"],
  ["the last day itself", { by: "2026-06", today: "2026-06-30" }, "not-due"],
  ["no date, and younger than twelve months", { madeOn: "2025-07-15" }, "not-due"],
  ["no date, on the last day of its twelve months", { madeOn: "2025-06-01" }, "not-due"],
  ["its date passed, but nothing read beyond it", { by: "2026-03" }, "due"],
  ["no date, twelve months passed, but nothing read beyond them", { madeOn: "2025-03-01" }, "due"],
  ["its date passed, read to that very day", { by: "2026-02-20" }, "due"],
  ["its date passed, and read beyond it", { by: "2026-02-19" }, "silent"],
  ["no date, twelve months passed, and read beyond them", {}, "silent"],
  ["a word that says nothing of the outcome, and read beyond it", { followed: [["said", "none"]] }, "silent"],
  ["an intention without a date", { kind: "intention" }, "no-date-set"],
  ["a proposal without a date", { kind: "proposal", madeOn: "2026-05-01" }, "no-date-set"],
  ["an intention that was begun", { kind: "intention", followed: [["signed", "begun"]] }, "begun"],
  ["a promise of which not even the day is known", { madeOn: null }, "no-date-set"],

  ["withdrawn before sources that differ", { followed: [["said", "withdrawn"]], stated: ["done"] }, "withdrawn"],
  [
    "withdrawn before done",
    {
      followed: [
        ["result", "done"],
        ["said", "withdrawn"],
      ],
    },
    "withdrawn",
  ],
  ["sources that differ before done", { followed: [["result", "done"]], stated: ["slipped"] }, "differs"],
  [
    "done before slipped",
    {
      followed: [
        ["said", "slipped"],
        ["result", "done"],
      ],
    },
    "done",
  ],
  [
    "slipped before begun",
    {
      followed: [
        ["signed", "begun"],
        ["said", "slipped"],
      ],
    },
    "slipped",
  ],
  ["begun before not due", { followed: [["paid", "begun"]], by: "2030" }, "begun"],
  ["begun before silent", { followed: [["paid", "begun"]], by: "2025" }, "begun"],
];

test.each(cases)("%s: %o is %s", (_, told, state) => {
  expect(stateTold(told)).toBe(state);
});

test("the same commitment on different days: not due, then due, and silent only once the record was read beyond its date", () => {
  const onDay = (today: string, readUpTo: string) => stateTold({ by: "2025-12-31", today, readUpTo });
  expect(onDay("2025-12-31", "2025-11-01")).toBe("not-due");
  expect(onDay("2026-01-01", "2025-12-31")).toBe("due");
  expect(onDay("2026-01-01", "2026-01-01")).toBe("silent");
  expect(onDay("2026-01-05", "2026")).toBe("silent"); // read at least to the first day of the year
});
