import fc from "fast-check";
import { expect, test } from "vitest";
import { historyOf, naiveCurrent, steps, withdrawalOf, type Step } from "../../test/ledger/histories.ts";
import { currentStatements, withdrawnIds } from "./current.ts";
import type { Statement } from "./statement.ts";

const subject = "river/commitments/c1";
const histories = steps.map((made) => historyOf(subject, made).map(({ statement }) => statement));
const ids = (statements: readonly Statement[]): readonly string[] => statements.map((one) => one.id).sort();

/** A history in words: which statement (0 is the first) is followed how, and optionally when that was said. */
function told(...lines: readonly (readonly [Step["kind"], number, (string | null)?])[]): readonly Statement[] {
  return historyOf(
    subject,
    lines.map(([kind, target, saidOn = null], minute) => ({ kind, target, place: 0, value: minute, saidOn, seenOn: "2026-02-11", minute })),
  ).map(({ statement }) => statement);
}

/** The place in the history of what is current. */
function currentIn(history: readonly Statement[]): readonly number[] {
  return currentStatements(history).map((one) => history.indexOf(one));
}

test.each<[string, readonly (readonly [Step["kind"], number, (string | null)?])[], readonly number[]]>([
  ["a statement alone", [["first", 0]], [0]],
  [
    "a correction stands for what it corrects",
    [
      ["first", 0],
      ["correction", 0],
    ],
    [1],
  ],
  [
    "a correction of an older day still stands for what it corrects",
    [
      ["first", 0, "2025-12"],
      ["correction", 0, "2024"],
    ],
    [1],
  ],
  [
    "of two followers the one said later",
    [
      ["first", 0],
      ["correction", 0, "2025-12"],
      ["change-of-position", 0, "2025"],
    ],
    [1],
  ],
  [
    "said on the same day, the one recorded later",
    [
      ["first", 0],
      ["correction", 0, "2025"],
      ["correction", 0, "2025"],
    ],
    [2],
  ],
  [
    "where it is not known when it was said, the day it was read counts",
    [
      ["first", 0],
      ["correction", 0, "2025-12-20"],
      ["correction", 0],
    ],
    [2],
  ],
  [
    "a withdrawal leaves nothing",
    [
      ["first", 0],
      ["withdrawal", 0],
    ],
    [],
  ],
  [
    "a withdrawn correction leaves what it corrected",
    [
      ["first", 0],
      ["correction", 0],
      ["withdrawal", 1],
    ],
    [0],
  ],
  [
    "the last of a chain stands though its middle is withdrawn",
    [
      ["first", 0],
      ["correction", 0],
      ["correction", 1],
      ["withdrawal", 1],
    ],
    [2],
  ],
  [
    "what followed something withdrawn stands",
    [
      ["first", 0],
      ["correction", 0],
      ["withdrawal", 0],
    ],
    [1],
  ],
  [
    "a withdrawn withdrawal withdraws nothing",
    [
      ["first", 0],
      ["withdrawal", 0],
      ["withdrawal", 1],
    ],
    [0],
  ],
  [
    "nor does it when that is taken back in its turn",
    [
      ["first", 0],
      ["withdrawal", 0],
      ["withdrawal", 1],
      ["withdrawal", 2],
    ],
    [],
  ],
  [
    "of two withdrawals one that stands is enough",
    [
      ["first", 0],
      ["withdrawal", 0],
      ["withdrawal", 0],
      ["withdrawal", 1],
    ],
    [],
  ],
])("%s", (_, lines, wanted) => {
  const history = told(...lines);
  expect(history).toHaveLength(lines.length);
  expect(currentIn(history)).toEqual(wanted);
});

test("what is current is what the design says, computed in another way", () => {
  fc.assert(
    fc.property(histories, (history) => {
      expect(ids(currentStatements(history))).toEqual(naiveCurrent(history));
    }),
    { numRuns: 1_000 },
  );
});

test("it does not depend on the order of arrival", () => {
  const shuffled = histories.chain((history) =>
    fc.record({ history: fc.constant(history), other: fc.shuffledSubarray([...history], { minLength: history.length }) }),
  );
  fc.assert(
    fc.property(shuffled, ({ history, other }) => {
      expect(currentStatements(other)).toEqual(currentStatements(history));
      expect(withdrawnIds(other)).toEqual(withdrawnIds(history));
    }),
    { numRuns: 500 },
  );
});

test("a withdrawal takes the current statement back and nothing else with it, and its own withdrawal brings it back", () => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, which) => {
      const current = currentStatements(history);
      const head = current[which % Math.max(1, current.length)];
      if (head === undefined) return;
      const { statement: withdrawal } = withdrawalOf(head, "2026-04-01");
      const without = currentStatements([...history, withdrawal]);
      expect(without).not.toContain(head);
      const isElsewhere = (one: Statement): boolean => one.property !== head.property || one.speaker !== head.speaker;
      expect(without.filter(isElsewhere)).toEqual(current.filter(isElsewhere));
      const { statement: back } = withdrawalOf(withdrawal, "2026-04-02");
      expect(currentStatements([...history, withdrawal, back])).toEqual(current);
    }),
    { numRuns: 500 },
  );
});

test("a forged circle of withdrawals does not hang the reader", () => {
  const [first, one] = told(["first", 0], ["withdrawal", 0]);
  if (first === undefined || one === undefined) throw new Error("two were told");
  const circle: readonly Statement[] = [
    { ...one, id: "a".repeat(24), follows: { id: "b".repeat(24), kind: "withdrawal" } },
    { ...one, id: "b".repeat(24), follows: { id: "a".repeat(24), kind: "withdrawal" } },
  ];
  expect(currentStatements([first, ...circle])).toEqual([first]);
});
