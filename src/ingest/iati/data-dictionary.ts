import { views } from "./tables.ts";

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** The data dictionary as Markdown: every public table and column with its type and meaning, from the same description as the tables themselves. */
export function toDataDictionary(): string {
  const tables = [...views].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = [
    "# Data dictionary",
    "",
    "The public tables of the warehouse, made from the description that the tables are made from; a test fails where this page is not current",
    "(`npx vitest run --project unit src/ingest/iati/data-dictionary.test.ts -u` writes it). Ids are text and mean something within one snapshot only.",
    "",
    ...tables.map(({ name, comment }) => `- [${name}](#${name}): ${comment}`),
    "",
  ];
  for (const { name, comment, columns } of tables)
    lines.push(
      `## ${name}`,
      "",
      cell(comment),
      "",
      "| column | type | meaning |",
      "|---|---|---|",
      ...columns.map((column) => `| ${column.name} | ${column.type} | ${cell(column.comment)} |`),
      "",
    );
  return lines.join("\n");
}
