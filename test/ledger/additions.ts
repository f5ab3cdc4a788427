import { expect, test } from "vitest";
import { currentStatements } from "../../src/core/current.ts";
import type { Speaker, Statement } from "../../src/core/statement.ts";
import type { EditorLedger } from "../../src/record/record-store.ts";
import { toStatement } from "../../src/record/statement-id.ts";
import { pageAt } from "./histories.ts";
import { at, draft, idOf, ofSubject, page, withdrawing, type Opened } from "./opened.ts";

/** What the ledger takes in, and how it is read back. */
export function additions(given: () => Opened): void {
  test("what is added is read back as it was, with its pages in their order; what is not known stays unknown", async () => {
    const { store } = given();
    const known = draft({
      value: { value: "3", unit: "bridges", by: null },
      words: "Three",
      saidOn: "2025-12",
      saidOnIs: "report",
      attributedTo: "A ministry",
      citations: [pageAt("https://example.com/b", "2026-02-12"), page, { ...pageAt("https://example.org/c"), sha256: "e".repeat(64) }],
    });
    const unknown = draft({ value: 0, lang: null, saidOn: null });
    await store.addAsEditor([known, unknown], at);
    expect(await ofSubject(given(), known.subject)).toEqual([toStatement(known, "editor", at)]);
    expect(await ofSubject(given(), unknown.subject)).toEqual([toStatement(unknown, "editor", at)]);
    expect((await ofSubject(given(), unknown.subject))[0]).toMatchObject({ lang: null, saidOn: null, value: 0 });
  });

  test("the same said again is no second statement, and the version stays", async () => {
    const { store } = given();
    const one = draft();
    await store.addAsEditor([one], at);
    const version = await store.readVersion();
    await store.addAsEditor([one], "2026-04-01T08:00:00.000Z");
    expect(await ofSubject(given(), one.subject)).toHaveLength(1);
    expect(await store.readVersion()).toBe(version);
    await store.addAsEditor([draft()], at);
    expect(await store.readVersion()).not.toBe(version);
  });

  test("a follower has subject, property and speaker of what it follows, which exists; a batch with one wrong line writes nothing", async () => {
    const { store } = given();
    const one = draft();
    await store.addAsEditor([one], at);
    const follows = { id: idOf(one), kind: "correction" } as const;
    const before = await store.readHistory(null);
    for (const wrong of [
      { ...one, property: "target", follows },
      { ...one, speaker: "publisher:example.org" as Speaker, follows },
      { ...one, subject: draft().subject, follows },
      { ...one, follows: { ...follows, id: "f".repeat(24) } },
    ])
      await expect(store.addAsEditor([draft(), wrong], at)).rejects.toMatchObject({ code: "input-invalid" });
    expect(await store.readHistory(null)).toEqual(before);
  });

  test("a withdrawal has a reason, can itself be withdrawn, and cannot be followed otherwise", async () => {
    const { store } = given();
    const one = draft();
    await store.addAsEditor([one], at);
    const isCurrent = async (): Promise<boolean> => currentStatements(await ofSubject(given(), one.subject)).length === 1;
    await expect(store.addAsEditor([withdrawing(one, idOf(one), "")], at)).rejects.toMatchObject({ code: "input-invalid" });
    const withdrawal = withdrawing(one, idOf(one));
    await store.addAsEditor([withdrawal], at);
    expect(await isCurrent()).toBe(false);
    const correction = { ...one, value: "A ferry", follows: { id: idOf(withdrawal), kind: "correction" } } as const;
    await expect(store.addAsEditor([correction], at)).rejects.toThrow(/can only be withdrawn/);
    await store.addAsEditor([withdrawing(one, idOf(withdrawal), "it was none")], at);
    expect(await isCurrent()).toBe(true);
  });

  test("a load that fails on its way writes nothing of what it wrote before", async () => {
    const { store } = given();
    const one = draft();
    const work = store.load(async (ledger) => {
      await ledger.addAsEditor([one], at);
      await ledger.writeFolderLoad("river", "hash", at);
      expect(await ledger.readHistory("river")).toContainEqual(toStatement(one, "editor", at));
      throw new Error("the folder vanished");
    });
    await expect(work).rejects.toThrow("the folder vanished");
    expect(await ofSubject(given(), one.subject)).toEqual([]);
    expect(await store.load((ledger) => ledger.readFolderLoads())).toEqual(new Map());
  });

  test("of two loads at once the second one sees what the first has written, and follows it", async () => {
    const one = draft();
    const other = await given().again();
    const loadOf = (value: string) => async (ledger: EditorLedger) => {
      const [before] = (await ledger.readHistory("river")).filter((statement) => statement.subject === one.subject);
      const follows = before === undefined ? {} : { follows: { id: before.id, kind: "correction" } as const };
      await ledger.addAsEditor([{ ...one, value, ...follows }], at);
    };
    await Promise.all([given().store.load(loadOf("A ferry")), other.load(loadOf("A tunnel"))]);
    const history = await ofSubject(given(), one.subject);
    expect(history.map((statement: Statement) => statement.follows?.kind).sort()).toEqual(["correction", undefined]);
    expect(currentStatements(history)).toHaveLength(1);
  });

  test("the tables are brought up to date once, and a record of a newer version is not touched", async () => {
    const { run, store, again } = given();
    const version = await store.readVersion();
    expect(await (await again()).readVersion()).toBe(version);
    await run("insert into migration (name) values ('9999-of-tomorrow')");
    await expect(again()).rejects.toMatchObject({ code: "config-invalid" });
    await run("delete from migration where name = '9999-of-tomorrow'");
  });

  test("every table and every column says what it is", async () => {
    const silent = await given().run(`
      select relname || coalesce('.' || attname, '') as name
        from pg_class left join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
       where relnamespace = current_schema()::regnamespace and relkind in ('r', 'v')
         and (obj_description(pg_class.oid, 'pg_class') is null or col_description(pg_class.oid, attnum) is null)`);
    expect(silent).toEqual([]);
    const [{ tables }] = (await given().run(
      "select count(*)::int as tables from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'",
    )) as [{ tables: number }];
    expect(tables).toBe(8);
  });
}
