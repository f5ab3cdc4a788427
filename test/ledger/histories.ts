import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Citation, Statement, StatementDraft } from "../../src/core/statement.ts";
import { toStatement } from "../../src/record/statement-id.ts";

/** A page as the ledger names it. */
export function pageAt(address: string, seenOn = "2026-02-11"): Citation {
  const id = createHash("sha256").update(address).digest("hex").slice(0, 12);
  return { id, address, publisher: new URL(address).hostname, seenOn };
}

/** One more statement of a history: what it is, which of those before it follows, and when it was said, read and written down. */
export type Step = {
  readonly kind: "first" | "correction" | "change-of-position" | "withdrawal";
  readonly target: number;
  readonly place: number;
  readonly value: number;
  readonly saidOn: string | null;
  readonly seenOn: string;
  readonly minute: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("first", "correction", "correction", "change-of-position", "withdrawal", "withdrawal", "withdrawal"),
  target: fc.nat({ max: 100 }),
  place: fc.nat({ max: 2 }),
  value: fc.nat({ max: 3 }),
  saidOn: fc.constantFrom(null, null, "2024", "2025", "2025-12", "2025-12-20"),
  seenOn: fc.constantFrom("2025-12-20", "2026-02-11"),
  minute: fc.nat({ max: 3 }),
});

/** Few steps in few places, so that followers, withdrawals and withdrawals of these meet each other often. */
export const steps = fc.array(step, { maxLength: 12 });

export type Written = { readonly draft: StatementDraft; readonly statement: Statement };

const places = [
  { property: "text", speaker: "record" },
  { property: "target", speaker: "record" },
  { property: "target", speaker: "publisher:example.org" },
] as const;

/** The history that the steps make of a subject, each statement after the one that it follows; of statements with one id only the first. */
export function historyOf(subject: string, made: readonly Step[]): readonly Written[] {
  const history: Written[] = [];
  for (const one of made) {
    const followed = one.kind === "first" ? undefined : history[one.target % Math.max(1, history.length)]?.statement;
    const place = followed ?? places[one.place % places.length] ?? places[0];
    if (
      followed === undefined &&
      history.some(
        ({ statement: { property, speaker, follows } }) =>
          follows === undefined && property === place.property && speaker === place.speaker,
      )
    )
      continue; // the editor begins a place of the ledger once
    if (followed?.follows?.kind === "withdrawal" && one.kind !== "withdrawal") continue; // only a withdrawal follows a withdrawal
    const draft: StatementDraft = {
      subject,
      property: place.property,
      speaker: place.speaker,
      ...(one.kind === "withdrawal" && followed !== undefined
        ? { value: null, lang: null, saidOn: null, citations: [] }
        : { value: one.value, lang: null, saidOn: one.saidOn, citations: [pageAt("https://example.org/a", one.seenOn)] }),
      ...(followed === undefined || one.kind === "first"
        ? {}
        : { follows: { id: followed.id, kind: one.kind, reason: `reason ${String(one.value)}` } }),
    };
    const statement = toStatement(draft, "editor", `2026-03-01T09:0${String(one.minute)}:00.000Z`);
    if (history.every((other) => other.statement.id !== statement.id)) history.push({ draft, statement });
  }
  return history;
}

/**
 * What is current, once more and in another way than src/core/current.ts: straight from the sentence of the design, from each first
 * statement downwards, with no thought of speed.
 */
export function naiveCurrent(history: readonly Statement[]): readonly string[] {
  const followersOf = (one: Statement): readonly Statement[] => history.filter((other) => other.follows?.id === one.id);
  const isWithdrawn = (one: Statement): boolean =>
    followersOf(one).some((other) => other.follows?.kind === "withdrawal" && !isWithdrawn(other)); // a withdrawal stands until one that stands names it
  const lastOnesOf = (one: Statement): readonly Statement[] => {
    const later = followersOf(one)
      .filter((other) => other.follows?.kind !== "withdrawal")
      .flatMap(lastOnesOf);
    return later.length > 0 || isWithdrawn(one) ? later : [one];
  };
  const isLater = (one: Statement, other: Statement): boolean => {
    const day = ({ saidOn, citations }: Statement): string => saidOn ?? citations[0]?.seenOn ?? "";
    if (day(one) !== day(other)) return day(one) > day(other);
    return one.recordedAt === other.recordedAt ? one.id > other.id : one.recordedAt > other.recordedAt;
  };
  return history
    .filter((one) => one.follows === undefined)
    .flatMap((first) => {
      const last = lastOnesOf(first);
      return last.filter((one) => last.every((other) => other === one || isLater(one, other)));
    })
    .map((one) => one.id)
    .sort();
}

/** The withdrawal of a statement, on a later day. */
export function withdrawalOf({ id, subject, property, speaker }: Statement, day: string): Written {
  const follows = { id, kind: "withdrawal", reason: "rolled back" } as const;
  const draft: StatementDraft = { subject, property, speaker, value: null, lang: null, saidOn: null, citations: [], follows };
  return { draft, statement: toStatement(draft, "editor", `${day}T00:00:00.000Z`) };
}
