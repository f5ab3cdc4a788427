import fc from "fast-check";
import { expect, test } from "vitest";
import { currentStatements } from "../../src/core/current.ts";
import type { Statement } from "../../src/core/statement.ts";
import { historyOf, naiveCurrent, steps, withdrawalOf, type Written } from "./histories.ts";
import { draft, ofSubject, type Opened } from "./opened.ts";

const ids = (statements: readonly Statement[]): readonly string[] => statements.map((one) => one.id).sort();

async function add({ store }: Opened, history: readonly Written[]): Promise<void> {
  await store.load(async (ledger) => {
    for (const one of history) await ledger.addAsEditor([one.draft], one.statement.recordedAt);
  });
}

/** Another order in which each statement still comes after the one that it follows: by `order`, as soon as it can. */
function arriving(history: readonly Written[], order: readonly number[]): readonly Written[] {
  const waiting = history.map((one, index) => ({ one, order: order[index] ?? index })).sort((a, b) => a.order - b.order);
  const arrived: Written[] = [];
  const isThere = (id: string | undefined): boolean => id === undefined || arrived.some((one) => one.statement.id === id);
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ one }) => isThere(one.statement.follows?.id));
    arrived.push(...waiting.splice(next, 1).map(({ one }) => one));
  }
  return arrived;
}

/** Histories that nobody thought of beforehand. */
export function histories(given: () => Opened): void {
  test("over random histories nothing is lost, what is current does not depend on the order of arrival, and withdrawals roll back", async () => {
    const order = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, order, async (made, places) => {
        const { subject } = draft();
        const history = historyOf(subject, made);
        await add(given(), arriving(history, places));
        const read = await ofSubject(given(), subject);
        const byId = (a: Statement, b: Statement): number => (a.id < b.id ? -1 : 1);
        expect([...read].sort(byId)).toEqual(history.map((one) => one.statement).sort(byId));
        const current = currentStatements(read);
        expect(ids(current)).toEqual(naiveCurrent(history.map((one) => one.statement)));
        const [head] = current;
        if (head === undefined) return;
        const withdrawal = withdrawalOf(head, "2026-04-01");
        await add(given(), [withdrawal]);
        const without = await ofSubject(given(), subject);
        expect(ids(currentStatements(without))).toEqual(naiveCurrent(without));
        expect(ids(currentStatements(without))).not.toContain(head.id);
        await add(given(), [withdrawalOf(withdrawal.statement, "2026-04-02")]);
        expect(currentStatements(await ofSubject(given(), subject))).toEqual(current);
      }),
      { numRuns: 20 },
    );
  });
}
