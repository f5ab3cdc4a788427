import type { Context } from "hono";
import { answerShapes } from "../contract/answers.ts";
import { freeze } from "../query/cited/freeze.ts";
import { largestFrozenBytes } from "../record/frozen-answers.ts";
import { parseAddress } from "./address.ts";
import { ask, type Answered } from "./ask.ts";
import { goneProblem } from "./cited.ts";
import type { CiteLimits } from "./cite-limits.ts";
import { clientOf, isCrossSite } from "./client.ts";
import { wantsJson } from "./negotiate.ts";
import { queryLimitBytes, readQuery, type Query } from "./parameters.ts";
import type { AppParts, Basis } from "./parts.ts";
import { isProblem, toProblem, type Problem } from "./problem.ts";
import { refuse, type Served } from "./refuse.ts";

/** The largest form that is read. */
export const citeLimitBytes = 3 * queryLimitBytes; // an address, encoded once more by the form

const shapes: Readonly<Record<string, { readonly asks: string }>> = answerShapes;

/** The address that the form names: that of the page, below the language. */
async function readForm(context: Context): Promise<string | Problem> {
  const length = Number(context.req.header("content-length") ?? Number.NaN);
  if (!(length <= citeLimitBytes)) {
    const limit = String(citeLimitBytes);
    return toProblem("body-refused", `A form of at most ${limit} bytes is read.`, "Send content-length, and less.", { limit });
  }
  const of = new URLSearchParams(await context.req.text()).get("of");
  if (of?.startsWith("/") === true) return of;
  const values = { parameter: "of", allowed: "/<partnership>/<page>?<parameters>" };
  return toProblem(
    "wrong-value",
    'The form does not name the page to cite in "of".',
    "Send of=/<partnership>/<page>?<parameters>.",
    values,
  );
}

type Wanted = { readonly answered: Answered; readonly query: Query };

/** The answer that stands at the address named. */
async function readAnswer(parts: AppParts, basis: Basis, of: string): Promise<Wanted | Problem> {
  const [path = "", search = ""] = of.split(/\?(.*)/s);
  const address = parseAddress(`/en${path}`, ["en"]);
  const query = readQuery(search);
  if (isProblem(query)) return query;
  if (address.is !== "page" || address.twin !== "html") return notCitable;
  const answered = await ask(parts, basis, { ...address, query });
  if (isProblem(answered)) return answered;
  return answered.question.cite === undefined || answered.rows === null ? notCitable : { answered, query };
}

const notCitable = toProblem(
  "not-citable",
  "This page is no answer that can be frozen.",
  "Cite a list, a claim or donors compared: such a page has a button for it.",
);

function tooMany(seconds: number): Problem {
  const text = String(seconds);
  return toProblem("too-many", "Too many answers were cited from here.", `Wait ${text} seconds. What is frozen already stays.`, {
    seconds: text,
  });
}

type Citing = { readonly parts: AppParts; readonly limits: CiteLimits; readonly client: string };

/** Keeps an answer, where it is new and the limits allow it, and says its hash. */
async function keep({ parts, limits, client }: Citing, basis: Basis, { answered, query }: Wanted): Promise<string | Problem> {
  const { frozen, quotaBytes, now } = parts.citing;
  const { question, record, id, answer, rows } = answered;
  const what = {
    question,
    asked: { ...basis, record, today: parts.today(), id },
    parameters: query.values,
    asks: shapes[question.id]?.asks ?? question.id,
    answer,
    rows: (await rows?.())?.rows ?? [],
  };
  const { hash, body } = await freeze(what, largestFrozenBytes);
  const known = await frozen.read(hash);
  if (known !== null) return known.removed === null ? hash : goneProblem(known.removed);
  const wait = limits.add(client);
  if (wait !== null) return tooMany(wait);
  let added: "added" | "present" | "full" | null = null;
  try {
    added = await frozen.add({ hash, partnership: record.id, question: question.id, body, frozenAt: now().toISOString() }, quotaBytes);
  } finally {
    if (added !== "added") limits.takeBack(client);
  }
  if (added !== "full") return hash;
  return toProblem("quota-used-up", "No more answers can be kept here.", "Take the rows as a file; the operator can raise the quota.");
}

async function tryToCite(citing: Citing, context: Context): Promise<string | Problem> {
  const { parts, limits, client } = citing;
  if (isCrossSite(context, parts.site.url))
    return toProblem("cross-site", "Answers are cited from this site's own pages.", "Open the page here and cite it there.");
  const wait = limits.attempt(client);
  if (wait !== null) return tooMany(wait);
  const of = await readForm(context);
  if (isProblem(of)) return of;
  const basis = { model: await parts.model(), snapshot: await parts.snapshot() };
  const wanted = await readAnswer(parts, basis, of);
  return isProblem(wanted) ? wanted : keep(citing, basis, wanted);
}

/**
 * Answers a POST to `/<lang>/cite`: freezes the answer at the address that the form names, once, and leads to it. Nothing else can be
 * sent to this site.
 */
export async function cite(served: Served, limits: CiteLimits, context: Context): Promise<Response> {
  const { parts } = served;
  const accept = context.req.header("accept");
  const client = clientOf(context, parts.citing.proxies);
  const made = await tryToCite({ parts, limits, client }, context);
  if (isProblem(made)) return refuse(served, context, made, accept?.includes("text/html") === true ? "html" : "json");
  const lang = parts.languages.find((one) => one === context.req.param("lang"));
  const to = wantsJson(accept) ? `/cite/${made}.json` : `${lang === undefined ? "" : `/${lang}`}/cite/${made}`;
  return new Response(null, { status: 303, headers: { location: to, "cache-control": "no-store" } });
}
