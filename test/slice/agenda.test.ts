import { expect, test } from "vitest";
import { PartyPage } from "../../src/contract/entries.ts";
import { Agenda } from "../../src/contract/matters.ts";
import { agenda } from "../../src/query/agenda.ts";
import { party } from "../../src/query/parties.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const codes = record.partnership.value.parties.map(({ code }) => code);

const asked = { model, record, snapshot: noSnapshot, today: "2026-03-01" };

function ahead(query: Readonly<Record<string, unknown>> = {}): Agenda {
  return Agenda.parse(agenda.read({ ...asked, id: "", parameters: agenda.parameters.parse(query) }));
}

const linesOf = ({ meetings, ahead, passed }: Agenda): readonly string[] => [...meetings, ...ahead, ...passed].map((row) => row.subject);

test("every member is a choice, and its count is what choosing it shows", () => {
  const all = ahead();
  expect(linesOf(all)).toHaveLength(all.total);
  const [facet] = all.facets;
  expect(facet?.id).toBe("party");
  expect(facet?.options.map(({ value }) => value).slice(0, codes.length)).toEqual(codes);
  for (const { value, count } of facet?.options ?? []) {
    const one = ahead({ party: value });
    expect([value, one.count, linesOf(one).length]).toEqual([value, count, count]);
    expect(one.total).toBe(all.total);
  }
});

test("a party's agenda holds what it meets for, promised or was promised, and nothing else", () => {
  for (const code of codes) {
    const one = ahead({ party: code });
    expect(one.meetings.every(({ parties }) => parties.includes(code))).toBe(true);
    const promised = [...one.ahead, ...one.passed];
    expect(promised.every((row) => row.made_by.includes(code) || row.made_to.includes(code))).toBe(true);
  }
  expect(ahead({ party: codes[0] }).count).toBeLessThan(ahead().count);
});

test("two parties are either of them, and a code of no party is refused with those there are", () => {
  const [first = "", second = ""] = codes;
  const both = new Set([...linesOf(ahead({ party: first })), ...linesOf(ahead({ party: second }))]);
  expect(new Set(linesOf(ahead({ party: [first, second] })))).toEqual(both);
  expect(() => ahead({ party: "ZZ" })).toThrow(/"party" cannot have the value "ZZ"/);
});

test("the rows of the files are those of the selection", () => {
  const one = ahead({ party: codes.at(-1) ?? "" });
  expect((agenda.rows?.(one as never) ?? []).map((row) => row["subject"])).toEqual(linesOf(one));
});

test("the page of a party lists what it promised with a day still to come, the nearest first", async () => {
  const code = codes.at(-1) ?? "";
  const page = PartyPage.parse(await party.read({ ...asked, id: code, parameters: {} }));
  expect(page.ahead.map((row) => row.id)).toEqual(
    ahead({ party: code })
      .ahead.filter((row) => row.made_by.includes(code))
      .map((row) => row.id),
  );
  expect(page.ahead.length).toBeGreaterThan(0);
});
