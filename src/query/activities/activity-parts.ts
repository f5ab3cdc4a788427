import { z } from "zod";
import { groupBy } from "../../core/group-by.ts";
import { withoutZeros } from "../../core/exact.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { value } from "../payments/payments.ts";
import { listOfCode, readMeanings } from "./code-meanings.ts";
import heldSql from "./held.sql?raw";
import resultsSql from "./results.sql?raw";
import transactionsSql from "./transactions.sql?raw";
import wordsSql from "./words.sql?raw";

/** The most elements of a kind that are shown within another. */
const most = 50;

export type Paging = { readonly skipped: number; readonly pageSize: number };

const text = z.string().nullable();

const held = z.object({
  part: z.string(),
  row_key: z.string(),
  parent_key: text,
  count: z.number(),
  cells: z.array(text).transform(([names = "", ...values]) => {
    const isExact = (name: string): boolean =>
      name === "percentage" || name.startsWith("rate_") || name.includes("interest") || name.includes("principal");
    return (names ?? "").split(" ").flatMap((name, index) => {
      const cell = values[index];
      return cell == null ? [] : [{ name, text: isExact(name) ? withoutZeros(cell) : cell }];
    });
  }),
});
type Held = z.infer<typeof held>;

const transaction = z.object({
  ...{
    transaction_key: z.string(),
    ref: text,
    date: text,
    type: text,
    value: value.nullable(),
    value_text: text,
    currency: text,
    value_date: text,
  },
  ...{ provider: text, provider_name: text, provider_activity: text, receiver: text, receiver_name: text, receiver_activity: text },
  ...{ description: text, description_language: text, humanitarian: z.boolean().nullable(), disbursement_channel: text },
  ...{ flow_type: text, finance_type: text, aid_type: text, tied_status: text },
});

const line = z.object({
  ...{ result_key: z.string(), result_type: text, indicator_key: text, measure: text, ascending: z.boolean().nullable(), period_key: text },
  ...{ period_start: text, period_end: text, kind: z.enum(["baseline", "target", "actual"]).nullable(), row_key: text, value: text },
  ...{ baseline_date: text, count: z.number(), dimensions: text, locations: text },
});

const word = z.object({ element: z.string(), row_key: text, text: z.string(), language: text });
type Word = z.infer<typeof word>;

/** The transactions of an activity as one statement, in the order of the document. */
export function transactionsOf(key: string) {
  return { sql: transactionsSql, bound: { key: Number(key) } };
}

/** Everything that repeats in an activity, a page of it: elements, transactions, results, and the words on them. */
export async function readParts(snapshot: Snapshot, key: string, { skipped, pageSize }: Paging) {
  const paged = { key: Number(key), skipped, page_size: pageSize };
  const transactions = z.array(transaction).parse(await snapshot.rows(`${transactionsSql} LIMIT $page_size OFFSET $skipped`, paged));
  const parents = transactions.map((row) => row.transaction_key);
  const rows = z.array(held).parse(await snapshot.rows(heldSql, { ...paged, most, parents }));
  const lines = z.array(line).parse(await snapshot.rows(resultsSql, paged));
  const keys = [
    ...[...rows.map((row) => row.row_key), ...parents],
    ...lines.flatMap((one) => [one.result_key, one.indicator_key, one.period_key, one.row_key].filter((other) => other !== null)),
  ];
  const words = z.array(word).parse(await snapshot.rows(wordsSql, { key: paged.key, rows: [...new Set(keys)] }));
  return { transactions, rows, lines, words };
}
type Read = Awaited<ReturnType<typeof readParts>>;

const wordsOf = (words: readonly Word[] | undefined) =>
  (words ?? []).map(({ element, text: said, language }) => ({ element, text: said, language }));

const titlesOf = (words: readonly Word[] | undefined, element: string) =>
  (words ?? []).flatMap((one) => (one.element === element ? [{ text: one.text, language: one.language }] : []));

function codesOf({ part, cells }: Held): readonly (readonly [string, string])[] {
  const vocabulary = cells.find((cell) => cell.name === "vocabulary")?.text ?? null;
  return cells.flatMap((cell) => {
    const list = listOfCode(part, cell.name, vocabulary);
    return list === null ? [] : [[list, cell.text] as const];
  });
}

function meant({ part, cells }: Held, meanings: ReadonlyMap<string, string>) {
  const vocabulary = cells.find((cell) => cell.name === "vocabulary")?.text ?? null;
  return cells.map((cell) => {
    const list = listOfCode(part, cell.name, vocabulary);
    return { ...cell, meaning: list === null ? null : (meanings.get(`${list} ${cell.text}`) ?? null) };
  });
}

/** The same as an answer shows it: each element with its words, the meanings of its codes, and what stands within it. */
export async function toParts(snapshot: Snapshot, read: Read, { skipped }: Paging) {
  const { rows, words, transactions, lines } = read;
  const others = [
    ...transactions.flatMap(({ type }) => (type === null ? [] : [["TransactionType", type] as const])),
    ...lines.flatMap((one) => (one.result_type === null ? [] : [["ResultType", one.result_type] as const])),
    ...lines.flatMap((one) => (one.measure === null ? [] : [["IndicatorMeasure", one.measure] as const])),
  ];
  const meanings = await readMeanings(snapshot, [...rows.flatMap(codesOf), ...others]);
  const byRow = groupBy(words, (one) => one.row_key ?? "");
  const children = groupBy(rows, (row) => row.parent_key ?? "");
  const toRow = (row: Held) => ({ cells: meant(row, meanings), words: wordsOf(byRow.get(row.row_key)) });
  const within = (key: string) =>
    [...groupBy(children.get(key) ?? [], (row) => row.part)].map(([part, own]) => ({
      part,
      count: own[0]?.count ?? 0,
      rows: own.map(toRow),
    }));
  const meaningOf = (list: string, code: string | null) => (code === null ? null : (meanings.get(`${list} ${code}`) ?? code));
  const parts = [...groupBy(children.get("") ?? [], (row) => row.part)].map(([part, own]) => {
    const count = own[0]?.count ?? 0;
    const onPage = skipped >= count ? [] : own.slice(skipped === 0 ? 0 : 1); // the first stands there for the count alone
    return { part, count, rows: onPage.map((row) => ({ ...toRow(row), within: within(row.row_key) })) };
  });
  return {
    parts,
    titles: titlesOf(byRow.get(""), "title"),
    publisher_names: titlesOf(byRow.get(""), "reporting-org"),
    transactions: transactions.map(({ transaction_key: key, ...row }) => ({
      ...row,
      ...{ type_name: meaningOf("TransactionType", row.type), words: wordsOf(byRow.get(key)), within: within(key) },
    })),
    result_lines: lines[0]?.count ?? 0,
    results: (skipped === 0 ? lines : lines.slice(1)).map((one) => ({
      ...{ result_type: meaningOf("ResultType", one.result_type), result: titlesOf(byRow.get(one.result_key), "result/title") },
      ...{ measure: meaningOf("IndicatorMeasure", one.measure), ascending: one.ascending },
      indicator: titlesOf(byRow.get(one.indicator_key ?? "-"), "result/indicator/title"),
      ...{ period_start: one.period_start, period_end: one.period_end, kind: one.kind, value: one.value, baseline_date: one.baseline_date },
      ...{ dimensions: one.dimensions, locations: one.locations },
      comments: (byRow.get(one.row_key ?? "-") ?? [])
        .filter((said) => said.element.endsWith("/comment"))
        .map((said) => ({ text: said.text, language: said.language })),
    })),
  };
}
