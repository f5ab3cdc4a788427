import type { z } from "zod";
import { suggest } from "../../core/nearest.ts";
import type { LocatedData } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { expectation, objectShape, shapeAt } from "./shape.ts";

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What an issue is explained with. `base` leads from the file's root to the part that was parsed. */
export type Explained = {
  readonly schema: z.ZodType;
  readonly data: unknown;
  readonly located: LocatedData;
  readonly base: Path;
  readonly label: string; // how messages name the entry: commitment td25-3tn
};

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step]; // an object that has this key
  }
  return value;
}

/** A path as it is read: target.by, made_by[0]. */
export function showPath(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`)).join("");
}

/** A value as it is shown in a message, cut to 60 characters. */
export function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The issues of the alternative that the value comes nearest to: one whose kind of value fits, or the deepest. */
function nearestBranch(issue: Issue & { code: "invalid_union" }): readonly Issue[] {
  const fitting = issue.errors.filter((branch) => branch.some((one) => one.path.length > 0 || one.code !== "invalid_type"));
  return fitting[0] ?? [];
}

function isOwnMessage(issue: Issue): boolean {
  return issue.message !== "" && !/^(Invalid|Too |Unrecognized)/.test(issue.message);
}

function adviceFor(issue: Issue, schema: z.ZodType | undefined, value: unknown): string {
  if (isOwnMessage(issue)) return issue.message.startsWith("write ") ? issue.message : `write ${issue.message}`;
  if (issue.code === "invalid_value" && typeof value === "string")
    return suggest(value, issue.values.map(String), `write ${issue.values.map(String).join(" or ")}`);
  if (issue.code === "too_big") return `write at most ${String(issue.maximum)}${issue.origin === "string" ? " characters" : ""}`;
  if (issue.code === "too_small") return `write at least ${String(issue.minimum)}${issue.origin === "string" ? " character" : ""}`;
  return schema === undefined ? "see the JSON Schema of this file" : `write ${expectation(schema)}`;
}

function explainUnknownKeys(issue: Issue & { code: "unrecognized_keys" }, path: Path, given: Explained): Problem[] {
  const schema = shapeAt(given.schema, path);
  const known = Object.keys((schema && objectShape(schema)) ?? {});
  return issue.keys.map((key) => ({
    ...given.located.atKey([...given.base, ...path, key]),
    message: `${given.label}: there is no key "${key}"${path.length === 0 ? "" : ` in ${showPath(path)}`}`,
    advice: suggest(key, known, "remove it"),
  }));
}

function explainOne(issue: Issue, above: Path, given: Explained): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") return explainUnknownKeys(issue, path, given);
  if (issue.code === "invalid_union") {
    const branch = nearestBranch(issue);
    if (branch.length > 0) return branch.flatMap((one) => explainOne(one, path, given));
  }
  const schema = shapeAt(given.schema, path);
  const value = valueAt(given.data, path);
  const name = path.length === 0 ? "it" : showPath(path);
  if (issue.code === "invalid_key")
    return [
      {
        ...given.located.atKey([...given.base, ...path]),
        message: `${given.label}: the key ${show(path.at(-1))} cannot stand in ${showPath(path.slice(0, -1))}`,
        advice: `write ${issue.issues[0]?.message ?? "another key"}`,
      },
    ];
  if (value === undefined)
    return [
      {
        ...given.located.at([...given.base, ...path]),
        message: `${given.label}: ${name} is missing`,
        advice: schema === undefined ? "add it" : `add "${String(path.at(-1))}:" with ${expectation(schema)}`,
      },
    ];
  return [
    {
      ...given.located.at([...given.base, ...path]),
      message: `${given.label}: ${name} cannot be ${show(value)}`,
      advice: adviceFor(issue, schema, value),
    },
  ];
}

/** Every issue that zod found in a part of a file, with its place, in words for the editor of the file. */
export function explain(issues: readonly Issue[], given: Explained): Problem[] {
  return issues.flatMap((issue) => explainOne(issue, [], given));
}
