import type { Context } from "hono";
import type { RecordModel } from "../core/entry.ts";
import type { Language } from "../core/languages.ts";
import type { Form } from "./address.ts";
import { acceptedLanguage, wantsJson } from "./negotiate.ts";
import type { PageCache } from "./page-cache.ts";
import { partnershipNames } from "./partnership-names.ts";
import type { AppParts } from "./parts.ts";
import { problemJson, type Problem } from "./problem.ts";

/** After how long a reader may ask again while the record cannot be read. */
export const retryAfterSeconds = 5;

/** What a route of the application works with. */
export type Served = { readonly parts: AppParts; readonly cache: PageCache; readonly turn: () => Promise<void> };

/** The record where it can be had: a refusal must not fail for want of it. */
export async function modelOrNull(parts: AppParts): Promise<RecordModel | null> {
  try {
    return await parts.model();
  } catch {
    return null;
  }
}

function page(
  served: Served,
  context: Context,
  about: { problem: Problem; lang: Language; path: string; model: RecordModel | null },
): string | null {
  const { parts } = served;
  const { problem, lang, path, model } = about;
  try {
    const record = model?.partnerships.find((one) => one.id === path.split("/")[2]);
    return parts.renderProblem({
      ...problem,
      lang,
      path,
      query: "",
      partnership: record === undefined ? null : parts.queries.partnershipView(record),
      partnerships: model === null ? [] : partnershipNames(model),
      site: parts.site,
      assets: parts.assets,
    });
  } catch (error) {
    parts.log.error({ path: context.req.path, error }, "the page of a refusal failed");
    return null;
  }
}

/** Answers with a refusal: a page for browsers, problem+json (RFC 9457) for twins and for programs, or where the page itself fails. */
export async function refuse(served: Served, context: Context, problem: Problem, twin: Form = "html"): Promise<Response> {
  const { parts } = served;
  const path = new URL(context.req.url).pathname;
  const headers: Record<string, string> = { "cache-control": "no-store", vary: "accept, accept-language" };
  if (problem.status === 503) headers["retry-after"] = String(retryAfterSeconds);
  if (problem.status === 429) headers["retry-after"] = problem.values["seconds"] ?? String(retryAfterSeconds);
  if (problem.status === 405) headers["allow"] = "GET, HEAD";
  if (problem.status === 413 || problem.status === 405) headers["connection"] = "close"; // the body is not read
  const first = path.split("/")[1];
  const lang = parts.languages.find((one) => one === first) ?? acceptedLanguage(context.req.header("accept-language"), parts.languages);
  const model = problem.code === "record-unavailable" ? null : await modelOrNull(parts);
  const html = twin !== "html" || wantsJson(context.req.header("accept")) ? null : page(served, context, { problem, lang, path, model });
  if (html === null)
    return new Response(problemJson(problem, path), {
      status: problem.status,
      headers: { ...headers, "content-type": "application/problem+json; charset=utf-8" },
    });
  return new Response(html, {
    status: problem.status,
    headers: { ...headers, "content-type": "text/html; charset=utf-8", "content-language": lang },
  });
}
