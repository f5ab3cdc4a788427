import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, expect, test } from "vitest";
import { answerShapes } from "../../src/contract/answers.ts";
import type { MoneyOverview } from "../../src/contract/money.ts";
import { questions } from "../../src/query/index.ts";
import { openWholeSite } from "../warehouse/whole-site.ts";

// The whole site in process: what /openapi.json promises is what every address gives.

const { site, close } = await openWholeSite("partnerships/central-asia-japan", "partnerships/eu-central-asia");
afterAll(close);

type Operation = {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>> }>>;
};
type OpenApi = { readonly paths: Readonly<Record<string, { readonly get: Operation }>> };

const openapi = (await (await site.request("/openapi.json")).json()) as OpenApi;

/** An entry of a list by which an address with an id can be tried. Recipients have no list of their own: the money overview names them. */
async function idFor(path: string): Promise<string> {
  const list = path.slice(0, path.indexOf("/{id}"));
  if (list.endsWith("/recipients")) {
    const money = (await (await site.request(list.replace(/recipients$/, "money.json"))).json()) as MoneyOverview;
    return money.selection.recipients[0] ?? "";
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
  const described = Object.values(openapi.paths).map(({ get }) => get.operationId);
  expect(described.filter((id) => id.endsWith("-json")).sort()).toEqual(
    Object.keys(answerShapes)
      .map((id) => `${id}-json`)
      .sort(),
  );
  for (const question of questions) {
    const operation = Object.values(openapi.paths).find(({ get }) => get.operationId === `${question.id}-json`)?.get;
    const taken = "shape" in question.parameters ? Object.keys(question.parameters.shape as object) : [];
    expect(operation?.parameters.filter((one) => one.in === "query").map((one) => one.name)).toEqual(taken);
  }
});

test.each(Object.entries(openapi.paths).map(([path, { get }]) => ({ path, get })))("$path answers as described", async ({ path, get }) => {
  for (const partnership of path.includes("{partnership}") ? ["central-asia-japan", "eu-central-asia"] : [""]) {
    const named = path.replace("{lang}", "en").replace("{partnership}", partnership);
    const hash = named.includes("{hash}") ? await citedHash() : "";
    const id = named.includes("/{id}") ? await idFor(named) : "";
    if (named.includes("/{id}") && id === "") continue; // this partnership has no such entry; the other one has
    const response = await site.request(named.replace("{id}", id).replace("{hash}", hash));
    expect([response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([
      200,
      Object.keys(get.responses["200"]?.content ?? {})[0],
    ]);
    const text = await response.text();
    const question = get.operationId.replace(/-\w+$/, "");
    if (!get.operationId.endsWith("-json")) continue;
    const { shape } = answerShapes[question as keyof typeof answerShapes];
    expect(() => shape.parse(JSON.parse(text))).not.toThrow();
  }
});
