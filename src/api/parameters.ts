import type { z } from "zod";
import { toProblem, type Problem } from "./problem.ts";

export const queryLimitBytes = 4096;

/** `emptied`: the reader's own address held fields without a value, which the canonical one leaves out. */
export type Query = {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly canonical: string;
  readonly emptied: boolean;
};

/**
 * What stands after the question mark: one value as text, several under one name as a list. Empty values are left out (a form without
 * script sends every field), names are sorted, so that one selection has one canonical query. Answers a problem where it is too long or unreadable.
 */
export function readQuery(search: string): Query | Problem {
  const raw = search.replace(/^\?/, "");
  if (raw.length > queryLimitBytes)
    return toProblem("query-too-long", `The query is longer than ${String(queryLimitBytes)} bytes.`, "Choose fewer filters.", {
      limit: String(queryLimitBytes),
    });
  try {
    decodeURIComponent(raw.replaceAll("+", " "));
  } catch {
    return toProblem("unreadable-address", "The query holds percent signs that encode no text.", "Write % itself as %25.");
  }
  const given = new URLSearchParams(raw);
  const names = [...new Set(given.keys())].sort();
  const emptied = [...given.values()].includes("");
  const kept = names.map((name) => [name, given.getAll(name).filter((value) => value !== "")] as const).filter(([, all]) => all.length > 0);
  return {
    values: Object.fromEntries(kept.map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all])),
    canonical: new URLSearchParams(kept.flatMap(([name, all]) => all.map((value) => [name, value]))).toString(),
    emptied,
  };
}

type Issue = z.core.$ZodIssue;

function nameOf(issue: Issue): string {
  return String(issue.path[0] ?? "");
}

function allowedNames(shape: z.ZodType): string {
  return "shape" in shape && typeof shape.shape === "object" && shape.shape !== null ? Object.keys(shape.shape).join(", ") : "";
}

function ofIssue(issue: Issue, shape: z.ZodType): Problem {
  if (issue.code === "unrecognized_keys") {
    const name = issue.keys.join(", ");
    const allowed = allowedNames(shape);
    const advice = allowed === "" ? "This page takes no parameters." : `This page takes: ${allowed}.`;
    return toProblem("unknown-parameter", `There is no parameter "${name}" here.`, advice, { parameter: name, allowed });
  }
  const parameter = nameOf(issue);
  const inner = issue.code === "invalid_union" ? (issue.errors.flat()[0] ?? issue) : issue;
  if (inner.code === "too_big" && inner.origin === "string") {
    const limit = String(inner.maximum);
    return toProblem("value-too-long", `The parameter "${parameter}" is too long.`, `At most ${limit} characters.`, { parameter, limit });
  }
  const allowed = allowedBy(inner);
  return toProblem("wrong-value", `The parameter "${parameter}" cannot have this value.`, `Allowed: ${allowed}.`, { parameter, allowed });
}

/** What a parameter may be, in signs that every language reads; else in the words of its shape. */
function allowedBy(issue: Issue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  if (issue.code === "too_small") return `≥ ${String(issue.minimum)}`;
  if (issue.code === "too_big") return `≤ ${String(issue.maximum)}`;
  return issue.code === "invalid_format" && issue.format === "date" ? "YYYY-MM-DD" : issue.message;
}

/** The parameters of a question from a query, or the first thing wrong with them: which parameter, and what is allowed. */
export function readParameters<Shape extends z.ZodType>(shape: Shape, query: Query): { readonly parameters: z.infer<Shape> } | Problem {
  const parsed = shape.safeParse(query.values);
  if (parsed.success) return { parameters: parsed.data };
  const issue = parsed.error.issues.find((one) => one.code === "unrecognized_keys") ?? parsed.error.issues[0];
  return issue === undefined ? toProblem("wrong-value", "The query cannot be read.", "Leave it out.") : ofIssue(issue, shape);
}
