import type { Column, Table } from "../core/table.ts";
import { quoteName, quoteText } from "./database.ts";

/** A public table: a view over stored ones. Its columns say how they are made. */
export type ViewColumn = Column & { readonly sql: string };
export type View = { readonly name: string; readonly comment: string; readonly from: string; readonly columns: readonly ViewColumn[] };

/** The schema in which tables are kept; the public ones are views in `main`. */
export const storedSchema = "stored";

/** The name of a stored table in SQL. */
export function storedName(table: string): string {
  return `${storedSchema}.${quoteName(table)}`;
}

/** The SQL that makes the physical tables with their comments. */
export function createTableSql({ name, columns }: Table): string {
  return `CREATE TABLE ${storedName(name)} (${columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(", ")})`;
}

/** A comment on a table or view and on each of its columns. */
export function commentSql(
  kind: "TABLE" | "VIEW",
  name: string,
  { comment, columns }: Pick<Table, "comment" | "columns">,
): readonly string[] {
  return [
    `COMMENT ON ${kind} ${name} IS ${quoteText(comment)}`,
    ...columns.map((column) => `COMMENT ON COLUMN ${name}.${quoteName(column.name)} IS ${quoteText(column.comment)}`),
  ];
}

/** The SQL that makes the views of the column contract with their comments. */
export function createViewSql({ name, from, columns }: View): string {
  const list = columns.map((column) => `CAST(${column.sql} AS ${column.type}) AS ${quoteName(column.name)}`);
  return `CREATE VIEW ${quoteName(name)} AS SELECT ${list.join(", ")} FROM ${from}`;
}

const exactOf = /_exact$/;

function toViewColumn(table: Table, column: Column): readonly ViewColumn[] {
  const { name, comment } = column;
  const sql = `t.${quoteName(name)}`;
  if (exactOf.test(name)) return []; // united with its column
  if (table.columns.some((other) => other.name === `${name}_exact`)) {
    const exact = `t.${quoteName(`${name}_exact`)}`;
    const meaning = comment.replace(/, where cents are enough for it; else .*$/, ".");
    return [{ name, type: "DECIMAL(38,12)", comment: meaning, sql: `COALESCE(CAST(${exact} AS DECIMAL(38,12)), ${sql})` }];
  }
  if (!name.endsWith("_key")) return [{ ...column, sql }];
  const isOwn = isOwnKey(table, name);
  return [{ name: isOwn ? "id" : name.replace(/_key$/, "_id"), type: "VARCHAR", comment, sql }];
}

/** A row's own key is the last key before its ordinal that is not that of a parent. */
function isOwnKey({ columns }: Table, name: string): boolean {
  return columns.find((column) => column.comment.startsWith("Its own key"))?.name === name;
}

/** The public view of a stored table: keys as text (`id`, `activity_id` …), decimals in one column. */
export function toView(table: Table): View {
  return {
    name: table.name,
    comment: table.comment,
    from: `${storedName(table.name)} AS t`,
    columns: table.columns.flatMap((column) => toViewColumn(table, column)),
  };
}
