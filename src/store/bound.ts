import { LIST, listValue, VARCHAR, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";
import type { Bound } from "../core/snapshot.ts";

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** Only what the SQL names is bound; what it names and is not given is an error of the database. An empty list has no type of its own. */
export function bound(
  sql: string,
  parameters: Readonly<Record<string, Bound>>,
): { values: Record<string, DuckDBValue>; types: Record<string, DuckDBType> } {
  const named = new Set([...sql.matchAll(/\$([a-z_]+)/g)].map((match) => match[1]));
  const used = Object.entries(parameters).filter(([name]) => named.has(name));
  return {
    values: Object.fromEntries(used.map(([name, value]) => [name, isList(value) ? listValue([...value]) : value])),
    types: Object.fromEntries(used.flatMap(([name, value]) => (isList(value) ? [[name, LIST(VARCHAR)]] : []))),
  };
}
