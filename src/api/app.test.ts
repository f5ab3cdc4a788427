import { gunzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { makeSmallSite, model, type SmallSite } from "../../test/fixtures/small-site.ts";
import { noSnapshot } from "../../test/warehouse/no-snapshot.ts";
import type { PassingFile, Snapshot } from "../core/snapshot.ts";
import { SaraiError } from "../core/errors.ts";
import { createApp } from "./app.ts";

let world: SmallSite;

beforeEach(() => {
  world = makeSmallSite();
});

const ask = (path: string, init: RequestInit = {}) => createApp(world.parts).request(path, { ...init });
const askAs = (path: string, headers: Record<string, string>) => ask(path, { headers });

test("the first address leads to the first partnership in the reader's language", async () => {
  const response = await askAs("/", { "accept-language": "fr, de;q=0.8" });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/de/river-and-ridge");
  expect(response.headers.get("vary")).toContain("accept-language");
  expect((await ask("/en")).headers.get("location")).toBe("/en/river-and-ridge");
  expect((await ask("/river-and-ridge/commitments?state=done")).headers.get("location")).toBe("/en/river-and-ridge/commitments?state=done");
});

test("a page is rendered once for each version, language, day and selection", async () => {
  const app = createApp(world.parts);
  await app.request("/en/river-and-ridge/commitments?state=begun");
  await app.request("/en/river-and-ridge/commitments?state=begun");
  expect(world.pages).toHaveLength(1);
  expect(world.pages[0]).toMatchObject({
    question: "commitments",
    lang: "en",
    path: "/en/river-and-ridge/commitments",
    query: "state=begun",
  });
  await app.request("/de/river-and-ridge/commitments?state=begun");
  expect(world.pages).toHaveLength(2);
});

test("the twins answer under the same path and query, open to other sites and with their licence", async () => {
  const json = await ask("/en/river-and-ridge/commitments.json?state=done");
  expect(await json.json()).toEqual({ pages: 3, rows: ["bridge"] });
  expect(json.headers.get("link")).toContain('rel="license"');
  expect(json.headers.get("access-control-allow-origin")).toBe("*");
  expect(await (await ask("/en/river-and-ridge.json")).json()).toEqual({ counts: 3 });
  expect(await (await ask("/en/partnerships.json")).json()).toMatchObject({ rows: [] });
});

test("the CSV twin holds every row of the selection, not only those of the first page", async () => {
  const csv = await ask("/en/river-and-ridge/commitments.csv");
  expect(await csv.text()).toBe("id\r\nbridge\r\nroad\r\n'=1+1\r\n");
  expect(csv.headers.get("content-type")).toContain("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="river-and-ridge-commitments.csv"');
});

test("a form that would cut or round a row is refused with the forms that hold them whole", async () => {
  const refusing = { ...world.parts, toParquet: () => Promise.reject(new RangeError("about 3 in amount is no decimal")) };
  const response = await createApp(refusing).request("/en/river-and-ridge/commitments.parquet?state=done");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    code: "no-twin",
    title: "These rows have no form .parquet. about 3 in amount is no decimal.",
    values: { form: ".parquet", instead: "/en/river-and-ridge/commitments.csv" },
  });
});

test("a page without rows has no CSV, and says what there is instead", async () => {
  const response = await ask("/en/river-and-ridge/commitments/road.csv");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    code: "no-twin",
    values: { form: ".csv", instead: "/en/river-and-ridge/commitments/road.json" },
  });
});

test("a feed, a calendar and linked data have the ending and type of their kind, and are refused where an answer has none", async () => {
  const feed = await ask("/en/river-and-ridge.atom");
  expect([feed.status, feed.headers.get("content-type"), await feed.text()]).toEqual([
    200,
    "application/atom+xml; charset=utf-8",
    "<feed/>",
  ]);
  expect(feed.headers.get("access-control-allow-origin")).toBe("*");
  for (const ending of ["feed.json", "ics", "jsonld"]) {
    const refused = await ask(`/en/river-and-ridge.${ending}`);
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ code: "no-twin", values: { form: `.${ending}`, instead: "/en/river-and-ridge.json" } });
  }
});

test("a reader who has the page is not sent it again", async () => {
  const first = await ask("/en/river-and-ridge");
  const etag = first.headers.get("etag") ?? "";
  const again = await askAs("/en/river-and-ridge", { "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  expect((await askAs("/en/river-and-ridge", { "if-none-match": '"other"' })).status).toBe(200);
});

test("pages are compressed where the reader accepts it, and HEAD has the same headers without a body", async () => {
  const packed = await askAs("/en/river-and-ridge", { "accept-encoding": "gzip" });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString()).toContain("<p>overview");
  const head = await ask("/en/river-and-ridge", { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe("");
  expect(head.headers.get("content-type")).toContain("text/html");
});

test.each([
  ["/fr/river-and-ridge", 404, "unknown-language"],
  ["/en/nowhere", 404, "unknown-partnership"],
  ["/en/river-and-ridge/nothing", 404, "unknown-page"],
  ["/en/river-and-ridge/commitments/nothing", 404, "unknown-entry"],
  ["/en/river-and-ridge/commitments?state=started", 400, "wrong-value"],
  ["/en/river-and-ridge/commitments?sate=done", 400, "unknown-parameter"],
  ["/en/partnerships?x=1", 400, "unknown-parameter"],
  ["/en/river-and-ridge/%zz", 400, "unreadable-address"],
  ["/en/river-and-ridge?q=%ff", 400, "unreadable-address"],
  [`/en/river-and-ridge?q=${"x".repeat(5000)}`, 414, "query-too-long"],
  ["/assets/secret.txt", 404, "unknown-page"],
  ["/assets/..%2f..%2fpackage.json", 404, "unknown-page"],
  ["/nothing.php", 404, "unknown-page"],
])("%s is refused with a page for browsers and problem+json for programs", async (path, status, code) => {
  const page = await ask(path);
  expect(page.status).toBe(status);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await page.text()).toBe(`<h1>${code}</h1>`);
  const problem = await askAs(path, { accept: "application/json" });
  expect(problem.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(await problem.json()).toMatchObject({
    status,
    code,
    title: expect.stringMatching(/\w/) as string,
    detail: expect.stringMatching(/\w/) as string,
  });
});

test("whatever would change something is refused, and no body is read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const response = await ask("/en/river-and-ridge", { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  }
  expect((await askAs("/en/river-and-ridge", { "content-length": "7" })).status).toBe(413);
});

test("fields that a form sent empty disappear from the address", async () => {
  const response = await ask("/en/river-and-ridge/commitments?state=done&page=");
  expect([response.status, response.headers.get("location")]).toEqual([302, "/en/river-and-ridge/commitments?state=done"]);
});

test("while the record cannot be read every page says so and when to come back", async () => {
  world.down = true;
  const response = await ask("/en/river-and-ridge");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(world.problems[0]).toMatchObject({ code: "record-unavailable", partnerships: [] });
  expect((await ask("/healthz")).status).toBe(503);
  expect((await ask("/en/river-and-ridge.json")).headers.get("content-type")).toContain("problem+json");
  world.down = false;
  expect((await ask("/en/river-and-ridge")).status).toBe(200);
  expect(await (await ask("/healthz")).json()).toMatchObject({ status: "ok", record_version: model.version });
});

test("a file whose rows find no room to be sorted in is refused before any of it is sent, and the operator is told why", async () => {
  const error = new SaraiError("no-room", "The data folder has no room (ENOSPC).");
  const full: Snapshot = { ...noSnapshot, toLines: () => Promise.reject(error) };
  const response = await createApp({ ...world.parts, snapshot: () => Promise.resolve(full) }).request(
    "/en/river-and-ridge/payments/rows.csv?count=1",
  );
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await response.json()).toMatchObject({ code: "no-room", detail: expect.stringContaining("fewer") as unknown });
  expect(world.logged).toMatchObject([{ error }]);
});

test("a file that its reader broke off by going is no error of the site", async () => {
  const leaving = new AbortController();
  const toLines = (): Promise<never> => {
    leaving.abort();
    return Promise.reject(new Error("INTERRUPT Error: Interrupted!"));
  };
  const app = createApp({ ...world.parts, snapshot: () => Promise.resolve({ ...noSnapshot, toLines }) });
  await app.request("/en/river-and-ridge/payments/rows.csv?count=1", { signal: leaving.signal });
  expect(leaving.signal.aborted).toBe(true);
  expect(world.logged).toEqual([]);
});

test("an error of the software shows a number and nothing of the inside", async () => {
  const response = await ask("/en/river-and-ridge/commitments/broken.json");
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toMatch(/secret|at .*\.ts/);
  const { id } = (JSON.parse(text) as { values: { id: string } }).values;
  expect(world.logged).toMatchObject([{ id }]);
});

test("a page that cannot be rendered, nor its refusal, is still answered", async () => {
  const fail = (): string => {
    throw new Error("secret inside");
  };
  const response = await createApp({ ...world.parts, renderPage: fail, renderProblem: fail }).request("/en/river-and-ridge");
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
});

test("every answer carries the security headers, transport security only under an https address", async () => {
  for (const path of ["/", "/en/river-and-ridge", "/en/nowhere", "/healthz", "/assets/style-1.css", "/robots.txt"]) {
    const { headers } = await ask(path);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toBeNull();
  }
  const site = { ...world.parts.site, url: "https://sarai.example" };
  const { headers } = await createApp({ ...world.parts, site }).request("/en/river-and-ridge");
  expect(headers.get("strict-transport-security")).toMatch(/max-age=/);
});

test("files of the build may be kept forever", async () => {
  const response = await ask("/assets/style-1.css");
  expect(response.headers.get("cache-control")).toContain("immutable");
  expect(response.headers.get("content-type")).toBe("text/css; charset=utf-8");
});

test("rows that a question has as one statement are passed on piece by piece; a sheet of too many is refused before any is read", async () => {
  let read = 0;
  let removed = 0;
  const pieces = async function* () {
    for (const piece of ["1\r\n", "2\r\n"]) {
      read++;
      yield await Promise.resolve(new TextEncoder().encode(piece));
    }
  };
  const remove = (): Promise<void> => {
    removed++;
    return Promise.resolve();
  };
  const toLines = (): Promise<PassingFile> => Promise.resolve({ sizeBytes: 6, pieces: pieces(), remove });
  world.parts = { ...world.parts, snapshot: () => Promise.resolve({ ...noSnapshot, toLines }) };
  const refused = await ask("/en/river-and-ridge/payments/rows.xlsx?count=100001");
  expect([refused.status, await refused.json(), read]).toMatchObject([
    404,
    { code: "no-twin", values: { form: ".xlsx", instead: "/en/river-and-ridge/payments/rows.csv" } },
    0,
  ]);
  const answer = await ask("/en/river-and-ridge/payments/rows.csv?count=100001");
  expect(answer.headers.get("content-length")).toBe("9");
  const reader = answer.body?.getReader();
  const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
  expect([await next(), read]).toEqual(["n\r\n", 0]);
  expect([await next(), read, removed]).toEqual(["1\r\n", 1, 0]);
  await reader?.cancel();
  expect([read, removed]).toEqual([1, 1]);
  expect(await (await ask("/en/river-and-ridge/payments/rows.csv?count=100001")).text()).toBe("n\r\n1\r\n2\r\n");
  expect(removed).toBe(2);
});

test("a body that is streamed has a validator: who has it already, and who asks for the headers alone, makes nobody read it", async () => {
  const path = "/en/river-and-ridge/payments/rows.csv?count=2";
  const head = await ask(path, { method: "HEAD" });
  const etag = head.headers.get("etag") ?? "";
  expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([200, "", "text/csv; charset=utf-8; header=present"]);
  expect((await ask(path, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await ask(path.replace("count=2", "count=3"), { method: "HEAD" })).headers.get("etag")).not.toBe(etag);
});

test("where too many pictures are being drawn, the reader is told when to come again, and that is not kept", async () => {
  const app = createApp(world.parts);
  world.busy = true;
  const refused = await app.request("/en/river-and-ridge/commitments/figures/trend.png");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
  world.busy = false;
  expect((await app.request("/en/river-and-ridge/commitments/figures/trend.png")).status).toBe(200);
});
