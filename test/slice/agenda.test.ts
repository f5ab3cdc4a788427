import { expect, test } from "vitest";
import { PartyPage } from "../../src/contract/entries.ts";
import { Agenda } from "../../src/contract/matters.ts";
import { lastDay } from "../../src/core/partial-date.ts";
import { partnershipView } from "../../src/query/index.ts";
import { renderPage } from "../../src/web/render.tsx";
import { agenda } from "../../src/query/agenda.ts";
import { party } from "../../src/query/parties.ts";
import { pageAssets } from "../fixtures/browser-files.ts";
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

test("the next meeting is the one that must be over first, among those of the party; one without a date is never it", () => {
  for (const query of [{}, ...codes.map((code) => ({ party: code }))]) {
    const { meetings, next } = ahead(query);
    const days = meetings.flatMap(({ date }) => (date.start === null ? [] : [lastDay(date.end ?? date.start)])).sort();
    expect(next?.last_day).toBe(days[0]);
    expect(meetings.find(({ id }) => id === next?.id)?.date.start ?? null).toBe(next === null ? null : "2026-01-01");
  }
});

test("the page parts what falls due until then from what falls due later, and says what was announced for each meeting", () => {
  const answer = ahead();
  const html = renderPage({
    ...{ question: "agenda", lang: "en", path: `/en/${record.id}/agenda`, query: "", today: asked.today },
    ...{ answer, partnership: partnershipView(record), partnerships: [] },
    ...{ site: { url: null, operator: { name: null, contact: null, notice: null } }, assets: pageAssets },
  });
  const [until = "", later = ""] = ["ahead", "later"].map((id) => new RegExp(`id="${id}">(.*?)</section>`, "s").exec(html)?.[1] ?? "");
  const day = answer.next?.last_day ?? "";
  expect(until).toContain("31 December 2026");
  for (const { id, due_on: due } of answer.ahead) {
    expect([id, until.includes(`commitments/${id}"`)]).toEqual([id, lastDay(due ?? "9999") <= day]);
    expect([id, later.includes(`commitments/${id}"`)]).toEqual([id, lastDay(due ?? "9999") > day]);
  }
  for (const { note } of answer.meetings) if (note !== null) expect(html).toContain(note);
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
