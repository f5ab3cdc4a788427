import type { PartnershipView } from "../contract/overview.ts";
import { endings, isFigureForm, isRowForm, mediaTypes, type RowForm, type Twin } from "../contract/twins.ts";
import type { Rows } from "../core/columns.ts";
import type { Language } from "../core/languages.ts";
import type { Address } from "./address.ts";
import { ask, findQuestion } from "./ask.ts";
import { loadFrozen, readCited } from "./cited.ts";
import { fileName } from "./csv.ts";
import { describe } from "./describe.ts";
import { findFigure, makeFigure, refusedFigure } from "./figure.ts";
import { framedHeaders, openDataHeaders, pictureHeaders } from "./headers.ts";
import { toStored, type Stored } from "./page-cache.ts";
import type { Query } from "./parameters.ts";
import { partnershipNames } from "./partnership-names.ts";
import type { AppParts, Basis, FigureInput, PageInput } from "./parts.ts";
import { isProblem, toProblem, type Problem } from "./problem.ts";
import type { Served } from "./refuse.ts";
import { aboutRows, noForm, toRowFile } from "./row-file.ts";
import { streamCsv, streamParquet, type Selected, type Streamed } from "./row-stream.ts";

type Page = Extract<Address, { is: "page" | "site" }>;

/** An answer to one address before it becomes a page or a twin. `figure` is asked for by its name. */
type Answered = {
  readonly question: string;
  readonly figure: string | null;
  readonly answer: unknown;
  readonly partnership: PartnershipView | null;
  readonly rows: (() => Promise<Rows>) | null;
  readonly selected: Selected | null;
};

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
    return isProblem(answer) ? answer : { question: page.page, figure: null, answer, partnership: null, rows: null, selected: null };
  }
  const figure = findFigure(parts, page.below);
  const below = figure?.below ?? page.below;
  const refused = figure === null ? null : refusedFigure(parts, findQuestion(parts, below)?.question.id ?? "", figure.name);
  if (refused !== null) return refused;
  const asked = await ask(parts, basis, { ...page, below, query });
  if ("status" in asked) return asked;
  const { question, record, answer } = asked;
  const { rows, selected } = figure === null ? asked : { rows: null, selected: null }; // they are the page's
  return {
    ...{ question: question.id, figure: figure?.name ?? null, answer, rows, selected },
    partnership: parts.queries.partnershipView(record),
  };
}

function noTwin({ path }: Page, twin: Twin): Problem {
  const form = `.${endings[twin]}`;
  return toProblem("no-twin", `This page has no form ${form}.`, `Put .json in place of ${form}.`, { form, instead: `${path}.json` });
}

/** What a sheet of many rows may take: the program that makes it holds all of its cells. */
const mostSheetRows = 100_000;

/** The rows of an answer as a file: where the question has them as one statement they are passed on as they are read. */
async function makeRows(
  parts: AppParts,
  basis: Basis,
  { page, query }: { page: Page & { readonly twin: RowForm }; query: Query },
  { rows, partnership, selected, ...answered }: Answered,
): Promise<Stored | Streamed | Problem> {
  const { twin: form } = page;
  if (rows === null || partnership === null) return noTwin(page, form);
  const asking = { ...answered, partnership, page: page.path, query: query.canonical };
  if (selected === null) return toRowFile(parts, basis, { ...asking, form }, await rows());
  const count = countOf(answered.answer);
  const key = keyOf(parts, basis, page, query);
  if (form === "csv") return streamCsv(selected, key);
  if (form === "parquet") return streamParquet(selected, key, aboutRows(parts, basis, asking, { columns: selected.columns, count }));
  if (count <= mostSheetRows) return toRowFile(parts, basis, { ...asking, form }, await rows());
  const [has, most] = [count.toLocaleString("en"), mostSheetRows.toLocaleString("en")];
  return noForm(asking, form, `It would have ${has} rows, and a sheet of these takes ${most}.`);
}

/** How many rows an answer has on all its pages. */
function countOf(answer: unknown): number {
  return typeof answer === "object" && answer !== null && "count" in answer && typeof answer.count === "number" ? answer.count : 0;
}

/** What tells bodies apart: the data, the day, the form and what was asked. */
function keyOf(parts: AppParts, { model, snapshot }: Basis, page: Page, query: Query): string {
  return [model.version, snapshot.id, parts.today(), page.twin, page.path, query.canonical].join(" ");
}

/** What a page or a form in words is made from. Of a figure, the path is that of its page. */
function inputFor(parts: AppParts, basis: Basis, { page, query }: { page: Page; query: Query }, answered: Answered): PageInput {
  return {
    question: answered.question,
    answer: answered.answer,
    lang: page.lang as Language, // parseAddress lets only offered languages through
    path: answered.figure === null ? page.path : page.path.split("/").slice(0, -2).join("/"),
    query: query.canonical,
    partnership: answered.partnership,
    partnerships: partnershipNames(basis.model),
    site: parts.site,
    assets: parts.assets,
    today: parts.today(),
  };
}

/** What the figure at an address is made from, or what is wrong with the address. */
export async function figureInput(parts: AppParts, basis: Basis, asked: { page: Page; query: Query }): Promise<FigureInput | Problem> {
  const answered = await answerFor(parts, basis, asked.page, asked.query);
  if (isProblem(answered)) return answered;
  return { ...inputFor(parts, basis, asked, answered), figure: answered.figure ?? "" };
}

async function make(parts: AppParts, basis: Basis, page: Page, query: Query): Promise<Stored | Streamed | Problem> {
  const answered = await answerFor(parts, basis, page, query);
  if ("status" in answered) return answered;
  const { twin } = page;
  if (twin === "json") return toStored("application/json; charset=utf-8", `${JSON.stringify(answered.answer)}\n`);
  if (isRowForm(twin)) return makeRows(parts, basis, { page: { ...page, twin }, query }, answered);
  const input = inputFor(parts, basis, { page, query }, answered);
  if (answered.figure !== null) {
    if (twin !== "html" && !isFigureForm(twin)) return noTwin(page, twin);
    return makeFigure(parts, twin, { ...input, figure: answered.figure });
  }
  if (twin === "html") return toStored("text/html; charset=utf-8", parts.renderPage(input));
  const body = isFigureForm(twin) ? null : parts.renderTwin({ ...input, twin });
  return body === null ? noTwin(page, twin) : toStored(`${mediaTypes[twin]}; charset=utf-8`, body);
}

/** The finished body of a page or twin, from the cache where this version of record and warehouse was already asked the same today. */
export async function answerPage(
  { parts, cache, turn }: Served,
  basis: Basis,
  asked: { page: Page; query: Query },
): Promise<Stored | Streamed | Problem> {
  const { page, query } = asked;
  if (page.is === "site" && page.page === "cite") {
    const frozen = await loadFrozen(parts, page.id); // whether its bytes fit the hash is looked at whenever it is shown
    if (isProblem(frozen)) return frozen;
  }
  const key = keyOf(parts, basis, page, query);
  const kept = cache.get(key) ?? (await turn().then(() => cache.get(key))); // made meanwhile, where two ask for it at once
  if (kept !== undefined) return kept;
  const made = await make(parts, basis, page, query);
  if ("body" in made) cache.set(key, made);
  return made;
}

/** What a page or twin says besides its body. */
export function pageHeaders(parts: AppParts, page: Page): Readonly<Record<string, string>> {
  const { twin: form } = page;
  if (form === "html") {
    const isCard = page.is === "page" && findQuestion(parts, page.below)?.question.isFramed === true;
    const isFramed = isCard || (page.is === "page" && findFigure(parts, page.below) !== null);
    const headers = { "cache-control": "public, max-age=0, must-revalidate", "content-language": page.lang };
    return isFramed ? { ...headers, ...framedHeaders } : headers;
  }
  if (page.is === "site") return openDataHeaders;
  if (isFigureForm(form))
    return { ...pictureHeaders, "content-disposition": `inline; filename="${fileName([page.partnership, ...page.below], form)}"` };
  if (!isRowForm(form)) return openDataHeaders;
  return { ...openDataHeaders, "content-disposition": `attachment; filename="${fileName([page.partnership, ...page.below], form)}"` };
}
