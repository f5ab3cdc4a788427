import type { z } from "zod";
import { parseClaimTest, readClauses, runClaimTest, type ClauseRead, type Fact } from "../../core/claims/claim-test.ts";
import { claimVerdictOf, type ClaimVerdict, type ReadingVerdict } from "../../core/claims/verdict.ts";
import { SaraiError } from "../../core/errors.ts";
import type { Reading } from "../../core/kinds/claim.ts";
import type { ClaimAsked, ClaimQuery, Counted, Needs, ReadingAnswer } from "./claim-query.ts";
import { claimQueries } from "./index.ts";
import { donorRankSql, rankParameters, readRankMatrix, type RankDetail } from "./series/donor-rank.ts";
import { axes, closest } from "./series/rank-matrix.ts";

/** A reading as it came out. */
export type CheckedReading = {
  readonly id: string;
  readonly reading: Reading;
  readonly verdict: ReadingVerdict;
  readonly value: string | null;
  readonly facts: Readonly<Record<string, Fact | null>>;
  readonly clauses: readonly ClauseRead[]; // of its test, with what the answer has for each
  readonly needs: Needs | null; // null where the record itself says what is needed
  readonly rank: RankDetail | null;
  readonly rows: string | null;
  readonly entries: readonly Counted[];
  readonly isClosest: boolean;
};

export type CheckedClaim = { readonly verdict: ClaimVerdict; readonly readings: readonly CheckedReading[] };

const rankQuery = "donor-rank";

function parsed<Shape extends z.ZodType>(shape: Shape, given: unknown, what: string): z.infer<Shape> {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SaraiError("input-invalid", `${what}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "cannot be read"}`);
}

/** A fact that is not known, or a test that it leaves undecided, makes a reading that cannot be checked. */
function toChecked(reading: Reading, id: string, answer: ReadingAnswer): CheckedReading {
  const test = parseClaimTest(reading.test ?? "");
  const outcome = runClaimTest(test, answer.facts);
  const verdict = outcome === "undecided" ? "cannot-be-checked" : outcome;
  return {
    id,
    reading,
    verdict,
    value: answer.facts.values[answer.shown]?.text ?? null,
    facts: answer.facts.values,
    clauses: readClauses(test, answer.facts),
    needs: verdict === "cannot-be-checked" ? (answer.needs ?? { code: "not-exact", values: {}, load: null }) : null,
    rank: null,
    rows: answer.rows,
    entries: answer.entries,
    isClosest: false,
  };
}

function unchecked(reading: Reading, needs: Needs | null): CheckedReading {
  const nothing = { value: null, facts: {}, clauses: [], rank: null, rows: null, entries: [], isClosest: false } as const;
  return { id: reading.id, reading, verdict: "cannot-be-checked", needs, ...nothing };
}

async function checkMatrix(asked: ClaimAsked, reading: Reading): Promise<readonly CheckedReading[]> {
  const answers = await readRankMatrix(asked, parsed(rankParameters, reading.parameters ?? {}, "parameters"), {
    axes: parsed(axes, reading.axes ?? {}, "axes"),
    closest: reading.closest === undefined ? null : parsed(closest, reading.closest, "closest"),
  });
  return answers.map((answer) => ({
    ...toChecked(reading, `${reading.id}.${answer.id}`, answer),
    rank: answer.detail,
    isClosest: answer.isClosest,
  }));
}

async function checkOne(asked: ClaimAsked, reading: Reading, query: ClaimQuery): Promise<readonly CheckedReading[]> {
  const parameters: unknown = parsed(query.parameters, reading.parameters ?? {}, "parameters");
  return [toChecked(reading, reading.id, await query.answer(asked, parameters))];
}

/** Why a reading cannot be checked whose query the warehouse could not answer. */
export const queryFailed = "query-failed";

/**
 * Runs one reading. One that names what is not there, or whose query fails on this data, is no finding about the claim: it cannot be
 * checked, and says why.
 */
async function checkReading(asked: ClaimAsked, reading: Reading): Promise<readonly CheckedReading[]> {
  if (reading.query === undefined) return [unchecked(reading, null)];
  const query = claimQueries.find((one) => one.id === reading.query);
  try {
    if (reading.query === rankQuery) return await checkMatrix(asked, reading);
    if (query !== undefined) return await checkOne(asked, reading, query);
    return [unchecked(reading, { code: "unknown-query", values: { query: reading.query }, load: null })];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof SaraiError && error.code === "input-invalid" ? "query-refused" : queryFailed;
    return [unchecked(reading, { code, values: { query: reading.query, message }, load: null })];
  }
}

/** Runs every reading of a claim, in their order, and says what they come to. */
export async function checkClaim(asked: ClaimAsked): Promise<CheckedClaim> {
  const { readings, opinion } = asked.claim.value;
  const checked: CheckedReading[] = [];
  for (const reading of readings) checked.push(...(await checkReading(asked, reading)));
  return {
    readings: checked,
    verdict: claimVerdictOf(
      checked.map((one) => one.verdict),
      !opinion,
    ),
  };
}

/** The SQL of a query by its id; nothing where the record answers it. */
export function sqlOf(id: string): ClaimQuery["sql"] {
  return id === rankQuery ? donorRankSql : (claimQueries.find((one) => one.id === id)?.sql ?? []);
}
