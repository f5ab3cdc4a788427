import { expect, test } from "vitest";
import type { ClaimOutcome, VerdictLine } from "../../src/core/claims/verdict-history.ts";
import { asRole, at, rawInsert, type Opened } from "./opened.ts";

const basis = { snapshot: "a1", record_version: "0123456789ab", software: "0.1.0", checked_at: at };
let counter = 0;

/** A claim that no other test uses, as a check found it. */
function outcome(
  verdict: ClaimOutcome["verdict"],
  readings: readonly (readonly [string, "holds" | "fails"])[],
  subject?: string,
): ClaimOutcome {
  counter++;
  return {
    subject: subject ?? `river/claims/v${String(counter)}`,
    verdict,
    readings: readings.map(([id, one]) => ({ id, verdict: one, value: "1" })),
  };
}

async function linesOf({ store }: Opened, subject: string): Promise<readonly VerdictLine[]> {
  return (await store.readVerdicts()).filter((line) => line.subject === subject);
}

const changes = [
  "update claim_verdict set verdict = 'holds'",
  "update claim_verdict set checked_at = now()",
  "delete from claim_verdict",
  "truncate claim_verdict",
];

function rawLine(values: Readonly<Record<string, string>>): string {
  const row = {
    ...{ id: `'${"7".repeat(24)}'`, subject: "'river/claims/raw'", place: "1", verdict: "'holds'", readings: "'[]'", previous: "null" },
    ...{ snapshot: "'a1'", record_version: "'b'", software: "'0.1.0'", checked_at: "now()" },
    ...values,
  };
  return `insert into claim_verdict (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`;
}

/** The history of verdicts: by the rules of the ledger, and only what changed. */
export function verdicts(given: () => Opened): void {
  test("the first check of a claim is kept whole, and a check that comes to the same adds nothing", async () => {
    const { store } = given();
    const first = outcome("holds-under-some-readings", [["wide", "holds"], ["narrow", "fails"]]); // prettier-ignore
    const before = await store.readVersion();
    expect(await store.addVerdicts([first], basis)).toBe(1);
    const version = await store.readVersion();
    expect(version).not.toBe(before);
    expect(await store.addVerdicts([first], { ...basis, snapshot: "a2", checked_at: "2026-05-01T08:00:00.000Z" })).toBe(0);
    expect(await store.readVersion()).toBe(version);
    expect(await linesOf(given(), first.subject)).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{24}$/) as string, subject: first.subject, place: 1, verdict: first.verdict, readings: first.readings, previous: null, ...basis }, // prettier-ignore
    ]);
    expect((await store.readModel()).verdicts.get(first.subject)).toHaveLength(1);
  });

  test("a later line holds only what came out otherwise, names the line before, and going back is a line of its own", async () => {
    const { store } = given();
    const first = outcome("holds-under-some-readings", [["wide", "holds"], ["narrow", "fails"]]); // prettier-ignore
    const flipped = outcome("holds", [["wide", "holds"], ["narrow", "holds"], ["new", "holds"]], first.subject); // prettier-ignore
    for (const one of [first, flipped, first]) expect(await store.addVerdicts([one], basis)).toBe(1);
    const lines = await linesOf(given(), first.subject);
    expect(lines.map((line) => [line.place, line.verdict, line.readings.map((one) => [one.id, one.verdict])])).toEqual([
      [1, "holds-under-some-readings", [["wide", "holds"], ["narrow", "fails"]]], // prettier-ignore
      [2, "holds", [["narrow", "holds"], ["new", "holds"]]], // prettier-ignore
      [3, "holds-under-some-readings", [["narrow", "fails"], ["new", null]]], // prettier-ignore
    ]);
    expect(lines.map((line) => line.previous)).toEqual([null, lines[0]?.id, lines[1]?.id]);
    expect(new Set(lines.map((line) => line.id)).size).toBe(3);
  });

  test("of two processes that check at once only one adds a line", async () => {
    const other = await given().again();
    const one = outcome("does-not-hold", [["only", "fails"]]);
    const added = await Promise.all([given().store.addVerdicts([one], basis), other.addVerdicts([one], basis)]);
    expect(added.sort()).toEqual([0, 1]);
  });

  test.each(changes)("%s is refused by the database itself, to its owner and to every role", async (command) => {
    const one = outcome("holds", [["only", "holds"]]);
    await given().store.addVerdicts([one], basis);
    await expect(given().run(command)).rejects.toThrow(/only added to/);
    for (const role of ["reader", "editor", "operator", "party:AA", "checker"] as const)
      await expect(given().run(asRole(role, command))).rejects.toThrow(/only added to|permission denied/);
    expect(await linesOf(given(), one.subject)).toHaveLength(1);
  });

  test("only a check writes a verdict, and it writes nothing else", async () => {
    for (const role of ["reader", "editor", "operator", "party:AA"] as const)
      await expect(given().run(asRole(role, rawLine({})))).rejects.toThrow(/permission denied/);
    for (const command of [rawInsert({ id: "c".repeat(24) }), "insert into folder_load values ('river', 'x', now())"])
      await expect(given().run(asRole("checker", command))).rejects.toThrow(/permission denied/);
  });

  test.each([
    ["follows nothing and is not the first", { place: "2" }],
    ["is a second first", { subject: "'river/claims/taken'" }],
    ["follows a line of another claim", { place: "2", previous: "(select id from claim_verdict where subject = 'river/claims/taken')" }],
    ["leaves a place out", { subject: "'river/claims/taken'", place: "3", previous: "(select id from claim_verdict where subject = 'river/claims/taken')" }], // prettier-ignore
    ["is no verdict", { verdict: "'perhaps'" }],
    ["is of no claim", { subject: "'river/commitments/x'" }],
  ] as const)("a line that %s is refused", async (_, values) => {
    await given().store.addVerdicts([outcome("holds", [["only", "holds"]], "river/claims/taken")], basis);
    await expect(given().run(asRole("checker", rawLine(values)))).rejects.toThrow(/violates/);
  });

  test("a history that was exported is taken over where a claim has none, and never where it has one or was changed", async () => {
    const { store } = given();
    const first = outcome("holds", [["only", "holds"]]);
    await store.addVerdicts([first], basis);
    const lines = await linesOf(given(), first.subject);
    expect(await store.load((ledger) => ledger.restoreVerdicts(lines))).toBe(0);
    const changed = lines.map((line) => ({ ...line, verdict: "does-not-hold" as const }));
    await expect(store.load((ledger) => ledger.restoreVerdicts(changed))).rejects.toMatchObject({ code: "input-invalid" });
    const missing = lines.map((line) => ({ ...line, place: 2 }));
    await expect(store.load((ledger) => ledger.restoreVerdicts(missing))).rejects.toThrow(/one before it is missing/);
  });
}
