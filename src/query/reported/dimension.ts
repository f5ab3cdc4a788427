/** What rows say of one thing: the values there are, in the order of their keys, and for each row the number of its own. */
export type Dimension<Value> = { readonly values: readonly Value[]; readonly of: Uint32Array };

/** The order of the bytes of two texts, as the warehouse sorts them. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The order of the bytes of two texts, null after all. */
export function nullsLast(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : byBytes(a, b);
}

type Key = string | number | null;

/** The order of numbers, else of the bytes of texts, null after all. */
function byKey(a: Key, b: Key): number {
  return typeof a === "number" && typeof b === "number" ? a - b : nullsLast(a === null ? null : String(a), b === null ? null : String(b));
}

/** Numbers the values of rows as they are read, a column after the other. */
export function createDimension<Of extends Key, Value>(
  valueOf: (key: Of) => Value,
): { readonly add: (keys: readonly Of[]) => void; readonly finish: () => Dimension<Value> } {
  const numbers = new Map<Of, number>();
  const of: number[] = [];
  const numberOf = (key: Of): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  return {
    add: (keys) => {
      for (const key of keys) of.push(numberOf(key));
    },
    finish: () => {
      const inOrder = [...numbers].sort(([a], [b]) => byKey(a, b));
      const placeOf = new Uint32Array(inOrder.length);
      for (const [place, [, number]] of inOrder.entries()) placeOf[number] = place;
      const places = new Uint32Array(of.length);
      for (const [row, number] of of.entries()) places[row] = placeOf[number] ?? 0;
      return { values: inOrder.map(([key]) => valueOf(key)), of: places };
    },
  };
}
