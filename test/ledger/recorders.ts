import { expect, test } from "vitest";
import { currentStatements } from "../../src/core/current.ts";
import { asRole, at, draft, idOf, ofSubject, rawInsert, withdrawing, type Opened } from "./opened.ts";

const own = { speaker: "'party:AA'", recorded_by: "'party:AA'" };

/** Who may write what (DESIGN section 6, speaker and scribe). */
export function recorders(given: () => Opened): void {
  test("a party cannot speak for another or for the record, and only the party makes a statement its own", async () => {
    const { store } = given();
    const said = draft({ speaker: "party:AA" });
    await expect(store.add("party:BB", [said], at)).rejects.toMatchObject({ code: "party-mismatch" });
    await expect(store.add("party:AA", [draft()], at)).rejects.toMatchObject({ code: "party-mismatch" });
    await store.add("party:AA", [said], at);
    expect(await ofSubject(given(), said.subject)).toMatchObject([{ own: true, recordedBy: "party:AA" }]);
    const reported = draft({ speaker: "party:AA" });
    await store.addAsEditor([reported], at);
    expect(await ofSubject(given(), reported.subject)).toMatchObject([{ own: false, recordedBy: "editor" }]);
  });

  test.each([
    ["the editor cannot write a party's own statement", "editor", own],
    ["the editor cannot sign as the operator", "editor", { recorded_by: "'operator'" }],
    ["the operator cannot write a party's own statement", "operator", own],
    ["the operator cannot sign as the editor", "operator", {}],
    ["a party cannot write another's", "party:AA", { speaker: "'party:BB'", recorded_by: "'party:BB'" }],
    ["a party cannot put words into another's mouth", "party:AA", { speaker: "'party:BB'", recorded_by: "'party:AA'" }],
    ["a party cannot write for the record", "party:AA", { recorded_by: "'party:AA'" }],
    ["a party cannot sign as the editor", "party:AA", { speaker: "'party:AA'" }],
  ] as const)("%s, whatever a wrong query of the server asks for: row-level security refuses it", async (_, role, changes) => {
    const insert = rawInsert({ id: "a".repeat(24), changes });
    await expect(given().run(asRole(role, insert))).rejects.toThrow(/row-level security/);
  });

  test("naming a party does not make the editor one, and a party's role without a party is nobody", async () => {
    const insert = rawInsert({ id: "a".repeat(24), changes: own });
    const { run } = given();
    await expect(run(asRole("editor", "perform set_config('sarai.party', 'AA', true)", insert))).rejects.toThrow(/row-level security/);
    await expect(run(asRole("party:AA", "perform set_config('sarai.party', '', true)", insert))).rejects.toThrow(/row-level security/);
  });

  test("whoever only reads can write nothing", async () => {
    for (const command of [
      rawInsert({ id: "b".repeat(24) }),
      "insert into folder_load values ('river', 'x', now())",
      "insert into redaction select id, 'x', now() from statement limit 1",
    ])
      await expect(given().run(asRole("reader", command))).rejects.toThrow(/permission denied/);
  });

  test("row-level security holds for the owner of the tables too", async () => {
    const forced = await given().run(
      "select relname, relrowsecurity and relforcerowsecurity as held from pg_class where relname in ('statement', 'redaction', 'claim_verdict') order by 1",
    );
    expect(forced).toEqual([
      { relname: "claim_verdict", held: true },
      { relname: "redaction", held: true },
      { relname: "statement", held: true },
    ]);
    const [{ superuser }] = (await given().run("select rolsuper as superuser from pg_roles where rolname = current_user")) as [
      { superuser: boolean },
    ];
    const insert = `do $$ begin ${rawInsert({ id: "c".repeat(24) })}; end $$`;
    if (!superuser) await expect(given().run(insert)).rejects.toThrow(/row-level security/); // PostgreSQL asks a superuser nothing; the application never writes as one
  });

  test("nobody follows what a party recorded itself but the party", async () => {
    const { store } = given();
    const said = draft({ speaker: "party:AA" });
    await store.add("party:AA", [said], at);
    const follows = { id: idOf(said, "party:AA"), kind: "correction" } as const;
    for (const recorder of ["editor", "operator"] as const)
      for (const follower of [{ ...said, value: "No bridge", follows }, withdrawing(said, follows.id)])
        await expect(store.add(recorder, [follower], at)).rejects.toMatchObject({ code: "party-mismatch" });
    await store.add("party:AA", [{ ...said, value: "Two bridges", follows }], at);
    expect(currentStatements(await ofSubject(given(), said.subject)).map((one) => one.value)).toEqual(["Two bridges"]);
  });

  test("a party corrects what was reported of it, and what it wrote is then its own", async () => {
    const { store } = given();
    const reported = draft({ speaker: "party:AA" });
    await store.addAsEditor([reported], at);
    const correction = { ...reported, value: "Two bridges", follows: { id: idOf(reported), kind: "correction" } } as const;
    await expect(store.add("party:BB", [correction], at)).rejects.toMatchObject({ code: "party-mismatch" });
    await store.add("party:AA", [correction], at);
    expect(currentStatements(await ofSubject(given(), reported.subject))).toMatchObject([{ value: "Two bridges", own: true }]);
  });
}
