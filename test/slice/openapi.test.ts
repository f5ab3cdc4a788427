import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, expect, test } from "vitest";
import type { z } from "zod";
import { answerShapes } from "../../src/contract/answers.ts";
import { FrozenContent, FrozenList } from "../../src/contract/cited.ts";
import { Ledger } from "../../src/contract/ledger.ts";
import type { DataSources } from "../../src/contract/datasets.ts";
import type { MoneyOverview } from "../../src/contract/money.ts";
import { OEmbed } from "../../src/contract/oembed.ts";
import { questions } from "../../src/query/index.ts";
import { openWholeSiteAs } from "../warehouse/whole-site.ts";

// The whole site in process: what /openapi.json promises is what every address gives.

const address = "https://sarai.example";
const { site, close } = await openWholeSiteAs(
  { SARAI_URL: address, SARAI_OPERATOR_NAME: "Somebody", SARAI_OPERATOR_CONTACT: "somebody@sarai.example" },
  ...["partnerships/central-asia-japan", "partnerships/eu-central-asia"],
);
afterAll(close);

type Operation = {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> }>
  >;
};
type OpenApi = { readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>> };

const openapi = (await (await site.request("/openapi.json")).json()) as OpenApi;
const gets = Object.entries(openapi.paths).flatMap(([path, { get }]) => (get === undefined ? [] : [{ path, get }]));

/** The shape of each answer that is described, by the name it is described under. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(Object.entries(answerShapes).map(([id, { shape }]) => [id, shape])),
  ...{ ledger: Ledger, "frozen-answer": FrozenContent, "frozen-answers": FrozenList, oembed: OEmbed },
};

/** An entry of a list by which an address with an id can be tried. Recipients and publishers have no list of their own. */
async function idFor(path: string): Promise<string> {
  const list = path.slice(0, path.indexOf("/{id}"));
  if (list.endsWith("/recipients")) {
    const money = (await (await site.request(list.replace(/recipients$/, "money.json"))).json()) as MoneyOverview;
    return money.selection.recipients[0] ?? "";
  }
  if (list.endsWith("/publishers")) {
    const sources = (await (await site.request(list.replace(/publishers$/, "data-sources.json"))).json()) as DataSources;
    return (
      sources.publishers
        .find(({ page }) => page !== null)
        ?.page?.split("/")
        .at(-1) ?? ""
    );
  }
  const { rows } = (await (await site.request(`${list}.json`)).json()) as { readonly rows: readonly Readonly<Record<string, string>>[] };
  return rows[0]?.["id"] ?? rows[0]?.["code"] ?? rows[0]?.["donor"] ?? "";
}

/** The hash of an answer that was cited just now. */
async function citedHash(): Promise<string> {
  const body = new URLSearchParams({ of: "/central-asia-japan/donors" });
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.toString().length) };
  const response = await site.request("/en/cite", { method: "POST", headers, body: body.toString() });
  return response.headers.get("location")?.split("/").at(-1) ?? "";
}

test("the description is OpenAPI 3.1", async () => {
  const result = await new Validator().validate(openapi);
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

test("every question is described, with every parameter it takes", () => {
  const described = gets.map(({ get }) => get.operationId);
  expect(described.filter((id) => id.endsWith("-json")).sort()).toEqual(
    Object.keys(answerShapes)
      .map((id) => `${id}-json`)
      .sort(),
  );
  for (const question of questions) {
    const operation = gets.find(({ get }) => get.operationId === `${question.id}-json`)?.get;
    const taken = "shape" in question.parameters ? Object.keys(question.parameters.shape as object) : [];
    expect(operation?.parameters.filter((one) => one.in === "query").map((one) => one.name)).toEqual(taken);
  }
});

test.each(gets)("$path answers as described", async ({ path, get }) => {
  for (const partnership of path.includes("{partnership}") ? ["central-asia-japan", "eu-central-asia"] : [""]) {
    const named = path.replace("{lang}", "en").replace("{partnership}", partnership).replace("{list}", "commitments");
    const hash = named.includes("{hash}") ? await citedHash() : "";
    const id = named.includes("/{id}") ? await idFor(named.replace(/^\/ledger/, "/en")) : "";
    if (named.includes("/{id}") && id === "") continue; // this partnership has no such entry; the other one has
    const query =
      path === "/oembed" ? `?url=${address}/en/central-asia-japan/claims/${await idFor("/en/central-asia-japan/claims/{id}")}` : "";
    const response = await site.request(`${named.replace("{id}", id).replace("{hash}", hash)}${query}`);
    if (path.includes("/figures/") && response.status === 404) continue; // nothing to draw here; every figure is drawn in figures.test.ts
    const [[type, { schema }] = ["", { schema: {} }]] = Object.entries(get.responses["200"]?.content ?? {});
    expect([response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([200, type]);
    const text = await response.text();
    if (type !== "application/json" || schema.$ref === undefined) continue;
    const shape = shapes[schema.$ref.replace("#/components/schemas/", "")];
    expect(shape).toBeDefined();
    expect(() => shape?.parse(JSON.parse(text))).not.toThrow();
  }
});

test("the ledger, the bytes of frozen answers, citing and cards are described; without an operator there are no cards to describe", async () => {
  const others = ["/ledger/{partnership}.json", "/ledger/{partnership}/all.json", "/ledger/{partnership}/{list}/{id}.json"];
  expect(Object.keys(openapi.paths)).toEqual(
    expect.arrayContaining([...others, "/cite/{hash}.json", "/cite/of/{partnership}.json", "/{lang}/cite", "/oembed"]),
  );
  const hash = await citedHash(); // by the form that is described
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(openapi.paths["/{lang}/cite"]?.post?.responses).toHaveProperty("303");
  const unnamed = await openWholeSiteAs({}, "partnerships/eu-central-asia");
  const described = (await (await unnamed.site.request("/openapi.json")).json()) as OpenApi;
  expect(Object.keys(described.paths)).not.toContain("/oembed");
  await unnamed.close();
});
