import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { CitePage, FrozenContent } from "../../src/contract/cited.ts";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { freeze } from "../../src/query/cited/freeze.ts";
import { questions } from "../../src/query/index.ts";
import { openCitingSite } from "./citing-site.ts";

// From the button to the bytes that stay.

const { model, record, snapshot, database, store, clock, logged, siteWith, close } = await openCitingSite();
afterAll(close);

let site = siteWith();
beforeEach(() => {
  site = siteWith();
  clock.ms += 86_400_000; // a day on which nobody has cited anything
});

type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly path?: string };

function cite(of: string, { headers = {}, path = "/en/cite" }: Sent = {}, to = site): Promise<Response> {
  const body = new URLSearchParams({ of }).toString();
  const form = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) };
  return Promise.resolve(to.request(path, { method: "POST", body, headers: { ...form, ...headers } }));
}

async function citedHash(of: string, to = site): Promise<string> {
  const response = await cite(of, {}, to);
  expect(response.status).toBe(303);
  return response.headers.get("location")?.split("/").at(-1) ?? "";
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const problemOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
const donors = "/central-asia-japan/donors?first_year=2004&last_year=2023";

async function pageOf(hash: string): Promise<CitePage> {
  return CitePage.parse(await (await site.request(`/en/cite/${hash}.json`)).json());
}

/** Keeps another content than the site would, under its own true hash. */
async function keep(content: object): Promise<string> {
  const body = canonicalJson(content);
  await store.frozen.add(
    { hash: sha256(body), partnership: record.id, question: "donors", body, frozenAt: new Date(clock.ms).toISOString() },
    1e9,
  );
  return sha256(body);
}

describe("an answer that is cited", () => {
  test("is kept as canonical JSON under its hash, with question, parameters, rows, provenance and method, and led to", async () => {
    const hash = await citedHash(donors);
    const response = await site.request(`/cite/${hash}.json`);
    const bytes = await response.text();
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(sha256(bytes)).toBe(hash);
    expect(canonicalJson(JSON.parse(bytes))).toBe(bytes);
    const content = FrozenContent.parse(JSON.parse(bytes));
    expect(content).toMatchObject({ question: "donors", path: "/donors", method: { version: "answers-1" } });
    expect(content.parameters).toMatchObject({
      measure: "net",
      first_year: "2004",
      last_year: "2023",
      recipient: ["KZ", "KG", "TJ", "TM", "UZ"],
    });
    expect(content.provenance).toMatchObject({ snapshot: snapshot.id, record_version: model.version, counting_rule: "oda" });
    expect(content.provenance.files.length).toBeGreaterThan(0);
    expect(content.rows).toHaveLength(content.row_count);
    expect(sha256(canonicalJson(content.rows))).toBe(content.rows_sha256);
  });

  test("is the same whoever cites it, in whatever language and however the address is written", async () => {
    const hash = await citedHash(donors);
    expect(await citedHash("/central-asia-japan/donors?last_year=2023&first_year=2004&measure=net&prices=")).toBe(hash);
    const german = await cite(donors, { path: "/de/cite" });
    expect(german.headers.get("location")).toBe(`/de/cite/${hash}`);
    const program = await cite(donors, { headers: { accept: "application/json" } });
    expect(program.headers.get("location")).toBe(`/cite/${hash}.json`);
    const redirect = await site.request(`/cite/${hash}`, { headers: { "accept-language": "ja" } });
    expect([redirect.status, redirect.headers.get("location")]).toEqual([302, `/ja/cite/${hash}`]);
  });

  test.each(questions.filter((one) => one.cite !== undefined && !one.path.includes(":")).map((one) => one.path))(
    "at %s holds the rows of its CSV, told apart by their key, and today gives the same",
    async (path) => {
      const page = await pageOf(await citedHash(`/central-asia-japan${path}`));
      expect(page.today).toMatchObject({ state: "same", changed: [], gone: [], new: [] });
      const csv = await (await site.request(`/en${page.live.replace(/(\?|$)/, ".csv$1")}`)).text();
      expect(csv.trim()).not.toBe("");
      const keys = (page.frozen.rows ?? []).map((row) => JSON.stringify(page.frozen.key.map((column) => row[column])));
      if (path !== "/differences") expect(new Set(keys).size).toBe(keys.length);
      expect(keys.join()).not.toContain("null");
    },
  );

  test("holds the rows of all pages of a list, whichever page it was cited from", async () => {
    const hash = await citedHash("/central-asia-japan/commitments");
    expect(await citedHash("/central-asia-japan/commitments?page=3")).toBe(hash);
    expect((await pageOf(hash)).frozen.row_count).toBe(record.entries.commitment.length);
  });

  test("of a claim names the sentence", async () => {
    const [claim] = record.entries.claim;
    const page = await pageOf(await citedHash(`/central-asia-japan/claims/${claim?.id ?? ""}`));
    expect(page.frozen.entry).toMatchObject({ subject: claim?.subject, title: claim?.value.claim });
  });

  test("of more than 1 MB keeps the hash of its rows in their place, and says that a file has them", async () => {
    const question = questions.find((one) => one.id === "fields");
    if (question === undefined) throw new Error("no such question");
    const asked = { model, record, snapshot, today: "2026-06-01", id: "" };
    const answer = await question.read({ ...asked, parameters: question.parameters.parse({}) });
    const rows = question.rows?.(answer) ?? [];
    const { hash, body } = await freeze({ question, asked, parameters: {}, asks: "", answer, rows }, 2_000);
    expect(Buffer.byteLength(body)).toBeLessThan(2_000);
    expect(JSON.parse(body)).toMatchObject({ rows: null, row_count: rows.length, rows_sha256: sha256(canonicalJson(rows)) });
    expect(await keep(JSON.parse(body) as object)).toBe(hash);
    expect((await pageOf(hash)).today).toMatchObject({ state: "same", counts: null, row_count: rows.length });
    const other = await keep({ ...(JSON.parse(body) as object), rows_sha256: "0".repeat(64) });
    expect((await pageOf(other)).today.state).toBe("differs");
    expect(await (await site.request(`/en/cite/${hash}`)).text()).toContain("/en/central-asia-japan/fields.csv");
  });
});

describe("beside the frozen answer stands what today's data say", () => {
  test("by how much they differ, row by row and to the cent", async () => {
    const { frozen } = await pageOf(await citedHash(donors));
    const [first, ...rest] = frozen.rows ?? [];
    const gone = { ...first, donor: "XX" };
    const hash = await keep({ ...frozen, rows: [{ ...first, usd: "1.50" }, ...rest.slice(1), gone] });
    const { today } = await pageOf(hash);
    expect(today).toMatchObject({ state: "differs", counts: { changed: 1, gone: 1, new: 1 }, gone: [["XX", first?.["recipient"]]] });
    const [changed] = today.changed;
    expect(changed).toMatchObject({ column: "usd", frozen: "1.50", today: first?.["usd"] });
    expect(Number(changed?.by)).toBeCloseTo(Number(first?.["usd"]) - 1.5, 2);
    const html = await (await site.request(`/en/cite/${hash}`)).text();
    expect(html).toContain("Today’s data give another answer.");
    expect(html).toContain("changed: 1; gone: 1; new: 1");
  });

  test("that another method was in use, and a question that is asked no more", async () => {
    const { frozen } = await pageOf(await citedHash(donors));
    const other = await keep({ ...frozen, method: { version: "answers-0" } });
    expect((await pageOf(other)).today).toMatchObject({ state: "same", method: { version: "answers-1", same: false } });
    expect(await (await site.request(`/en/cite/${other}`)).text()).toContain("frozen under the method answers-0; today answers-1");
    for (const [path, why] of [
      ["/no-such-page", "no such page"],
      ["/claims/no-such-claim", "no entry"],
    ]) {
      const { today } = await pageOf(await keep({ ...frozen, path, parameters: {} }));
      expect(today.state).toBe("not-answered");
      expect(today.why).toContain(why);
    }
    const years = await keep({ ...frozen, parameters: { ...frozen.parameters, first_year: "1901" } });
    expect((await pageOf(years)).today.state).toBe("not-answered");
  });
});

describe("what cannot be shown says why", () => {
  test("a hash of nothing, and an address cut off", async () => {
    for (const hash of ["0".repeat(64), "abc123"])
      expect(await problemOf(await site.request(`/cite/${hash}.json`))).toEqual([404, "unknown-citation"]);
    expect((await site.request(`/en/cite/${"0".repeat(64)}`)).status).toBe(404);
    expect((await site.request("/en/cite")).status).toBe(404);
  });

  test("an answer that was altered: its hash fails, on the page, in every twin and when it is cited again", async () => {
    const hash = await citedHash("/central-asia-japan/meetings");
    expect((await site.request(`/en/cite/${hash}`)).status).toBe(200);
    for (const command of [
      "alter table frozen_answer drop constraint frozen_answer_fits",
      "alter table frozen_answer disable trigger user",
      "alter table frozen_answer disable row level security",
      `update frozen_answer set body = replace(body, 'Tokyo', 'Kyoto') where hash = '${hash}'`,
      "alter table frozen_answer enable row level security",
      "alter table frozen_answer enable trigger user",
    ])
      await sql.raw(command).execute(database);
    expect(await problemOf(await site.request(`/cite/${hash}.json`))).toEqual([500, "answer-altered"]);
    expect(await problemOf(await site.request(`/en/cite/${hash}.json`))).toEqual([500, "answer-altered"]);
    expect((await site.request(`/en/cite/${hash}.bib`)).status).toBe(500);
    const page = await site.request(`/en/cite/${hash}`, { headers: { accept: "text/html" } });
    expect(page.status).toBe(500);
    expect(await page.text()).toContain("The bytes kept under this hash do not fit it");
    expect(logged).toContainEqual({ hash });
  });
});

describe("citing is refused", () => {
  test.each([
    ["from a page of another site", { "sec-fetch-site": "cross-site" }],
    ["from a sister site", { "sec-fetch-site": "same-site" }],
    ["from another origin", { origin: "https://evil.example" }],
    ["from a sandbox", { origin: "null" }],
  ])("%s", async (_, headers) => {
    expect(await problemOf(await cite(donors, { headers }))).toEqual([403, "cross-site"]);
  });

  test("and taken from this site's own pages", async () => {
    for (const headers of [{ "sec-fetch-site": "same-origin" }, { origin: "http://localhost", host: "localhost" }])
      expect((await cite(donors, { headers })).status).toBe(303);
    const behind = siteWith({ SARAI_URL: "https://sarai.example" });
    expect((await cite(donors, { headers: { origin: "https://sarai.example", host: "10.0.0.1" } }, behind)).status).toBe(303);
  });

  test.each([
    ["/central-asia-japan", 400, "not-citable"],
    ["/central-asia-japan/search?q=bridge", 400, "not-citable"],
    ["/central-asia-japan/donors.csv", 400, "not-citable"],
    ["/partnerships", 400, "not-citable"],
    [`/cite/${"0".repeat(64)}`, 400, "not-citable"],
    ["//evil.example/donors", 400, "not-citable"],
    ["https://evil.example/", 400, "wrong-value"],
    ["/central-asia-japan/donors?measure=love", 400, "wrong-value"],
    ["/central-asia-japan/donors?nothing=1", 400, "unknown-parameter"],
    ["/central-asia-japan/donors?first_year=1901", 400, "wrong-value"],
    ["/central-asia-japan/commitments?page=999", 404, "beyond-last-page"],
    ["/nowhere/donors", 404, "unknown-partnership"],
    ["/central-asia-japan/claims/none", 404, "unknown-entry"],
    ["/central-asia-japan/%ff", 400, "not-citable"],
  ])("of %s with %d %s", async (of, status, code) => {
    expect(await problemOf(await cite(of))).toEqual([status, code]);
  });

  test("of a body that is too large, or of unknown length, before it is read", async () => {
    expect(await problemOf(await cite(`/${"x".repeat(20_000)}`))).toEqual([413, "body-refused"]);
    const unknown = await site.request("/en/cite", { method: "POST", body: "of=/central-asia-japan/donors" });
    expect(await problemOf(unknown)).toEqual([413, "body-refused"]);
    expect((await site.request("/en/central-asia-japan/donors", { method: "POST", body: "" })).status).toBe(405);
  });

  test("a thousand times a minute: with 429 as problem+json, and again welcome the next minute", async () => {
    const responses = await Promise.all(Array.from({ length: 1_000 }, () => cite(donors)));
    expect(responses.filter(({ status }) => status === 303)).toHaveLength(30);
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(970);
    expect(refused[0]?.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await cite(donors, { headers: { accept: "text/html" } })).headers.get("content-type")).toContain("text/html");
    clock.ms += 60_000;
    expect((await cite(donors)).status).toBe(303);
  });

  test("beyond what one client may add on a day; what is kept already is cited on, others may, and the next day it may again", async () => {
    const limited = siteWith({ SARAI_CITE_PER_DAY: "2", SARAI_PROXIES: "1" });
    const from = (year: number, client: string) =>
      cite(`/central-asia-japan/donors?first_year=${String(year)}`, { headers: { "x-forwarded-for": `9.9.9.9, ${client}` } }, limited);
    const statuses = async (...asked: readonly (readonly [number, string])[]) => {
      const all: number[] = [];
      for (const [year, client] of asked) all.push((await from(year, client)).status);
      return all;
    };
    expect(await statuses([1995, "10.1.1.1"], [1996, "10.1.1.1"], [1997, "10.1.1.1"], [1995, "10.1.1.1"])).toEqual([303, 303, 429, 303]);
    expect(await statuses([1997, "2001:db8::1"], [1998, "2001:db8::ffff"], [1999, "2001:db8:0:0:5::1"], [1999, "2001:db8:0:1::1"])).toEqual(
      [303, 303, 429, 303],
    );
    clock.ms += 86_400_000;
    expect(await statuses([2000, "10.1.1.1"])).toEqual([303]);
  });

  test("beyond the quota of all that is kept", async () => {
    expect(await problemOf(await cite("/central-asia-japan/donors?first_year=2001", {}, siteWith({ SARAI_CITE_QUOTA: "0" })))).toEqual([
      507,
      "quota-used-up",
    ]);
  });
});

describe("the citation", () => {
  test.each([
    [
      "/central-asia-japan/payments",
      "What publishers report as paid and committed (Central Asia + Japan)",
      /^Figures and texts of publishers/,
    ],
    ["/central-asia-japan/donors/JP", "Japan as donor (Central Asia + Japan)", /^CC BY 4\.0$/],
    ["/central-asia-japan/recipients/UZ", "Uzbekistan as recipient (Central Asia + Japan)", /^CC BY 4\.0$/],
  ])("of %s is called as its page, and says under which licence it is", async (of, title, licence) => {
    const hash = await citedHash(of);
    expect(JSON.parse(await (await site.request(`/en/cite/${hash}.csl.json`)).text())).toMatchObject([{ title }]);
    expect((await pageOf(hash)).frozen.licence).toMatch(licence);
  });

  test("as text, BibTeX and CSL-JSON, with the address that leads to every language", async () => {
    const public_ = siteWith({ SARAI_URL: "https://sarai.example", SARAI_OPERATOR_NAME: "Müller & Söhne {100 %}_#1" });
    const hash = await citedHash(donors, public_);
    const get = async (ending: string) => {
      const response = await public_.request(`/en/cite/${hash}.${ending}`);
      return [response.headers.get("content-type"), await response.text()] as const;
    };
    const [textType, text] = await get("txt");
    expect(textType).toBe("text/plain; charset=utf-8");
    expect(text).toContain(`Müller & Söhne {100 %}_#1: “Donors (Central Asia + Japan)”`);
    expect(text).toContain(`https://sarai.example/cite/${hash}`);
    expect(text.trim()).not.toContain("\n");
    const [bibType, bib] = await get("bib");
    expect(bibType).toBe("application/x-bibtex; charset=utf-8");
    expect(bib).toContain("author = {{Müller \\& Söhne \\{100 \\%\\}\\_\\#1}},");
    expect(bib).toContain(`url = {https://sarai.example/cite/${hash}},`);
    const [cslType, csl] = await get("csl.json");
    expect(cslType).toBe("application/vnd.citationstyles.csl+json; charset=utf-8");
    expect(JSON.parse(csl)).toMatchObject([
      { type: "dataset", author: [{ literal: "Müller & Söhne {100 %}_#1" }], URL: `https://sarai.example/cite/${hash}` },
    ]);
    expect((await public_.request("/en/central-asia-japan/donors.bib")).status).toBe(404);
  });
});
