import { join } from "node:path";

/** A point in a file. Line and column count from 1; a column is a UTF-16 code unit, as editors count. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** One error in a partnership folder. `file` is the name within the folder; empty for the folder itself. */
export type Problem = Place & {
  readonly message: string; // what is wrong
  readonly advice: string; // what to write instead
};

/** A problem as one line for a terminal, in the form that editors make clickable: folder/file:line:column. */
export function toLine(problem: Problem, folder: string): string {
  if (problem.file === "") return `${folder} ${problem.message}; ${problem.advice}`; // the folder itself
  return `${join(folder, problem.file)}:${problem.line}:${problem.column} ${problem.message}; ${problem.advice}`;
}

/** Problems of the folder, then in the order of the files and of others by name, then from top to bottom. */
export function sortProblems(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const fileOf = ({ file }: Problem): number => (file === "" || files.includes(file) ? files.indexOf(file) : files.length);
  return [...problems].sort(
    (a, b) => fileOf(a) - fileOf(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
