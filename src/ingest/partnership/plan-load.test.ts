import { beforeAll, expect, test } from "vitest";
import { currentStatements } from "../../core/current.ts";
import type { KindValue } from "../../core/kinds/index.ts";
import type { Statement, StatementDraft } from "../../core/statement.ts";
import type { PartnershipSource, SourceEntry } from "../../sources/partnership/partnership-source.ts";
import { readPartnershipFolder } from "../../sources/partnership/read-partnership-folder.ts";
import { written } from "../../../test/ledger/written.ts";
import { planLoad, total, type LoadPlan } from "./plan-load.ts";

let river: PartnershipSource;
beforeAll(async () => {
  const read = await readPartnershipFolder("test/fixtures/partnerships/river-and-ridge");
  if (!read.ok) throw new Error("the good folder has errors");
  river = read.folder;
});

/** The history after loading the folder on top of what was there. */
function loaded(folder: PartnershipSource, before: readonly Statement[] = []): readonly Statement[] {
  return [...before, ...written(planLoad(folder, before).drafts)];
}

/** The folder with one entry put otherwise, or (null) left out. */
function withEntry(id: string, change: ((value: KindValue["commitment"]) => KindValue["commitment"]) | null): PartnershipSource {
  const entries = river.entries.flatMap((entry): SourceEntry[] => {
    if (entry.kind !== "commitment" || entry.id !== id) return [entry];
    return change === null ? [] : [{ ...entry, value: change(entry.value) }];
  });
  return { ...river, entries };
}

function now(history: readonly Statement[], property: string, speaker = "record", id = "begun-bridge"): Statement | undefined {
  const subject = `river-and-ridge/commitments/${id}`;
  return currentStatements(history).find((one) => one.subject === subject && one.property === property && one.speaker === speaker);
}

const nothing = { new: 0, changed: 0, withdrawn: 0, refused: 0 };

function expectNothingToDo(plan: LoadPlan): void {
  expect(plan.drafts).toEqual([]);
  expect(total(plan.entries)).toMatchObject(nothing);
  expect(total(plan.statements)).toMatchObject(nothing);
}

test("a first load is new in every kind, and loading again changes nothing", () => {
  const plan = planLoad(river, []);
  expect(total(plan.entries)).toEqual({ ...nothing, new: river.entries.length, unchanged: 0 });
  expect(plan.entries.commitment.new).toBe(10);
  expect(plan.statements.commitment.new).toBeGreaterThan(10 * 6);
  expectNothingToDo(planLoad(river, loaded(river)));
});

test("what changed follows what stood as a correction, and only that", () => {
  const before = loaded(river);
  const changed = withEntry("begun-bridge", (value) => ({ ...value, text: "Lend the money for a bridge." }));
  const plan = planLoad(changed, before);
  expect(plan.drafts).toHaveLength(1);
  expect(plan.drafts[0]?.follows).toEqual({ id: now(before, "text")?.id, kind: "correction" });
  expect(total(plan.entries)).toMatchObject({ ...nothing, changed: 1 });
  const after = loaded(changed, before);
  expect(now(after, "text")?.value).toBe("Lend the money for a bridge.");
  expectNothingToDo(planLoad(changed, after));
});

test("a page added to the entry is a correction of what rests on it", () => {
  const before = loaded(river);
  const changed = withEntry("proposal-office", (value) => ({ ...value, sources: [...value.sources, "https://ridge-post.example/office"] }));
  const after = loaded(changed, before);
  expect(now(after, "text", "record", "proposal-office")?.citations).toHaveLength(2);
  expect(total(planLoad(changed, before).statements).changed).toBe(4); // kind, made_by, field, text
});

test("a change of position holds from its day, and a later slip of the pen keeps that day", () => {
  const before = loaded(river);
  const target = { value: "360000000", unit: "loan", currency: "USD", by: null };
  const moved = withEntry("begun-bridge", (value) => ({ ...value, target, change_of_position: "2026-01-20" }));
  const after = loaded(moved, before);
  expect(now(after, "target")).toMatchObject({ saidOn: "2026-01-20", follows: { kind: "change-of-position" } });
  expectNothingToDo(planLoad(moved, after));
  const slip = withEntry("begun-bridge", (value) => ({ ...value, target: { ...target, unit: "loans" }, change_of_position: "2026-01-20" }));
  expect(now(loaded(slip, after), "target")).toMatchObject({ saidOn: "2026-01-20", follows: { kind: "correction" } });
  const flagGone = withEntry("begun-bridge", (value) => ({ ...value, target }));
  expectNothingToDo(planLoad(flagGone, after));
});

test("an entry that left the folder is withdrawn whole with a reason, even after corrections; one that comes back stands again", () => {
  const corrected = withEntry("begun-bridge", (value) => ({ ...value, text: "Second wording." }));
  const before = loaded(corrected, loaded(river));
  const without = withEntry("begun-bridge", null);
  const plan = planLoad(without, before);
  expect(total(plan.entries)).toMatchObject({ ...nothing, withdrawn: 1 });
  expect(plan.drafts.every((draft) => draft.follows?.reason === "no longer in commitments.yaml" && draft.value === null)).toBe(true);
  const gone = loaded(without, before);
  expect(currentStatements(gone).filter((one) => one.subject.endsWith("/begun-bridge"))).toEqual([]);
  expectNothingToDo(planLoad(without, gone));
  const back = loaded(corrected, gone);
  expect(total(planLoad(corrected, gone).entries)).toMatchObject({ ...nothing, new: 1 });
  expect(now(back, "text")?.value).toBe("Second wording.");
  expectNothingToDo(planLoad(corrected, back));
  const goneAgain = loaded(without, back);
  expect(now(goneAgain, "text")).toBeUndefined();
  const backOtherwise = loaded(river, goneAgain);
  expect(now(backOtherwise, "text")?.value).toBe("Lend the money for a bridge with a power line.");
  expectNothingToDo(planLoad(river, backOtherwise));
});

test("a key, a follow-up and a side statement that left are withdrawn alone: the entry is changed", () => {
  const before = loaded(river);
  const less = withEntry("begun-bridge", ({ actor, ...value }) => {
    expect(actor).toBe("Dunholt Export Bank");
    return { ...value, follow_ups: value.follow_ups.slice(0, 1), statements: value.statements.slice(0, 1), target: null };
  });
  const plan = planLoad(less, before);
  expect(plan.drafts.map((draft) => draft.property).sort()).toEqual(["actor", "follow_ups.f2", "said.remark-bank", "target"]);
  expect(total(plan.entries)).toMatchObject({ ...nothing, changed: 1 });
  const after = loaded(less, before);
  expect(now(after, "target")).toBeUndefined();
  expect(now(after, "target", "party:XC")?.value).toMatchObject({ value: "300000000" });
});

test("null, an empty list and a mark not set are no statements, written or not", () => {
  const drafts = planLoad(river, []).drafts.filter((draft) => draft.subject.endsWith("/commitments/proposal-office"));
  expect(drafts.map((draft) => draft.property).sort()).toEqual(["field", "kind", "made_by", "text"]);
});

test("what a party recorded itself is never touched, and a change to what it followed is refused", () => {
  const before = loaded(river);
  const reported = now(before, "target", "party:XC");
  if (reported === undefined) throw new Error("the fixture has this statement");
  const own = written(
    [{ ...reported, value: { ...(reported.value as object), value: "310000000" }, follows: { id: reported.id, kind: "correction" } }],
    "party:XC",
  );
  const history = [...before, ...own];
  expectNothingToDo(planLoad(river, history));
  const changed = withEntry("begun-bridge", (value) => ({
    ...value,
    statements: value.statements.map((one) => (one.speaker === "XC" ? { ...one, words: "Otherwise." } : one)),
  }));
  const plan = planLoad(changed, history);
  expect(plan.drafts).toEqual([]);
  expect(plan.refusals).toMatchObject([
    { property: "target", speaker: "party:XC", reason: "party:XC followed this statement itself; the editor changes it no more" },
  ]);
  expect(total(plan.entries)).toMatchObject({ ...nothing, refused: 1 });
  const gone = loaded(withEntry("begun-bridge", null), history);
  expect(now(gone, "target", "party:XC")?.value).toMatchObject({ value: "310000000" });
});

test("what a party withdrew itself does not come back with the next load", () => {
  const before = loaded(river);
  const reported = now(before, "outcome", "party:XC", "differ-ferry");
  if (reported === undefined) throw new Error("the fixture has this statement");
  const { subject, property, speaker, id } = reported;
  const draft: StatementDraft = {
    subject,
    property,
    speaker,
    value: null,
    lang: null,
    saidOn: null,
    citations: [],
    follows: { id, kind: "withdrawal", reason: "the ferry runs" },
  };
  const plan = planLoad(river, [...before, ...written([draft], "party:XC")]);
  expect(plan.drafts).toEqual([]);
  expect(plan.refusals).toHaveLength(1);
});

test("what was redacted does not come back as long as the folder says the same, and may be put otherwise", () => {
  const blanked = loaded(river).map((one) =>
    one.property === "text" && one.subject.endsWith("/begun-bridge")
      ? { ...one, value: null, words: undefined, redacted: { at: "2026-03-01T00:00:00.000Z", reason: "names a person" } }
      : one,
  );
  expectNothingToDo(planLoad(river, blanked));
  const otherwise = withEntry("begun-bridge", (value) => ({ ...value, text: "Lend the money." }));
  expect(planLoad(otherwise, blanked).drafts.map((draft) => draft.value)).toEqual(["Lend the money."]);
});
