import type { Bound } from "../core/snapshot.ts";

type Results = readonly Readonly<Record<string, unknown>>[];

const cellBytes = 48; // about what a cell takes with its share of a row

function sizeOf(rows: Results): number {
  const [first = {}] = rows;
  return rows.length * Object.keys(first).length * cellBytes;
}

/**
 * Answers of one snapshot by the question that was asked: it never changes, so neither do they. The least recently used go out beyond
 * `limitBytes`; an answer larger than an eighth of it is not kept, and one that failed is asked again.
 */
export function createResultCache(limitBytes: number) {
  const kept = new Map<string, { readonly answer: Promise<Results>; readonly sizeBytes: number }>(); // in the order of their last use
  let total = 0;
  const remove = (key: string): void => {
    total -= kept.get(key)?.sizeBytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, answer: Promise<Results>, sizeBytes: number): void => {
    remove(key);
    kept.set(key, { answer, sizeBytes });
    total += sizeBytes;
    for (const oldest of kept.keys()) {
      if (total <= limitBytes) break;
      remove(oldest);
    }
  };
  return (sql: string, bound: Readonly<Record<string, Bound>>, ask: () => Promise<Results>): Promise<Results> => {
    const key = `${sql}\n${JSON.stringify(Object.entries(bound).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
    const known = kept.get(key);
    if (known !== undefined) {
      keep(key, known.answer, known.sizeBytes);
      return known.answer;
    }
    const answer = ask();
    keep(key, answer, key.length * 2); // who asks the same meanwhile waits for the same answer
    answer.then(
      (rows) => {
        const sizeBytes = sizeOf(rows) + key.length * 2;
        if (kept.get(key)?.answer !== answer) return; // it has gone meanwhile
        if (sizeBytes > limitBytes / 8) remove(key);
        else keep(key, answer, sizeBytes);
      },
      () => {
        if (kept.get(key)?.answer === answer) remove(key);
      },
    );
    return answer;
  };
}
