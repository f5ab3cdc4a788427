import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../core/canonical-json.ts";
import { currentStatements } from "../../core/current.ts";
import type { Statement } from "../../core/statement.ts";
import type { PartnershipSource, SourceEntry } from "../../sources/partnership/partnership-source.ts";
import { readPartnershipFolder } from "../../sources/partnership/read-partnership-folder.ts";
import { written } from "../../../test/ledger/written.ts";
import { planLoad } from "./plan-load.ts";
import { slotOf, standingHeads } from "./slot.ts";
import { toStatements } from "./to-statements.ts";

const read = await readPartnershipFolder("test/fixtures/partnerships/river-and-ridge");
if (!read.ok) throw new Error("the good folder has errors");
const river = read.folder;
const commitments = river.entries.filter((entry) => entry.kind === "commitment").slice(0, 4);

/** What an editor does to one entry: leaves it out, or writes it in one of three wordings, with or without its side statements and follow-ups. */
const edit = fc.record({
  kept: fc.boolean(),
  text: fc.constantFrom("one", "two", "three"),
  said: fc.boolean(),
  followed: fc.boolean(),
  day: fc.constantFrom(undefined, "2026-01-05", "2026-01-20"),
});

function edited(edits: readonly (typeof edit extends fc.Arbitrary<infer One> ? One : never)[]): PartnershipSource {
  const entries = commitments.flatMap((entry, index): SourceEntry[] => {
    const { kept, text, said, followed, day } = edits[index] ?? { kept: true, text: "one", said: true, followed: true, day: undefined };
    if (!kept) return [];
    const { statements, follow_ups, ...rest } = entry.value;
    const value = { ...rest, text, statements: said ? statements : [], follow_ups: followed ? follow_ups : [] };
    return [{ ...entry, value: day === undefined ? value : { ...value, change_of_position: day } }];
  });
  return { ...river, entries };
}

const content = (one: { subject: string; property: string; speaker: string; value: unknown; words?: string | undefined }): string =>
  `${slotOf(one)} ${canonicalJson([one.value, one.words])}`;

test("after any series of loads the record says what the last folder says, and loading again writes nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.array(edit, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (series) => {
      let history: readonly Statement[] = [];
      for (const edits of series) {
        const folder = edited(edits);
        history = [...history, ...written(planLoad(folder, history).drafts)];
        const wanted = toStatements(folder).map(content).sort();
        expect(currentStatements(history).map(content).sort()).toEqual(wanted); // as readers see it
        expect(standingHeads(history).map(content).sort()).toEqual(wanted); // as the export sees it
        expect(planLoad(folder, [...history].reverse()).drafts).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
