import type { ProjectPage, ProjectRow } from "../../contract/projects.ts";
import type { CitationView, StatementView } from "../../contract/shared.ts";

/** The properties of a project that its page lists, in this order. */
const factProperties = [
  "amount",
  "signed",
  "start",
  "end",
  "status",
  "provider",
  "implementer",
  "countries",
  "field",
  "dac_sector",
  "places",
] as const satisfies readonly (keyof ProjectRow)[];
type FactProperty = (typeof factProperties)[number];

/** One row of the facts: what the record says (`statement` null or the record's), or what somebody else says of the same. */
export type Fact = {
  readonly property: FactProperty;
  readonly value: unknown; // in the property's shape; null = not known
  readonly by: "record" | "other";
  readonly statement: StatementView | null;
  readonly citations: readonly CitationView[];
};

/** The record's own standing statement on a property: the last one that nothing follows and that withdraws nothing. */
export function recordStatement(history: readonly StatementView[], property: string): StatementView | null {
  const followed = new Set(history.map((statement) => statement.follows));
  const standing = history.filter(
    (statement) =>
      statement.speaker.kind === "record" &&
      statement.property === property &&
      statement.follow_kind !== "withdrawal" &&
      !followed.has(statement.id),
  );
  return standing.at(-1) ?? null;
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The facts of a project, each with who says so: the record's first, then what others say of the same, in the order of speakers. */
export function projectFacts(page: ProjectPage): readonly Fact[] {
  return factProperties.flatMap((property): Fact[] => {
    const value: unknown = page.row[property];
    const others = page.said.filter((statement) => statement.property === property);
    const statement = recordStatement(page.history, property);
    const own: Fact = {
      property,
      value: isEmpty(value) ? null : value,
      by: "record",
      statement,
      citations: statement?.citations ?? [],
    };
    const optional = property === "implementer" || property === "dac_sector";
    const shown = own.value !== null || (others.length === 0 && !optional) ? [own] : [];
    return [
      ...shown,
      ...others.map((other): Fact => ({ property, value: other.value, by: "other", statement: other, citations: other.citations })),
    ];
  });
}

/** What others say of the project that belongs to none of its facts. */
export function otherRemarks(page: ProjectPage): readonly StatementView[] {
  const listed: readonly string[] = factProperties;
  return page.said.filter((statement) => !listed.includes(statement.property));
}
