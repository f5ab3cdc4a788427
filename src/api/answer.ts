import type { PartnershipView } from "../contract/overview.ts";
import { endings, mediaTypes, type Twin } from "../contract/twins.ts";
import type { RecordModel } from "../core/entry.ts";
import type { Language } from "../core/languages.ts";
import type { Row } from "../query/question.ts";
import type { Address } from "./address.ts";
import { ask, findQuestion, type Basis } from "./ask.ts";
import { loadFrozen, readCited } from "./cited.ts";
import { fileName, toCsv } from "./csv.ts";
import { describe } from "./describe.ts";
import { framedHeaders, openDataHeaders } from "./headers.ts";
import { toStored, type PageCache, type Stored } from "./page-cache.ts";
import type { Query } from "./parameters.ts";
import type { AppParts } from "./parts.ts";
import { isProblem, toProblem, type Problem } from "./problem.ts";

type Page = Extract<Address, { is: "page" | "site" }>;

/** An answer to one address before it becomes a page or a twin. */
type Answered = {
  readonly question: string;
  readonly answer: unknown;
  readonly partnership: PartnershipView | null;
  readonly rows: (() => Promise<readonly Row[]>) | null;
};

/** The partnerships that the page head lists. */
export function partnershipNames(model: RecordModel): readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[] {
  return model.partnerships.map((record) => ({ id: record.id, names: record.partnership.value.names }));
}

function ofSite(parts: AppParts, basis: Basis, page: Extract<Page, { is: "site" }>): unknown {
  switch (page.page) {
    case "api":
      return describe(parts, basis.model);
    case "partnerships":
      return parts.queries.partnershipList(basis.model, parts.today());
    case "cite":
      return readCited(parts, basis, page.id);
  }
}

async function answerFor(parts: AppParts, basis: Basis, page: Page, query: Query): Promise<Answered | Problem> {
  if (page.is === "site") {
    const [unknown] = Object.keys(query.values);
    if (unknown !== undefined)
      return toProblem("unknown-parameter", `There is no parameter "${unknown}" here.`, "This page takes no parameters.", {
        parameter: unknown,
        allowed: "",
      });
    const answer = await ofSite(parts, basis, page);
    return isProblem(answer) ? answer : { question: page.page, answer, partnership: null, rows: null };
  }
  const asked = await ask(parts, basis, { ...page, query });
  if ("status" in asked) return asked;
  const { question, record, answer, rows } = asked;
  return { question: question.id, answer, partnership: parts.queries.partnershipView(record), rows };
}

function noTwin({ path }: Page, twin: Twin): Problem {
  const form = `.${endings[twin]}`;
  return toProblem("no-twin", `This page has no form ${form}.`, `Put .json in place of ${form}.`, { form, instead: `${path}.json` });
}

async function make(parts: AppParts, basis: Basis, page: Page, query: Query): Promise<Stored | Problem> {
  const answered = await answerFor(parts, basis, page, query);
  if ("status" in answered) return answered;
  if (page.twin === "json") return toStored("application/json; charset=utf-8", `${JSON.stringify(answered.answer)}\n`);
  if (page.twin === "csv") {
    if (answered.rows === null) return noTwin(page, page.twin);
    return toStored("text/csv; charset=utf-8; header=present", toCsv(await answered.rows()));
  }
  const input = {
    question: answered.question,
    answer: answered.answer,
    lang: page.lang as Language, // parseAddress lets only offered languages through
    path: page.path,
    query: query.canonical,
    partnership: answered.partnership,
    partnerships: partnershipNames(basis.model),
    site: parts.site,
    assets: { css: parts.assets.css },
    today: parts.today(),
  };
  if (page.twin === "html") return toStored("text/html; charset=utf-8", parts.renderPage(input));
  const body = parts.renderTwin({ ...input, twin: page.twin });
  return body === null ? noTwin(page, page.twin) : toStored(`${mediaTypes[page.twin]}; charset=utf-8`, body);
}

/** The finished body of a page or twin, from the cache where this version of record and warehouse was already asked the same today. */
export async function answerPage(
  parts: AppParts,
  cache: PageCache,
  basis: Basis,
  asked: { page: Page; query: Query },
): Promise<Stored | Problem> {
  const { page, query } = asked;
  if (page.is === "site" && page.page === "cite") {
    const frozen = await loadFrozen(parts, page.id); // whether its bytes fit the hash is looked at whenever it is shown
    if (isProblem(frozen)) return frozen;
  }
  const key = [basis.model.version, basis.snapshot.id, parts.today(), page.twin, page.path, query.canonical].join(" ");
  const kept = cache.get(key);
  if (kept !== undefined) return kept;
  const made = await make(parts, basis, page, query);
  if ("etag" in made) cache.set(key, made);
  return made;
}

/** What a page or twin says besides its body. */
export function pageHeaders(parts: AppParts, page: Page): Readonly<Record<string, string>> {
  if (page.twin === "html") {
    const isFramed = page.is === "page" && findQuestion(parts, page.below)?.question.isFramed === true;
    const headers = { "cache-control": "public, max-age=0, must-revalidate", "content-language": page.lang };
    return isFramed ? { ...headers, ...framedHeaders } : headers;
  }
  if (page.twin !== "csv" || page.is === "site") return openDataHeaders;
  return { ...openDataHeaders, "content-disposition": `attachment; filename="${fileName([page.partnership, ...page.below])}"` };
}
