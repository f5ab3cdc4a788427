import { SaraiError } from "../errors.ts";
import { firstDay, lastDay } from "../partial-date.ts";
import { compareDecimals } from "./decimal.ts";

/** One thing that an answer says: a number as decimal text, an ISO 8601 date known to the year, month or day, or a text. Null: not known. */
export type Fact = { readonly is: "number" | "date" | "text"; readonly text: string };

/** What an answer says for tests: single facts by name, and lists in the order of the answer. */
export type Facts = {
  readonly values: Readonly<Record<string, Fact | null>>;
  readonly lists: Readonly<Record<string, readonly (Fact | null)[]>>;
};

/** How a test compares. */
export const operators = ["==", "!=", ">=", "<=", ">", "<"] as const;
type Operator = (typeof operators)[number];
const listFunctions = ["first", "last", "min", "max", "count", "distinct"] as const;
type ListFunction = (typeof listFunctions)[number];

type Operand =
  | { readonly is: "literal"; readonly fact: Fact }
  | { readonly is: "value"; readonly name: string }
  | { readonly is: "of-list"; readonly call: ListFunction; readonly name: string };
type Clause = { readonly left: Operand; readonly operator: Operator; readonly right: Operand };

/** A test as it was parsed: every clause must hold. */
export type ClaimTest = readonly Clause[];

/** undecided: a fact is not known, or a date is not known exactly enough. */
export type Outcome = "holds" | "fails" | "undecided";

const token = /\s*("[^"]*"|\d{4}-\d\d(?:-\d\d)?|-?\d+(?:\.\d+)?|[a-z][a-z_]*|==|!=|>=|<=|>|<|\(|\))/y;

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new SaraiError("input-invalid", `The test cannot be read from "${text.slice(at, at + 20)}".`);
    tokens.push(match[1] ?? "");
  }
  return tokens;
}

function isOneOf<Word extends string>(words: readonly Word[], text: string | undefined): text is Word {
  return words.some((word) => word === text);
}

function toLiteral(text: string): Fact | null {
  if (text.startsWith('"')) return { is: "text", text: text.slice(1, -1) };
  if (/^\d{4}-\d\d/.test(text)) return { is: "date", text };
  return /^-?\d/.test(text) ? { is: "number", text } : null;
}

type Reader = { readonly take: () => string; readonly peek: () => string | undefined };

function readOperand({ take, peek }: Reader): Operand {
  const word = take();
  const fact = toLiteral(word);
  if (fact !== null) return { is: "literal", fact };
  if (!/^[a-z]/.test(word)) throw new SaraiError("input-invalid", `The test has "${word}" where a name or value was expected.`);
  if (peek() !== "(") return { is: "value", name: word };
  if (!isOneOf(listFunctions, word))
    throw new SaraiError("input-invalid", `The test has no function "${word}".`, { advice: `There are: ${listFunctions.join(", ")}.` });
  take();
  const name = take();
  if (!/^[a-z]/.test(name) || take() !== ")") throw new SaraiError("input-invalid", `Write ${word}(name), with the name of a list.`);
  return { is: "of-list", call: word, name };
}

/**
 * Parses a test such as `rank == 1`, `value >= 1000`, `first(date) == 2004-08` or `first(level) == "leaders" and count(date) > 1`.
 * Names are those of the answer; nothing is ever run. Throws `input-invalid` saying where it cannot be read.
 */
export function parseClaimTest(text: string): ClaimTest {
  const tokens = tokensOf(text);
  let at = 0;
  const reader: Reader = {
    take: () => {
      const next = tokens[at++];
      if (next === undefined) throw new SaraiError("input-invalid", `The test "${text}" ends too early.`);
      return next;
    },
    peek: () => tokens[at],
  };
  const clauses: Clause[] = [];
  do {
    const left = readOperand(reader);
    const operator = reader.take();
    if (!isOneOf(operators, operator))
      throw new SaraiError("input-invalid", `The test has "${operator}" where a comparison was expected.`, {
        advice: `There are: ${operators.join(" ")}.`,
      });
    clauses.push({ left, operator, right: readOperand(reader) });
  } while (reader.peek() === "and" && reader.take() === "and");
  if (at < tokens.length)
    throw new SaraiError("input-invalid", `The test has "${tokens[at] ?? ""}" after its end.`, { advice: "Join clauses with `and`." });
  return clauses;
}

const number = (n: number): Fact => ({ is: "number", text: String(n) });

function ordered(list: readonly (Fact | null)[]): readonly Fact[] | null {
  const known = list.filter((fact) => fact !== null);
  if (known.length < list.length) return null;
  return [...known].sort((a, b) => (a.is === "number" && b.is === "number" ? compareDecimals(a.text, b.text) : a.text < b.text ? -1 : 1));
}

function ofList(call: ListFunction, list: readonly (Fact | null)[]): Fact | null {
  switch (call) {
    case "count":
      return number(list.length);
    case "distinct":
      return list.includes(null) ? null : number(new Set(list.map((fact) => fact?.text)).size);
    case "first":
      return list[0] ?? null;
    case "last":
      return list.at(-1) ?? null;
    case "min":
      return ordered(list)?.[0] ?? null;
    case "max":
      return ordered(list)?.at(-1) ?? null;
  }
}

function factOf(operand: Operand, facts: Facts): Fact | null {
  if (operand.is === "literal") return operand.fact;
  const held = operand.is === "value" ? facts.values : facts.lists;
  if (!Object.hasOwn(held, operand.name))
    throw new SaraiError("input-invalid", `The answer says nothing of "${operand.name}".`, {
      advice: `It says: ${Object.keys(held).join(", ")}.`,
    });
  if (operand.is === "value") return facts.values[operand.name] ?? null;
  return ofList(operand.call, facts.lists[operand.name] ?? []);
}

/** A number of four digits beside a date is a year. */
function sameKind(a: Fact, b: Fact): readonly [Fact, Fact] | null {
  const asYear = (fact: Fact): Fact => (fact.is === "number" && /^\d{4}$/.test(fact.text) ? { is: "date", text: fact.text } : fact);
  const [left, right] = a.is === "date" || b.is === "date" ? [asYear(a), asYear(b)] : [a, b];
  return left.is === right.is ? [left, right] : null;
}

/** How two partial dates stand to each other; equal where one lies within the other: 2004-08-28 is in 2004. */
function compareDates(a: string, b: string): number {
  if (a.startsWith(b) || b.startsWith(a)) return 0;
  return lastDay(a) < firstDay(b) ? -1 : 1;
}

function compare(operator: Operator, order: number): boolean {
  switch (operator) {
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
  }
}

function outcomeOf({ left, operator, right }: Clause, facts: Facts): Outcome {
  const [a, b] = [factOf(left, facts), factOf(right, facts)];
  if (a === null || b === null) return "undecided";
  const pair = sameKind(a, b);
  if (pair === null) throw new SaraiError("input-invalid", `The test compares a ${a.is} (${a.text}) with a ${b.is} (${b.text}).`);
  const [x, y] = pair;
  // A date known to the year cannot be told to lie on a day of that year, nor before or after it.
  const isVague = x.is === "date" && x.text.length < y.text.length && y.text.startsWith(x.text);
  if (isVague) return "undecided";
  const order =
    x.is === "number" ? compareDecimals(x.text, y.text) : x.is === "date" ? compareDates(x.text, y.text) : x.text === y.text ? 0 : 1;
  if (x.is === "text" && operator !== "==" && operator !== "!=")
    throw new SaraiError("input-invalid", `Texts are only compared with == and !=, not with ${operator}.`);
  return compare(operator, order) ? "holds" : "fails";
}

/** A clause beside the answer: what was found under a name, and what it asks for, a literal or another name of the answer. */
export type ClauseRead = {
  readonly of: string; // a name of the answer, after a function of its list: `first-date`
  readonly found: Fact | null;
  readonly operator: Operator;
  readonly asked: Fact | null;
  readonly asked_of: string | null; // the name it stands under, where it is no literal
};

function nameOf(operand: Operand): string | null {
  if (operand.is === "literal") return null;
  return (operand.is === "value" ? operand.name : `${operand.call}-${operand.name}`).replaceAll("_", "-");
}

/** The clauses of a test with what an answer has for each, so that it can be said in words. Throws `input-invalid` for names it does not have. */
export function readClauses(test: ClaimTest, facts: Facts): readonly ClauseRead[] {
  return test.map(({ left, operator, right }) => ({
    of: nameOf(left) ?? "",
    found: factOf(left, facts),
    operator,
    asked: factOf(right, facts),
    asked_of: nameOf(right),
  }));
}

/** Whether a test holds of an answer: fails where any clause fails, undecided where none fails and one cannot be decided. Throws `input-invalid` for names the answer does not have. */
export function runClaimTest(test: ClaimTest, facts: Facts): Outcome {
  const outcomes = test.map((clause) => outcomeOf(clause, facts));
  if (outcomes.includes("fails")) return "fails";
  return outcomes.includes("undecided") ? "undecided" : "holds";
}
