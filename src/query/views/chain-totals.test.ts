import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { amountBases, type Amount } from "../../core/money.ts";
import { basesNotAdded } from "../rows/adds.ts";
import { totalsOf } from "./chain-totals.ts";

type Told = { readonly id: string; readonly part_of?: string; readonly same_as?: string };

/** A record of projects, of which only what a sum looks at is there. */
function recordOf(projects: readonly Told[]): PartnershipRecord {
  const entries = projects.map(
    ({ id, ...keys }) => ({ kind: "project", id, subject: `p/projects/${id}`, value: keys }) as unknown as Entry<"project">,
  );
  return {
    entries: { project: entries },
    bySubject: new Map(entries.map((entry) => [entry.subject, entry])),
  } as unknown as PartnershipRecord;
}

const amount = (value: string, basis: Amount["basis"] = "ceiling", currency = "JPY"): Amount => ({ value, currency, basis });
const line = (id: string, of: Amount | null, confidence: "certain" | "likely" = "certain") => ({
  subject: `p/projects/${id}`,
  amount: of,
  link: { confidence },
});

test("amounts of one currency are added exactly, each entry once, and a ceiling stays one", () => {
  const record = recordOf([{ id: "a" }, { id: "b" }, { id: "c" }]);
  const items = [
    line("a", amount("0.1")),
    line("b", amount("0.2", "as-stated")),
    line("a", amount("0.1")),
    line("c", amount("5", "as-stated", "USD")),
  ];
  expect(totalsOf(record, items)).toEqual([{ currency: "JPY", value: "0.3", count: 2, ceiling: true }]);
});

test.each([
  ["a part beside its whole", [{ id: "a", part_of: "b" }, { id: "b" }]],
  ["a part beside the whole of its whole", [{ id: "a", part_of: "x" }, { id: "b" }, { id: "x", part_of: "b" }]],
  ["what is recorded twice", [{ id: "a", same_as: "b" }, { id: "b" }]],
  [
    "two that name each other",
    [
      { id: "a", same_as: "b" },
      { id: "b", same_as: "a" },
    ],
  ],
])("%s is added once", (_what, projects: readonly Told[]) => {
  const record = recordOf([...projects, { id: "c" }]);
  const items = [line("a", amount("1")), line("b", amount("10")), line("c", amount("100"))];
  const [total] = totalsOf(record, items);
  expect(total?.count).toBe(2);
  expect(["101", "110"]).toContain(total?.value);
});

test("a part whose whole is not in the box is added", () => {
  const record = recordOf([{ id: "a", part_of: "frame" }, { id: "b" }, { id: "frame" }]);
  expect(totalsOf(record, [line("a", amount("1")), line("b", amount("2"))])[0]?.value).toBe("3");
});

test("a likely link, a follow-up and what is no sum of money agreed are never added", () => {
  const bases = fc.constantFrom(...amountBases);
  const lines = fc.array(fc.record({ value: fc.nat(), basis: bases, likely: fc.boolean(), own: fc.boolean() }), { maxLength: 12 });
  fc.assert(
    fc.property(lines, (told) => {
      const record = recordOf(told.map((_, index) => ({ id: `p${index}` })));
      const items = told.map(({ value, basis, likely, own }, index) => {
        const item = line(`p${index}`, amount(String(value), basis), likely ? "likely" : "certain");
        return own ? { ...item, subject: null, link: null } : item;
      });
      const added = told.filter(({ basis, likely, own }) => !likely && !own && !basesNotAdded.includes(basis));
      const sum = added.reduce((total, { value }) => total + BigInt(value), 0n);
      expect(totalsOf(record, items).map(({ value, count }) => [value, count])).toEqual(
        added.length < 2 ? [] : [[sum.toString(), added.length]],
      );
    }),
  );
});
