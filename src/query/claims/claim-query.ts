import type { z } from "zod";
import type { Fact, Facts } from "../../core/claims/claim-test.ts";
import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import type { Snapshot } from "../../core/snapshot.ts";

/** What a claim is checked against. */
export type ClaimAsked = { readonly record: PartnershipRecord; readonly snapshot: Snapshot; readonly claim: Entry<"claim"> };

/** Why an answer cannot be given: a key of the catalogues (`needs.<code>`) with its values, and the command that would load it. */
export type Needs = { readonly code: string; readonly values: Readonly<Record<string, string>>; readonly load: string | null };

/** An entry of the record that an answer counts, and what it gives to it: an amount, a number or a day. */
export type Counted = { readonly subject: string; readonly value: Fact | null };

/** What a query answers for one reading. `shown` names the fact that a reader wants to see first. */
export type ReadingAnswer = {
  readonly facts: Facts;
  readonly shown: string;
  readonly needs: Needs | null; // why facts are not known
  readonly rows: string | null; // address below the partnership of the rows behind it
  readonly entries: readonly Counted[]; // of the record that it counts
};

/** A reading of a matrix: which combination it is, and what it was computed from. */
export type MatrixAnswer<Detail> = ReadingAnswer & {
  readonly id: string; // the combination, values joined by points
  readonly isClosest: boolean;
  readonly detail: Detail;
};

/** A query that readings name. `parameters` refuses what it does not know; `answer` throws `input-invalid` for what the record does not have. */
export type ClaimQuery<Shape extends z.ZodType = z.ZodType> = {
  readonly id: string;
  readonly parameters: Shape;
  readonly basis: "record" | "series";
  readonly sql: readonly { readonly name: string; readonly text: string }[];
  readonly answer: (asked: ClaimAsked, parameters: z.infer<Shape>) => ReadingAnswer | Promise<ReadingAnswer>;
};

/** Keeps the types of a query's parts together, and forgets them: readings and queries are joined by name. */
export function defineClaimQuery<Shape extends z.ZodType>(query: ClaimQuery<Shape>): ClaimQuery {
  return query; // its parameters are parsed with its own shape before it is asked
}

/** A fact that is a number, as decimal text. */
export function numberFact(value: string | number | null): Fact | null {
  return value === null ? null : { is: "number", text: String(value) };
}

/** A fact that is a date, as far as it is known. */
export function dateFact(text: string | null): Fact | null {
  return text === null ? null : { is: "date", text };
}

/** A fact that is a text. */
export function textFact(text: string | null): Fact | null {
  return text === null ? null : { is: "text", text };
}

/** An answer of the record. */
export function ofRecord(facts: Facts, shown: string, from: Partial<Pick<ReadingAnswer, "rows" | "entries" | "needs">>): ReadingAnswer {
  return { facts, shown, needs: from.needs ?? null, rows: from.rows ?? null, entries: from.entries ?? [] };
}

/** An address below the partnership with its query: several values of one name one after the other. */
export function addressOf(
  path: string,
  parameters: Readonly<Record<string, string | number | readonly string[] | null | undefined>>,
): string {
  const search = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
      if (value === null || value === undefined) return [];
      return (Array.isArray(value) ? value : [value]).map((one: string | number): [string, string] => [name, String(one)]);
    }),
  );
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
