import { expect, test } from "vitest";
import { asRole, at, draft, idOf, ofSubject, page, withdrawing, type Opened } from "./opened.ts";

const later = "2026-05-01T00:00:00.000Z";

/** Every place of the ledger's tables at which a text stands. */
async function placesOf({ run }: Opened, text: string): Promise<readonly unknown[]> {
  const tables = ["statement", "citation", "statement_citation", "redaction", "folder_load", "frozen_answer", "migration"];
  const found = await Promise.all(
    tables.map((table) => run(`select '${table}' as place from ${table} as line where line::text like '%${text}%'`)),
  );
  return found.flat();
}

/** Removal of a value (DESIGN section 8). */
export function redactions(given: () => Opened): void {
  test("a redaction blanks value and words; hash, speaker, dates, pages and reason stay, the version is another, and it is done once", async () => {
    const { store } = given();
    const one = draft({ value: { name: "Zephyrine" }, words: "Zephyrine promised it", saidOn: "2025" });
    await store.addAsEditor([one], at);
    const [before] = await ofSubject(given(), one.subject);
    expect(await placesOf(given(), "Zephyrine")).not.toEqual([]);
    const version = await store.readVersion();
    await store.redact(idOf(one), "a private person", later);
    const [after] = await ofSubject(given(), one.subject);
    expect(after).toEqual({ ...before, value: null, words: undefined, redacted: { at: later, reason: "a private person" } });
    expect(await placesOf(given(), "Zephyrine")).toEqual([]);
    expect(await store.readVersion()).not.toBe(version);
    await expect(store.redact(idOf(one), "again", at)).rejects.toMatchObject({ code: "gone" });
    await store.addAsEditor([one], at);
    expect((await ofSubject(given(), one.subject))[0]?.value).toBeNull();
  });

  test("what is not there, or says nothing, cannot be redacted", async () => {
    const { store, run } = given();
    const one = draft();
    const withdrawal = withdrawing(one, idOf(one));
    await store.addAsEditor([one, withdrawal], at);
    await expect(store.redact("e".repeat(24), "none", at)).rejects.toMatchObject({ code: "not-found" });
    await expect(store.redact(idOf(withdrawal), "none", at)).rejects.toMatchObject({ code: "not-found" });
    const raw = `insert into redaction values ('${idOf(withdrawal)}', 'none', now())`;
    await expect(run(asRole("operator", raw))).rejects.toThrow(/no value to remove/);
    await expect(store.redact(idOf(one), "", at)).rejects.toMatchObject({ code: "input-invalid" });
    expect((await ofSubject(given(), one.subject)).map((line) => line.redacted)).toEqual([undefined, undefined]);
  });

  test("only the operator's role redacts, and there is one way: the reason written down, which blanks by itself", async () => {
    const { store, run } = given();
    const one = draft();
    await store.addAsEditor([one], at);
    const redaction = `insert into redaction values ('${idOf(one)}', 'names a person', '${later}')`;
    for (const role of ["reader", "editor", "party:AA"] as const)
      await expect(run(asRole(role, redaction))).rejects.toThrow(/permission denied/);
    const blank = `update statement set value = null, words = null where id = '${idOf(one)}'`;
    await expect(run(asRole("operator", blank))).rejects.toThrow(/permission denied/);
    expect((await ofSubject(given(), one.subject))[0]).toMatchObject({ value: "A bridge" });
    await run(asRole("operator", redaction));
    expect((await ofSubject(given(), one.subject))[0]).toMatchObject({
      value: null,
      redacted: { reason: "names a person", at: later },
      citations: [page],
    });
    const restore = `update statement set value = '"A bridge"' where id = '${idOf(one)}'`;
    for (const command of [restore, blank, `delete from redaction where statement_id = '${idOf(one)}'`])
      await expect(run(command)).rejects.toThrow(/only added to/);
  });
}
