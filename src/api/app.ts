import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { SaraiError } from "../core/errors.ts";
import type { RecordModel } from "../core/entry.ts";
import { parseAddress, sitePages, twinOf, type Address } from "./address.ts";
import { answerPage, pageHeaders } from "./answer.ts";
import { asset } from "./asset.ts";
import { cite } from "./cite.ts";
import { createCiteLimits } from "./cite-limits.ts";
import { frozenBytes, frozenList } from "./frozen-bytes.ts";
import { openDataHeaders, withSecurityHeaders } from "./headers.ts";
import { acceptedLanguage } from "./negotiate.ts";
import { oembed } from "./oembed.ts";
import { ledger } from "./ledger.ts";
import { createPageCache, toStored } from "./page-cache.ts";
import { toOpenApi } from "./describe.ts";
import { readQuery } from "./parameters.ts";
import type { AppParts } from "./parts.ts";
import { fromError, toProblem, type Problem } from "./problem.ts";
import { createEntrance } from "./one-each-turn.ts";
import { modelOrNull, refuse, retryAfterSeconds, type Served } from "./refuse.ts";
import { send, sendStream } from "./send.ts";

const cacheLimitBytes = 64 * 1024 * 1024;

/** Where `/` and `/<lang>` lead: the overview of the first partnership, or the list of none. */
function homeOf(model: RecordModel, lang: string): string {
  return `/${lang}/${model.partnerships[0]?.id ?? sitePages[0]}`;
}

/** A redirect within this site. `to` is a path, so the browser stays on the host it asked. */
function redirect(to: string, status: 302 | 308, vary: boolean): Response {
  return new Response(null, {
    status,
    headers: { location: to, "cache-control": "no-cache", ...(vary ? { vary: "accept-language" } : {}) },
  });
}

async function answer(served: Served, context: Context): Promise<Response> {
  const { parts } = served;
  const url = new URL(context.req.url);
  const address: Address = parseAddress(url.pathname, parts.languages);
  const query = readQuery(url.search);
  const twin = "twin" in address ? address.twin : "html";
  if ("status" in query) return refuse(served, context, query, twin);
  const suffix = query.canonical === "" ? "" : `?${query.canonical}`;
  const preferred = (): string => acceptedLanguage(context.req.header("accept-language"), parts.languages);
  switch (address.is) {
    case "problem":
      return refuse(served, context, address.problem, address.twin);
    case "redirect":
      return redirect(`${address.to}${suffix}`, 308, false);
    case "home":
      return redirect(homeOf(await parts.model(), address.lang ?? preferred()), 302, address.lang === null);
    case "without-language": {
      const [first = ""] = address.rest.slice(1).split(/[/.]/);
      const known = sitePages.some((one) => one === first) || (await parts.model()).partnerships.some((one) => one.id === first);
      if (known) return redirect(`/${preferred()}${address.rest}${suffix}`, 302, true);
      return refuse(served, context, toProblem("unknown-page", "There is no such page.", "Start from the first page."));
    }
    case "site":
    case "page": {
      if (twin === "html" && query.emptied) return redirect(`${url.pathname}${suffix}`, 302, false);
      const basis = { model: await parts.model(), snapshot: await parts.snapshot() };
      const made = await answerPage(served, basis, { page: address, query });
      if ("status" in made) return refuse(served, context, made, twin);
      const headers = pageHeaders(parts, address);
      return "open" in made ? sendStream(context, made, headers) : send(context, made, headers);
    }
  }
}

/** What can be asked, made once for each version of the record: the shapes of all answers are some hundred kilobytes. */
async function openApi({ parts, cache }: Served, context: Context): Promise<Response> {
  const model = await parts.model();
  const key = `${model.version} openapi`;
  const made = cache.get(key) ?? toStored("application/json; charset=utf-8", `${JSON.stringify(toOpenApi(parts, model))}\n`);
  cache.set(key, made);
  return send(context, made, openDataHeaders);
}

/** Only reading, and no body, aside from citing: whatever else is sent is refused before any of it is read. */
function refusedAtOnce(request: Request): Problem | null {
  if (request.method !== "GET" && request.method !== "HEAD")
    return toProblem("method-not-allowed", `This site only answers GET and HEAD, not ${request.method}.`, "Ask with GET.", {
      method: request.method,
    });
  const length = request.headers.get("content-length");
  if ((length !== null && length !== "0") || request.headers.has("transfer-encoding"))
    return toProblem("body-refused", "A question with a body is not read; the limit is 0 bytes.", "Put the question into the address.", {
      limit: "0",
    });
  return null;
}

async function health(parts: AppParts): Promise<Response> {
  const model = await modelOrNull(parts);
  const body =
    model === null ? { status: "record-unavailable" } : { status: "ok", record_version: model.version, recorded_up_to: model.recordedUpTo };
  const headers = { "cache-control": "no-store", ...(model === null ? { "retry-after": String(retryAfterSeconds) } : {}) };
  return Response.json(body, { status: model === null ? 503 : 200, headers });
}

/**
 * The whole site over HTTP: every question of the record as a page and as its JSON and CSV twins, with the refusals of RFC 9457.
 * Never throws: what fails is logged under an id and answered without a trace of the inside.
 */
export function createApp(parts: AppParts): Hono {
  const served: Served = { parts, cache: createPageCache(cacheLimitBytes), turn: createEntrance() };
  const app = new Hono();
  const limits = createCiteLimits(parts.citing);
  app.use(withSecurityHeaders(parts.site.url));
  app.post("/:lang/cite", (context) => cite(served, limits, context));
  app.use(async (context, next) => {
    const problem = refusedAtOnce(context.req.raw);
    return problem === null ? next() : refuse(served, context, problem);
  });
  app.get("/healthz", () => health(parts));
  app.get("/robots.txt", () => new Response("User-agent: *\nAllow: /\n", { headers: { "content-type": "text/plain; charset=utf-8" } }));
  app.get("/assets/:name", (context) => asset(served, context, context.req.param("name")));
  app.get("/favicon.ico", (context) => asset(served, context, parts.assets.icon));
  app.get("/openapi.json", (context) => openApi(served, context));
  app.get("/cite/:name{[0-9a-f]+\\.json}", (context) => frozenBytes(served, context, context.req.param("name").slice(0, -5)));
  app.get("/cite/of/:name{[a-z0-9-]+\\.json}", (context) => frozenList(served, context, context.req.param("name").slice(0, -5)));
  app.get("/oembed", (context) => oembed(served, context));
  app.get("/ledger/*", (context) => ledger(served, context));
  app.get("*", (context) => answer(served, context));
  app.onError((error, context) => {
    const id = randomUUID();
    const known = error instanceof SaraiError ? error : undefined;
    const problem = fromError(known, id);
    if (problem.status >= 500 && !context.req.raw.signal.aborted) {
      // what a reader broke off by going has not failed
      const fields = { id, path: new URL(context.req.url).pathname, error };
      if (problem.code === "record-unavailable") parts.log.warn(fields, "the record cannot be read");
      else parts.log.error(fields, "an answer failed");
    }
    const isForm = context.req.method === "POST" && context.req.header("accept")?.includes("text/html") !== true;
    return refuse(served, context, problem, isForm ? "json" : twinOf(context.req.path));
  });
  return app;
}
