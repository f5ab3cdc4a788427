import type { z } from "zod";
import { FrozenContent, FrozenList } from "../contract/cited.ts";
import { Ledger } from "../contract/ledger.ts";
import { OEmbed } from "../contract/oembed.ts";
import { citeLimitBytes } from "./cite.ts";
import { hasCards, oembedNames } from "./cards.ts";
import { inPath, refusal, toSchema, type JsonSchema } from "./open-api.ts";
import type { AppParts } from "./parts.ts";

const hash = inPath("hash", { type: "string", pattern: "^[0-9a-f]{64}$" }, "The SHA-256 of the frozen answer");
const list = inPath("list", { type: "string" }, "The list that the entry stands in, such as commitments");
const id = inPath("id", { type: "string" }, "The id of the entry");

/** Answers that are no page's twin, with their shapes: named as their operations. */
const shapes = {
  ledger: Ledger,
  "frozen-answer": FrozenContent,
  "frozen-answers": FrozenList,
  oembed: OEmbed,
} as const satisfies Record<string, z.ZodType>;

type Get = {
  readonly id: string;
  readonly is: keyof typeof shapes;
  readonly asks: string;
  readonly parameters: readonly JsonSchema[];
};

function get({ id: operationId, is, asks, parameters }: Get): JsonSchema {
  const answer = { description: "The answer", content: { "application/json": { schema: { $ref: `#/components/schemas/${is}` } } } };
  return { get: { operationId, summary: asks, parameters, responses: { "200": answer, default: refusal } } };
}

function oembedPath(): JsonSchema {
  const parameters = oembedNames.map((name) => ({ name, in: "query", required: name === "url", schema: { type: "string" } }));
  return {
    "/oembed": get({ id: "oembed", is: "oembed", asks: "How does another site show a claim's card or a figure? (oEmbed 1.0)", parameters }),
  };
}

function citing(lang: JsonSchema): JsonSchema {
  const of = { type: "string", description: "The page below the language: /<partnership>/<page>?<parameters>" };
  const form = { schema: { type: "object", required: ["of"], properties: { of } } };
  const made = {
    description: `The answer is frozen; location is its address. A form has at most ${String(citeLimitBytes)} bytes.`,
    headers: { location: { schema: { type: "string" } } },
  };
  return {
    post: {
      ...{ operationId: "cite", summary: "Freeze the answer that stands at an address", parameters: [lang] },
      requestBody: { required: true, content: { "application/x-www-form-urlencoded": form } },
      responses: { "303": made, default: refusal },
    },
  };
}

/** The addresses that are in no language: the ledger, frozen answers as the bytes they are, the cards for other sites; and citing. */
export function describeOther(parts: Pick<AppParts, "site">, given: { readonly lang: JsonSchema; readonly partnership: JsonSchema }) {
  const { lang, partnership } = given;
  const ledger = (operationId: string, asks: string, parameters: readonly JsonSchema[]): JsonSchema =>
    get({ id: operationId, is: "ledger", asks, parameters: [partnership, ...parameters] });
  const cards = hasCards(parts.site);
  return {
    paths: {
      "/ledger/{partnership}.json": ledger("ledger-partnership", "What was ever recorded of the partnership itself?", []),
      "/ledger/{partnership}/all.json": ledger("ledger-all", "What was ever recorded of everything in a partnership?", []),
      "/ledger/{partnership}/{list}/{id}.json": ledger("ledger-entry", "What was ever recorded of one entry?", [list, id]),
      "/cite/{hash}.json": get({ id: "frozen-answer", is: "frozen-answer", asks: "What was frozen, byte by byte?", parameters: [hash] }),
      "/cite/of/{partnership}.json": get({
        ...{ id: "frozen-answers", is: "frozen-answers", asks: "Which answers of a partnership are frozen?", parameters: [partnership] },
      }),
      "/{lang}/cite": citing(lang),
      ...(cards ? oembedPath() : {}),
    },
    schemas: Object.fromEntries(
      Object.entries(shapes).flatMap(([name, shape]) => (name === "oembed" && !cards ? [] : [[name, toSchema(shape, "output")]])),
    ),
  };
}
