import type { PartnershipRecord } from "../core/entry.ts";
import type { Rows } from "../core/columns.ts";
import type { Question } from "../query/question.ts";
import { matchPath } from "./address.ts";
import { readParameters, type Query } from "./parameters.ts";
import { nearIds } from "./near.ts";
import type { AppParts, Basis } from "./parts.ts";
import { toProblem, type Problem } from "./problem.ts";
import { readBatches, type Selected } from "./row-stream.ts";

/** An address below the language. */
export type Below = { readonly partnership: string; readonly below: readonly string[]; readonly query: Query };

/** A question of a partnership with its answer. `rows` gives those of every page of a list; null where an answer has none. */
export type Answered = {
  readonly question: Question;
  readonly record: PartnershipRecord;
  readonly id: string;
  readonly answer: unknown;
  readonly rows: (() => Promise<Rows>) | null;
  readonly selected: Selected | null; // the same rows as a statement, where the question has one
};

/** The question that a path below a partnership asks, and the id in it; null where there is none. */
export function findQuestion(parts: Pick<AppParts, "queries">, below: readonly string[]): { question: Question; id: string } | null {
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

async function collect(selected: Selected): Promise<Rows["rows"]> {
  const all: Rows["rows"][number][] = [];
  for await (const rows of readBatches(selected)) all.push(...rows);
  return all;
}

/** There is no such entry; `near` names those of its list whose ids are alike. */
function unknownEntry(record: PartnershipRecord, list: string, id: string): Problem {
  const near = nearIds(record, list, id);
  const advice = near.length === 0 ? "Start from the list." : `Did you mean ${near.join(", ")}? Otherwise start from the list.`;
  const values = { id, ...(near.length === 0 ? {} : { list, near: near.join(" ") }) };
  return toProblem("unknown-entry", `There is no entry "${id}" here.`, advice, values);
}

/** Asks the question of an address below the language, or says what is wrong with the address. */
export async function ask(parts: AppParts, { model, snapshot }: Basis, asked: Below): Promise<Answered | Problem> {
  const record = model.partnerships.find((one) => one.id === asked.partnership);
  if (record === undefined) {
    const choice = model.partnerships.map((one) => one.id).join(", ");
    const values = { partnership: asked.partnership, choice };
    return toProblem("unknown-partnership", `There is no partnership "${asked.partnership}" here.`, `There are: ${choice}.`, values);
  }
  const found = findQuestion(parts, asked.below);
  if (found === null) return toProblem("unknown-page", "There is no such page.", "Start from the overview of the partnership.");
  const { question, id } = found;
  const read = readParameters(question.parameters, asked.query);
  if (!("parameters" in read)) return read;
  const { readOriginal } = parts;
  const base = { model, record, snapshot, today: parts.today(), id, ...(readOriginal === undefined ? {} : { readOriginal }) };
  const answer = await question.read({ ...base, parameters: read.parameters });
  if (answer === null) return unknownEntry(record, asked.below[0] ?? "", id);
  const ofPage = async (page: number): Promise<unknown> => {
    if (page === 1 && asked.query.values["page"] === undefined) return answer;
    const paged = readParameters(question.parameters, { ...asked.query, values: { ...asked.query.values, page: String(page) } });
    return "parameters" in paged ? await question.read({ ...base, parameters: paged.parameters }) : answer;
  };
  const { columns, rows: toRows, select } = question;
  if (toRows === undefined) return { question, record, id, answer, rows: null, selected: null };
  const statement = (await select?.({ ...base, parameters: read.parameters })) ?? null;
  const selected = statement === null ? null : { snapshot, statement, columns };
  const all = selected === null ? () => allRows(answer, ofPage, toRows) : () => collect(selected);
  return { question, record, id, answer, rows: async () => ({ columns, rows: await all() }), selected };
}
