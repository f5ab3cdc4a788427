import { expect, test } from "vitest";
import { CommitmentPage } from "../../src/contract/commitments.ts";
import { EntryPage } from "../../src/contract/entries.ts";
import { ProjectPage } from "../../src/contract/projects.ts";
import type { Entry } from "../../src/core/entry.ts";
import type { Link } from "../../src/core/kinds/link.ts";
import { questions } from "../../src/query/index.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const fixture = await modelOf("test/fixtures/partnerships/river-and-ridge");
const snapshot = noSnapshot;

async function pageOf(question: string, id: string, of = model): Promise<unknown> {
  const one = questions.find((known) => known.id === question);
  return await one?.read({ model: of, record: onlyPartnership(of), snapshot, today: "2026-06-01", id, parameters: {} });
}
const commitment = async (id: string, of = model) => CommitmentPage.parse(await pageOf("commitment", id, of));
const project = async (id: string, of = model) => ProjectPage.parse(await pageOf("project", id, of));

type Named = { readonly from: Entry<"commitment"> | Entry<"project">; readonly link: Link };
const all: readonly Named[] = [...record.entries.commitment, ...record.entries.project].flatMap((from) =>
  from.value.links.map((link) => ({ from, link })),
);

test("these are the links that the editors decided", () => {
  const count = (of: (one: Named) => string) =>
    Object.fromEntries([...new Set(all.map(of))].sort().map((key) => [key, all.filter((one) => of(one) === key).length]));
  expect(count(({ from, link }) => `${from.kind} ${link.relation} ${link.confidence}`)).toEqual({
    "commitment continues certain": 3,
    "commitment continues likely": 8,
    "commitment signed certain": 17,
    "commitment signed likely": 15,
    "project continues certain": 2,
    "project continues likely": 2,
    "project result certain": 18,
    "project result likely": 6,
  });
  const linked = record.entries.commitment.filter((one) => one.value.links.length > 0).map((one) => one.id);
  expect(linked).toEqual(
    expect.arrayContaining([
      ...["td25-caspian", "td25-bridges", "td25-xray-tj", "td25-xray-kz", "td25-customs", "td25-timesurvey", "td25-scholarships"],
      ...["ee23-finance", "fm10-border", "fm22-crime", "aral-undp-jp", "aral-undp-unfpa-jp", "ap06-aral-trees"],
      ...["kgjp-medical", "kgjp-grid", "kgjp-ict"],
    ]),
  );
});

test("each link rests on pages that one of its two entries is known to cite for something else", () => {
  const pagesOf = (entry: Entry): readonly string[] =>
    [...entry.recorded]
      .filter(([property]) => !property.startsWith("links."))
      .flatMap(([, statement]) => statement.citations)
      .concat(entry.said.flatMap((statement) => statement.citations))
      .map((citation) => citation.address);
  const unknown = all.flatMap(({ from, link }) => {
    const target = record.bySubject.get(`${record.id}/${link.to}`);
    const known = [...pagesOf(from), ...(target === undefined ? [] : pagesOf(target))];
    const pages = from.recorded.get(`links.${link.id}`)?.citations.map((citation) => citation.address) ?? [];
    return pages.length > 0 && pages.every((page) => known.includes(page)) ? [] : [`${from.id} ${link.id}`];
  });
  expect(unknown).toEqual([]);
});

/** The links that the page of an entry shows as leading to a subject or coming from it. */
async function linksShown(entry: Entry, other: string): Promise<readonly (string | undefined)[]> {
  if (entry.kind === "commitment") {
    const page = await commitment(entry.id);
    const items = page.chain.flatMap((step) => step.items);
    return [...items, ...page.linked].filter((one) => one.subject === other).map((one) => one.link?.ground);
  }
  if (entry.kind === "project") {
    const page = await project(entry.id);
    return [...page.links, ...page.linked_from].filter((one) => one.subject === other).map((one) => one.link?.ground);
  }
  const page = EntryPage.parse(await pageOf(entry.kind, entry.id));
  return page.linked.filter((one) => one.subject === other).map((one) => one.link?.ground);
}

test("each link is shown with its ground on both pages", async () => {
  for (const { from, link } of all) {
    const target = record.bySubject.get(`${record.id}/${link.to}`);
    if (target === undefined) throw new Error(`${link.to} is not in the record`);
    expect(await linksShown(from, target.subject), `${from.id} -> ${link.to}`).toContain(link.ground);
    expect(await linksShown(target, from.subject), `${link.to} -> ${from.id}`).toContain(link.ground);
  }
});

test("the route: three agreements, each through its part and once, their sum, the parts without one, and no payment", async () => {
  const { chain, row } = await commitment("td25-caspian");
  const [, signed, paid, result] = chain;
  const items = signed?.items.filter((item) => item.link !== null) ?? [];
  expect(items.map((item) => [item.subject?.split("/").at(-1), item.via?.subject.split("/").at(-1), item.amount?.value])).toEqual([
    ["tj-spitamen-customs-xray", "td25-xray-tj", "1341000000"],
    ["kg-naryn-bridge", "td25-bridges", "3190000000"],
    ["kz-aktau-port-customs-xray", "td25-xray-kz", "719000000"],
  ]);
  expect(signed?.totals).toEqual([{ currency: "JPY", value: "5250000000", count: 3, ceiling: true }]);
  expect(signed?.open_parts.map((part) => part.subject.split("/").at(-1)).sort()).toEqual(["td25-customs", "td25-timesurvey"]);
  expect([paid?.missing, result?.missing]).toEqual(["chain.missing.paid", "chain.missing.result"]);
  expect([...row.projects].sort()).toEqual(["kg-naryn-bridge", "kz-aktau-port-customs-xray", "tj-spitamen-customs-xray"]);
});

test("the bridge leads back to its promise and to the whole that the promise is part of", async () => {
  const { linked_from: from, row, commitments } = await project("kg-naryn-bridge");
  expect(from.map((item) => [item.subject, item.via?.is, item.via?.subject])).toEqual([
    [`${record.id}/commitments/td25-bridges`, "whole", `${record.id}/commitments/td25-caspian`],
  ]);
  expect(row.commitments).toEqual(["td25-bridges", "td25-caspian"]);
  expect(commitments.map((one) => one.id).sort()).toEqual(["td25-bridges", "td25-caspian"]);
});

test("the scholarships: what ran before, the money named since, and the students that its grants count in", async () => {
  const { chain, linked } = await commitment("td25-scholarships");
  expect(chain[1]?.items.map((item) => [item.subject, item.amount?.value, item.link?.confidence])).toEqual([
    [`${record.id}/people/kg-jds-grant-2026`, "399000000", "likely"],
  ]);
  const before = linked.filter((one) => one.relation === "continues").map((one) => one.subject.split("/").at(-1));
  expect(before).toEqual(["kg-jds-quota", "kg-jds-2024", "tj-jds-2025", "uz-jds-2023"]);
  const grant = await project("kg-jds-2019");
  expect(grant.links.map((item) => [item.link?.relation, item.figure?.value])).toEqual([["result", "327"]]);
});

test("a grant that stands for several promises names the others on each of them", async () => {
  const { chain } = await commitment("aral-undp-jp");
  const [grant] = chain[1]?.items.filter((item) => item.link !== null) ?? [];
  expect(grant?.also_for.map((one) => one.subject.split("/").at(-1)).sort()).toEqual(["ap06-aral-area", "fm22-model"]);
});

test("a likely link moves no state, enters no sum and is no signed project of the list", async () => {
  const health = await commitment("td25-health");
  expect([health.row.state, health.row.projects]).toEqual(["no-date-set", []]);
  const solar = await commitment("ee23-finance");
  expect(solar.chain[1]?.items.map((item) => item.link?.confidence)).toEqual(["likely", "likely", "likely"]);
  expect([solar.chain[1]?.totals, solar.row.projects, solar.row.state]).toEqual([[], [], "no-date-set"]);
  expect((await project("uz-samarkand-solar-1")).row.commitments).toEqual([]);
});

test("a link is a statement of the record in the ledger, recorded by the editors, on pages of its own", async () => {
  const { history } = await commitment("td25-bridges");
  const [link] = history.filter((statement) => statement.property === "links.l1");
  expect([link?.speaker.kind, link?.recorded_by, link?.lang]).toEqual(["record", "editor", "en"]);
  expect(link?.citations.map((citation) => citation.publisher)).toEqual(["csoku.com", "qazinform.com"]);
});

test("an activity is named where it shows a payment; through a project its link stands on the promise too", async () => {
  const { chain, linked } = await commitment("begun-bridge", fixture);
  const paid = chain[2]?.items.filter((item) => item.link !== null) ?? [];
  expect(paid.map((item) => [item.text, item.subject, item.link?.confidence])).toEqual([["XX-DUN-1-BRIDGE", null, "likely"]]);
  expect(linked.find((one) => one.relation === "continues")?.subject).toBe("river-and-ridge/commitments/slipped-road");
  const bridge = await project("corvane-bridge", fixture);
  expect(bridge.links.map((item) => [item.link?.relation, item.text])).toEqual([["paid", "XX-DUN-1-BRIDGE"]]);
});
