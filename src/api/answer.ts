import type { PartnershipView } from "../contract/overview.ts";
import { endings, mediaTypes, isRowForm, type Twin } from "../contract/twins.ts";
import type { Rows } from "../core/columns.ts";
import type { PartnershipRecord, RecordModel } from "../core/entry.ts";
import type { Language } from "../core/languages.ts";
import { matchPath, type Address } from "./address.ts";
import { fileName } from "./csv.ts";
import { describe } from "./describe.ts";
import { openDataHeaders } from "./headers.ts";
import { toStored, type PageCache, type Stored } from "./page-cache.ts";
import { readParameters, type Query } from "./parameters.ts";
import type { AppParts, Basis } from "./parts.ts";
import { toProblem, type Problem } from "./problem.ts";
import { toRowFile } from "./row-file.ts";

type Page = Extract<Address, { is: "page" | "site" }>;

/** An answer to one address before it becomes a page or a twin. */
type Answered = {
  readonly question: string;
  readonly answer: unknown;
  readonly partnership: PartnershipView | null;
  readonly rows: (() => Promise<Rows>) | null;
};

/** The partnerships that the page head lists. */
export function partnershipNames(model: RecordModel): readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[] {
  return model.partnerships.map((record) => ({ id: record.id, names: record.partnership.value.names }));
}

function findQuestion(
  parts: AppParts,
  below: readonly string[],
): { question: AppParts["queries"]["questions"][number]; id: string } | null {
  for (const question of parts.queries.questions) {
    const id = matchPath(question.path, below);
    if (id !== null) return { question, id };
  }
  return null;
}

/** All rows of the selection: where an answer is one page of several, those of the other pages too. */
async function allRows(
  answer: unknown,
  ofPage: (page: number) => Promise<unknown>,
  toRows: (answer: unknown) => Rows["rows"],
): Promise<Rows["rows"]> {
  const pages = typeof answer === "object" && answer !== null && "pages" in answer && typeof answer.pages === "number" ? answer.pages : 1;
  const all = await Promise.all(Array.from({ length: Math.max(pages, 1) }, (_, index) => ofPage(index + 1)));
  return all.flatMap(toRows);
}

async function ask(
  parts: AppParts,
  { model, snapshot }: Basis,
  record: PartnershipRecord,
  asked: { below: readonly string[]; query: Query },
): Promise<Answered | Problem> {
  const found = findQuestion(parts, asked.below);
  if (found === null) return toProblem("unknown-page", "There is no such page.", "Start from the overview of the partnership.");
  const { question, id } = found;
  const read = readParameters(question.parameters, asked.query);
  if (!("parameters" in read)) return read;
  const today = parts.today();
  const base = { model, record, snapshot, today, id };
  const answer = await question.read({ ...base, parameters: read.parameters });
  if (answer === null) return toProblem("unknown-entry", `There is no entry "${id}" here.`, "Start from the list.", { id });
  const ofPage = async (page: number): Promise<unknown> => {
    if (page === 1) return answer;
    const paged = readParameters(question.parameters, { ...asked.query, values: { ...asked.query.values, page: String(page) } });
    return "parameters" in paged ? await question.read({ ...base, parameters: paged.parameters }) : null;
  };
  const { columns, rows: toRows } = question;
  const rows = toRows === undefined ? null : async () => ({ columns, rows: await allRows(answer, ofPage, toRows) });
  return { question: question.id, answer, partnership: parts.queries.partnershipView(record), rows };
}

async function answerFor(parts: AppParts, basis: Basis, page: Page, query: Query): Promise<Answered | Problem> {
  const { model } = basis;
  if (page.is === "site") {
    const [unknown] = Object.keys(query.values);
    if (unknown !== undefined)
      return toProblem("unknown-parameter", `There is no parameter "${unknown}" here.`, "This page takes no parameters.", {
        parameter: unknown,
        allowed: "",
      });
    const answer = page.page === "api" ? describe(parts, model) : parts.queries.partnershipList(model, parts.today());
    return { question: page.page, answer, partnership: null, rows: null };
  }
  const record = model.partnerships.find((one) => one.id === page.partnership);
  if (record !== undefined) return ask(parts, basis, record, { below: page.below, query });
  const choice = model.partnerships.map((one) => one.id).join(", ");
  return toProblem("unknown-partnership", `There is no partnership "${page.partnership}" here.`, `There are: ${choice}.`, {
    partnership: page.partnership,
    choice,
  });
}

function noTwin({ path }: Page, twin: Twin): Problem {
  const form = `.${endings[twin]}`;
  return toProblem("no-twin", `This page has no form ${form}.`, `Put .json in place of ${form}.`, { form, instead: `${path}.json` });
}

async function make(parts: AppParts, basis: Basis, page: Page, query: Query): Promise<Stored | Problem> {
  const answered = await answerFor(parts, basis, page, query);
  if ("status" in answered) return answered;
  if (page.twin === "json") return toStored("application/json; charset=utf-8", `${JSON.stringify(answered.answer)}\n`);
  if (isRowForm(page.twin)) {
    const { rows, partnership } = answered;
    if (rows === null || partnership === null) return noTwin(page, page.twin);
    return toRowFile(parts, basis, { ...answered, form: page.twin, partnership, page: page.path, query: query.canonical }, await rows());
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
  const key = [basis.model.version, basis.snapshot.id, parts.today(), page.twin, page.path, query.canonical].join(" ");
  const kept = cache.get(key);
  if (kept !== undefined) return kept;
  const made = await make(parts, basis, page, query);
  if ("etag" in made) cache.set(key, made);
  return made;
}

/** What a page or twin says besides its body. */
export function pageHeaders(page: Page): Readonly<Record<string, string>> {
  if (page.twin === "html") return { "cache-control": "public, max-age=0, must-revalidate", "content-language": page.lang };
  const { twin: form } = page;
  if (!isRowForm(form) || page.is === "site") return openDataHeaders;
  return { ...openDataHeaders, "content-disposition": `attachment; filename="${fileName([page.partnership, ...page.below], form)}"` };
}
