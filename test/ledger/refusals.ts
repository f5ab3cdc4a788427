import { expect, test } from "vitest";
import { asRole, at, draft, idOf, ofSubject, page, rawInsert, type Opened } from "./opened.ts";

const changes: readonly string[] = [
  "update statement set words = 'x'",
  "update statement set value = null, words = null",
  "update citation set publisher = 'x'",
  "update statement_citation set seen_on = '2026-01-01'",
  "update redaction set reason = 'x'",
  ...["statement", "citation", "statement_citation", "redaction"].flatMap((table) => [`delete from ${table}`, `truncate ${table} cascade`]),
];

const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["has no speaker", { speaker: "null" }],
  ["has a speaker of no kind", { speaker: "'somebody'" }],
  ["has no scribe", { recorded_by: "null" }],
  ["says nothing", { value: "null" }],
  ["says null", { value: "'null'" }],
  ["is dated by no date", { said_on: "'last week'" }],
  ["is in no language", { lang: "'english!'" }],
  ["is of another partnership than its subject", { partnership: "'ridge'" }],
  ["calls itself its speaker's own", { own: "true" }],
  ["follows itself", { follows: `'${"9".repeat(24)}'`, follow_kind: "'correction'" }],
  ["follows without saying how", { follows: `'${"8".repeat(24)}'` }],
  ["claims no page", { pages: "0" }],
  ["claims more pages than it has", { pages: "2" }],
  ["speaks for a publisher whose page it does not cite", { speaker: "'publisher:example.com'" }],
];

/** What the database itself refuses, whoever asks and whatever the program around it does. */
export function refusals(given: () => Opened): void {
  test.each(changes)("%s is refused by the database itself, to its owner and to every role", async (command) => {
    const { store, run } = given();
    const one = draft();
    await store.addAsEditor([one], at);
    const before = await ofSubject(given(), one.subject);
    await expect(run(command)).rejects.toThrow(/only added to/);
    for (const role of ["reader", "editor", "operator", "party:AA"] as const)
      await expect(run(asRole(role, command))).rejects.toThrow(/only added to|permission denied/);
    expect(await ofSubject(given(), one.subject)).toEqual(before);
  });

  test("nothing stands without a page, in SQL as little as in code, and none is added later", async () => {
    const { store, run } = given();
    await expect(store.addAsEditor([draft({ citations: [] })], at)).rejects.toMatchObject({ code: "input-invalid" });
    const id = "1".repeat(24);
    await expect(run(asRole("editor", rawInsert({ id, cited: false })))).rejects.toThrow(/does not have the 1 pages/);
    const one = draft();
    await store.addAsEditor([one], at);
    for (const [pages, position] of [
      [1, 1],
      [2, 1],
      [1, 0],
      [1, -1],
    ])
      await expect(
        run(
          asRole(
            "editor",
            `insert into statement_citation (statement_id, pages, position, citation_id, seen_on)
             values ('${idOf(one)}', ${String(pages)}, ${String(position)}, '${page.id}', '2026-02-11')`,
          ),
        ),
      ).rejects.toThrow(/violates/);
    expect((await ofSubject(given(), one.subject))[0]?.citations).toEqual([page]);
  });

  test.each(wrong)("a statement that %s is refused", async (_, changed) => {
    const { run, store } = given();
    const id = "9".repeat(24);
    const count = (await store.readHistory(null)).length;
    await expect(run(asRole("editor", rawInsert({ id, changes: changed })))).rejects.toThrow(
      /violates|ledger|non-DEFAULT|says nothing|pages|cites no page/,
    );
    expect(await store.readHistory(null)).toHaveLength(count);
  });

  test("the same commands with nothing wrong are taken", async () => {
    const { run, store } = given();
    const id = "2".repeat(24);
    await run(asRole("editor", rawInsert({ id })));
    expect((await store.readHistory("river")).find((one) => one.id === id)).toMatchObject({ own: false, speaker: "record", value: "raw" });
  });

  test("no circle of followers can be written, not even in one command", async () => {
    const [a, b] = ["3".repeat(24), "4".repeat(24)];
    const follower = (id: string, follows: string) =>
      rawInsert({ id, changes: { subject: "'river/raw/circle'", follows: `'${follows}'`, follow_kind: "'correction'" } });
    await expect(given().run(asRole("editor", follower(a, b), follower(b, a)))).rejects.toThrow(/which is not in the ledger/);
  });

  test("the editor begins each place of the ledger once; what comes after follows", async () => {
    const { store } = given();
    const one = draft();
    await store.addAsEditor([one], at);
    await expect(store.addAsEditor([{ ...one, value: "A ferry" }], at)).rejects.toMatchObject({ code: "input-invalid" });
  });

  test("a page's name is made of its address: none can be put in place of another", async () => {
    const forged = `insert into citation (id, address, publisher) values ('${page.id}', 'https://example.net/forged', 'example.net')`;
    await expect(given().run(asRole("editor", forged))).rejects.toThrow(/violates check constraint/);
  });

  test("a temporary table of the name of a table of the ledger is looked at by no rule", async () => {
    const id = "5".repeat(24);
    const decoy = `create temporary table statement_citation as select '${id}'::text as statement_id, '${page.id}'::text as citation_id`;
    const insert = rawInsert({ id, cited: false }).replace("into statement ", "into public.statement ");
    await expect(given().run(asRole("editor", decoy, insert))).rejects.toThrow(/does not have the 1 pages/);
  });
}
