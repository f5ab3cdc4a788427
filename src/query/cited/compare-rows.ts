import { compareDecimals, subtractDecimals } from "../../core/claims/decimal.ts";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { Row } from "../../core/columns.ts";

const listed = 100; // of each kind of difference; all are counted

type Cell = Row[string];

const decimal = /^-?\d+(\.\d+)?$/;

/** How much larger a number is today; null where one of the two is no number. */
function differenceOf(frozen: Cell, today: Cell): string | null {
  const [a, b] = [String(frozen), String(today)];
  if (!decimal.test(a) || !decimal.test(b)) return null;
  const by = subtractDecimals(b, a);
  return compareDecimals(by, "0") === 0 ? null : by;
}

/** Rows by what tells them apart; the second of the same key is another row than the first. */
function byKey(rows: readonly Row[], key: readonly string[]): ReadonlyMap<string, { readonly name: string[]; readonly row: Row }> {
  const found = new Map<string, { name: string[]; row: Row }>();
  for (const row of rows) {
    const name = key.map((column) => String(row[column] ?? ""));
    let again = 1;
    while (found.has(canonicalJson([name, again]))) again++;
    found.set(canonicalJson([name, again]), { name, row });
  }
  return found;
}

/** Two answers to one question, row by row: what is gone, what is new, and every cell that changed, with by how much. */
export function compareRows(frozen: readonly Row[], today: readonly Row[], key: readonly string[]) {
  const [before, now] = [byKey(frozen, key), byKey(today, key)];
  const gone = [...before].filter(([id]) => !now.has(id)).map(([, { name }]) => name);
  const added = [...now].filter(([id]) => !before.has(id)).map(([, { name }]) => name);
  let changedRows = 0;
  const changed = [...before].flatMap(([id, { name, row }]) => {
    const other = now.get(id)?.row;
    if (other === undefined) return [];
    const columns = [...new Set([...Object.keys(row), ...Object.keys(other)])];
    const cells = columns
      .map((column) => ({ row: name, column, frozen: row[column] ?? null, today: other[column] ?? null }))
      .filter((cell) => cell.frozen !== cell.today)
      .map((cell) => ({ ...cell, by: differenceOf(cell.frozen, cell.today) }));
    if (cells.length > 0) changedRows++;
    return cells;
  });
  return {
    counts: { same: before.size - gone.length - changedRows, changed: changedRows, gone: gone.length, new: added.length },
    changed: changed.slice(0, listed),
    gone: gone.slice(0, listed),
    new: added.slice(0, listed),
  };
}
