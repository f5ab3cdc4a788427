import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { FrozenDraft } from "../../src/record/frozen-answers.ts";
import { asRole, at, draft, idOf, type Opened } from "./opened.ts";

const quota = 100 * 1024 * 1024;
const later = "2026-05-01T00:00:00.000Z";

function frozen(content: unknown, partnership = "river"): FrozenDraft {
  const body = JSON.stringify(content);
  return { hash: createHash("sha256").update(body).digest("hex"), partnership, question: "commitments", body, frozenAt: at };
}

/** Answers that are kept for ever (DESIGN sections 2 and 8). */
export function frozenAnswers(given: () => Opened): void {
  test("an answer is kept once under its hash, and read as the bytes it was, whatever it holds", async () => {
    const { store } = given();
    const one = frozen({ rows: ["Ősi ‘híd’", "\u0000 and \u2028", "оʻзбек"] });
    const { body, ...rest } = one;
    expect(await store.frozen.read(one.hash)).toBeNull();
    expect(await store.frozen.add(one, quota)).toBe("added");
    expect(await store.frozen.add({ ...one, frozenAt: later }, quota)).toBe("present");
    expect(await store.frozen.read(one.hash)).toEqual({ ...rest, body, sizeBytes: Buffer.byteLength(body), removed: null });
    expect(await store.frozen.list("river")).toContain(one.hash);
    expect(await store.frozen.list("ridge")).not.toContain(one.hash);
  });

  test("many who cite the same answer at once keep it once", async () => {
    const { store, again, run } = given();
    const other = await again();
    const one = frozen({ rows: ["at once"] });
    const added = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store : other).frozen.add(one, quota)));
    expect(added.filter((what) => what === "added")).toHaveLength(1);
    expect(added.filter((what) => what === "present")).toHaveLength(19);
    expect(await run(`select count(*)::integer as count from frozen_answer where hash = '${one.hash}'`)).toEqual([{ count: 1 }]);
  });

  test("an export's answers are taken over once, whatever the quota, and one whose bytes do not fit its hash is refused", async () => {
    const { store } = given();
    const one = frozen({ rows: ["from an export"] });
    expect(await store.load((ledger) => ledger.restoreFrozen(one))).toBe(true);
    expect(await store.load((ledger) => ledger.restoreFrozen({ ...one, frozenAt: later }))).toBe(false);
    expect(await store.frozen.read(one.hash)).toMatchObject({ body: one.body, frozenAt: at });
    const altered = { ...frozen({ rows: ["another"] }), body: one.body };
    await expect(store.load((ledger) => ledger.restoreFrozen(altered))).rejects.toMatchObject({ code: "input-invalid" });
    expect(await store.frozen.read(altered.hash)).toBeNull();
  });

  test("no more is kept than the quota, and what is kept already counts as kept", async () => {
    const { store, run } = given();
    const [{ bytes }] = (await run("select coalesce(sum(size_bytes), 0)::integer as bytes from frozen_answer")) as [{ bytes: number }];
    const [first, second] = [frozen({ rows: ["first of two"] }), frozen({ rows: ["secnd of two"] })];
    const room = bytes + Buffer.byteLength(first.body);
    const added = await Promise.all([first, second].map((one) => store.frozen.add(one, room)));
    expect([...added].sort()).toEqual(["added", "full"]);
    expect(await store.frozen.add(added[0] === "added" ? first : second, 0)).toBe("present");
    await expect(store.frozen.add(frozen("x".repeat(1024 * 1024)), quota * 10)).rejects.toMatchObject({ code: "too-large" });
  });

  test.each([
    "update frozen_answer set body = 'x'",
    "update frozen_answer set body = null",
    "delete from frozen_answer",
    "truncate frozen_answer",
  ])("%s is refused by the database itself, to its owner and to every role", async (command) => {
    const { store, run } = given();
    const one = frozen({ rows: [command] });
    await store.frozen.add(one, quota);
    await expect(run(command)).rejects.toThrow(/only added to/);
    for (const role of ["reader", "editor", "operator", "citer", "party:AA"] as const)
      await expect(run(asRole(role, command))).rejects.toThrow(/only added to|permission denied/);
    expect((await store.frozen.read(one.hash))?.body).toBe(one.body);
  });

  test("only who cites adds answers, adds nothing else, and none whose bytes do not fit the hash", async () => {
    const { run } = given();
    const { hash, body } = frozen({ rows: ["raw"] });
    const insert = (as: string, text: string): string =>
      `insert into frozen_answer (hash, partnership, question, body, size_bytes, frozen_at) values ('${as}', 'river', 'claims', '${text}', 9, now())`;
    for (const role of ["reader", "editor", "operator", "party:AA"] as const)
      await expect(run(asRole(role, insert(hash, body)))).rejects.toThrow(/permission denied/);
    await expect(run(asRole("citer", insert(hash, `${body} `)))).rejects.toThrow(/violates check/);
    for (const table of ["statement", "citation", "statement_citation", "redaction", "folder_load"])
      await expect(run(asRole("citer", `insert into ${table} default values`))).rejects.toThrow(/permission denied/);
    const [held] = await run("select relrowsecurity and relforcerowsecurity as held from pg_class where relname = 'frozen_answer'");
    expect(held).toEqual({ held: true });
    await run(asRole("citer", insert(hash, body)));
  });

  test("a redaction takes out every answer that held the value, and no other; the hash, its dates and the reason stay", async () => {
    const { store, run } = given();
    const secret = 'Zephyrine "of the"\nbridge';
    const one = draft({ value: { name: secret, amount: 1250000 }, words: "as told" });
    await store.addAsEditor([one], at);
    const id = idOf(one);
    const entry = one.subject.split("/").at(-1);
    const holding = [
      frozen({ rows: [{ subject: one.subject, text: `${secret}, signed` }] }),
      frozen({ rows: [{ id: entry, amount: "1250000" }] }),
      frozen({ rows: [{ statement: id }] }),
    ];
    const others = [
      frozen({ rows: [{ subject: one.subject, text: "another matter" }] }),
      frozen({ rows: [{ id: "other", amount: "1250000" }] }),
    ];
    for (const answer of [...holding, ...others]) await store.frozen.add(answer, quota);
    await store.redact(id, "a private person", later);
    for (const answer of holding) {
      expect(await store.frozen.read(answer.hash)).toMatchObject({
        body: null,
        removed: { at: later, reason: "a private person" },
        frozenAt: at,
      });
      expect(await store.frozen.add(answer, quota)).toBe("present");
    }
    for (const answer of others) expect(await store.frozen.read(answer.hash)).toMatchObject({ body: answer.body, removed: null });
    expect(await store.frozen.list("river")).not.toContain(holding[0]?.hash);
    expect(await run("select 1 from frozen_answer where body like '%Zephyrine%'")).toEqual([]);
  });
}
