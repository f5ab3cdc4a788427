/** Bytes that are held until their row is written; the last are given back first. */
export type Arena = { bytes: Buffer; top: number };

const firstBytes = 1 << 16;

/** An arena of bytes in which the values of one record are kept until it is written. */
export function createArena(): Arena {
  return { bytes: Buffer.allocUnsafeSlow(firstBytes), top: 0 };
}

function makeRoom(arena: Arena, more: number): void {
  if (arena.top + more <= arena.bytes.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(arena.bytes.length * 2, arena.top + more));
  arena.bytes.copy(larger, 0, 0, arena.top);
  arena.bytes = larger;
}

/** Holds start..end of `bytes`. */
export function holdBytes(arena: Arena, bytes: Uint8Array, start: number, end: number): void {
  const length = end - start;
  makeRoom(arena, length);
  const own = arena.bytes;
  if (length < 48) {
    let at = arena.top;
    for (let from = start; from < end;) own[at++] = bytes[from++] ?? 0;
  } else own.set(bytes.subarray(start, end), arena.top);
  arena.top += length;
}

/** Holds a string as UTF-8. */
export function holdText(arena: Arena, text: string): void {
  makeRoom(arena, text.length * 3);
  arena.top += arena.bytes.write(text, arena.top, "utf8");
}
