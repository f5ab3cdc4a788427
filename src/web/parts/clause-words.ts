import type { ClauseView, ReadingView } from "../../contract/claims.ts";
import { hasMessage } from "../text/messages.ts";
import type { View } from "../view.ts";

type Value = NonNullable<ClauseView["found"]>;

/** A value as a reader of this language writes it: an amount, a number, a day or a text of the record. */
export function valueWords({ is, text }: Value, view: View): string {
  if (is === "date") return view.day(text);
  return is === "number" ? view.decimal(text) : text;
}

/** What a name of an answer stands for; the name itself where no catalogue has words for it yet. */
function factName(query: string | null, of: string, view: View): string {
  const key = `fact.${query ?? ""}.${of}`;
  return hasMessage(view.lang, key) ? view.say(key) : of;
}

const ways = { "==": "eq", "!=": "ne", ">=": "ge", "<=": "le", ">": "gt", "<": "lt" } as const;
const signs: Readonly<Record<string, string>> = { "1": "up", "0": "same", "-1": "down" };
const signOfWay: Readonly<Record<string, string>> = { ">": "up", "==": "same", "<": "down" };

/** Facts that say which way something went: 1, 0 or -1. */
const directions: readonly string[] = ["change", "share-change"];

function askedWords(clause: ClauseView, query: string | null, view: View): string {
  const { found, asked, asked_of: askedOf, operator } = clause;
  if (asked === null) return view.t("not-known");
  const sign = signOfWay[operator];
  if (directions.includes(clause.of) && asked.text === "0" && sign !== undefined) return view.say(`reading.sign.${sign}`);
  const isDate = found?.is === "date" || asked.is === "date";
  const plain = isDate ? view.day(asked.text) : valueWords(asked, view);
  const value = askedOf === null ? plain : view.t("reading.asks.fact", { value: plain, fact: factName(query, askedOf, view) });
  const way = ways[operator];
  return view.say(isDate && way !== "eq" && way !== "ne" ? `reading.asks.date-${way}` : `reading.asks.${way}`, { value });
}

/** What the test of a reading looked at, as sentences: what was found, and what it asks for. */
export function clauseWords({ query, clauses }: Pick<ReadingView, "query" | "clauses">, view: View): readonly string[] {
  return clauses.map((clause) => {
    const { of, found } = clause;
    const sign = found !== null && directions.includes(of) ? signs[found.text] : undefined;
    const words = found === null ? view.t("not-known") : sign === undefined ? valueWords(found, view) : view.say(`reading.sign.${sign}`);
    return view.t("reading.clause", { fact: factName(query, of, view), found: words, asked: askedWords(clause, query, view) });
  });
}
