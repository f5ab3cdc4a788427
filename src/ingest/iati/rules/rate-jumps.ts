/** A rate of one month; `value` is only compared, never multiplied with money. */
export type MonthlyValue = { readonly month: number; readonly value: number };

const most = 1.5;
const least = 0.5;

/** Whether a rate may follow another after so many months: it moved by no more than half in a month. */
function mayFollow(from: MonthlyValue, to: MonthlyValue): boolean {
  const months = Math.abs(to.month - from.month);
  const ratio = to.month > from.month ? to.value / from.value : from.value / to.value;
  return ratio <= most ** months && ratio >= least ** months;
}

function toRuns(values: readonly MonthlyValue[]): readonly (readonly MonthlyValue[])[] {
  const runs: MonthlyValue[][] = [];
  for (const one of values) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && mayFollow(before, one)) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

/**
 * The months of a currency (in order) whose rate is not used, because a jump of more than half within a month stands between it and the longest run.
 * Which side of a jump is wrong the figures do not say: inverted rates, old and new units look alike. The longest run without a jump is used, and
 * what goes on from it behind a run that is left out; of runs of the same length the later.
 */
export function findJumps(values: readonly MonthlyValue[]): ReadonlySet<number> {
  const runs = toRuns(values);
  if (runs.length < 2) return new Set();
  let longest = 0;
  for (const [index, run] of runs.entries()) if (run.length >= (runs[longest]?.length ?? 0)) longest = index;
  const left = new Set<number>();
  const walk = (step: 1 | -1): void => {
    let edge = (step === 1 ? runs[longest]?.at(-1) : runs[longest]?.[0]) ?? { month: 0, value: 1 };
    for (let index = longest + step; index >= 0 && index < runs.length; index += step) {
      const run = runs[index] ?? [];
      const near = step === 1 ? run[0] : run.at(-1);
      if (near !== undefined && mayFollow(edge, near)) edge = (step === 1 ? run.at(-1) : run[0]) ?? edge;
      else for (const { month } of run) left.add(month);
    }
  };
  walk(1);
  walk(-1);
  return left;
}
