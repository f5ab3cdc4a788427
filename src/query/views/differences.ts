import { canonicalJson } from "../../core/canonical-json.ts";
import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { groupBy } from "../../core/group-by.ts";
import { fromProperty, remarkKey } from "../../core/property.ts";
import type { Statement } from "../../core/statement.ts";
import { toStatementView } from "./speakers.ts";

type Shown = ReadonlyMap<string, readonly Statement[]>;

/** Prose: two wordings of it are not yet two accounts. */
const prose = new Set(["text", "title", "titles", "summary", "claim", "what", "notes", "name", "names", "inferred"]);

/** What is compared of a value: a sum without how exact the page is, a date or a code as it stands. */
function essence(value: unknown): { readonly unit: string; readonly value: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { unit: typeof value, value: canonicalJson(value) };
  if (!("value" in value)) return { unit: "object", value: canonicalJson(value) };
  const { value: number, unit, currency, by } = value as Readonly<Record<string, unknown>>; // any of them may be absent
  return { unit: canonicalJson([unit ?? null, currency ?? null]), value: canonicalJson([number, by ?? null]) };
}

/** Whether two dates or values can both be true: 2025-12 does not contradict 2025-12-20. */
function agree(a: string, b: string): boolean {
  return (
    a === b ||
    (/^"\d{4}(-\d\d){0,2}"$/.test(a) && /^"\d{4}(-\d\d){0,2}"$/.test(b) && (a.startsWith(b.slice(0, -1)) || b.startsWith(a.slice(0, -1))))
  );
}

function contradict(statements: readonly Statement[]): boolean {
  const values = statements.map((statement) => essence(statement.value));
  return values.some((one, index) => values.slice(index + 1).some((other) => one.unit === other.unit && !agree(one.value, other.value)));
}

/** Current statements of all speakers by property, where somebody besides the record speaks of it; the record first. */
function spokenOf(entry: Entry): Shown {
  const said = entry.said.filter((statement) => fromProperty(statement.property).key !== remarkKey && statement.redacted === undefined);
  return new Map(
    [...groupBy(said, (statement) => statement.property)].map(([property, statements]) => {
      const own = entry.recorded.get(property);
      return [property, own === undefined || own.redacted !== undefined ? statements : [own, ...statements]];
    }),
  );
}

/**
 * The properties on which current statements differ: those the record names as such, and those whose values of the same unit cannot
 * both be true. Sums in different currencies, and two wordings of one text, are no difference until the record names one.
 */
export function differsOn(entry: Entry): readonly string[] {
  const spoken = spokenOf(entry);
  const declared = entry.value.differences.map((difference) => difference.about);
  const seen = [...spoken].filter(([property, statements]) => !prose.has(property) && contradict(statements)).map(([property]) => property);
  return [...new Set([...declared.filter((about) => (spoken.get(about)?.length ?? 0) > 1), ...seen])];
}

/** Each matter on which an entry's speakers differ, the versions in the order of speakers. */
export function differencesOf(record: PartnershipRecord, entry: Entry) {
  const spoken = spokenOf(entry);
  return differsOn(entry).map((about) => {
    const named = entry.value.differences.find((difference) => difference.about === about);
    const versions = groupBy(spoken.get(about) ?? [], (statement) => canonicalJson(statement.value));
    return {
      subject: entry.subject,
      about,
      question: named?.question ?? null,
      settle: named?.settle ?? null,
      versions: [...versions.values()].flatMap((statements) => {
        const [first] = statements;
        if (first === undefined) return [];
        return [
          {
            value: first.value,
            words: first.words ?? null,
            lang: first.lang,
            statements: statements.map((statement) => toStatementView(record, statement)),
          },
        ];
      }),
    };
  });
}
