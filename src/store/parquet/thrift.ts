/** Writes structures in Thrift's compact protocol, as far as the metadata of Parquet needs it. */
export type ThriftWriter = {
  readonly i32: (field: number, value: number) => void;
  readonly i64: (field: number, value: number) => void;
  readonly text: (field: number, value: string) => void;
  readonly struct: (field: number, write: () => void) => void;
  readonly structs: <Item>(field: number, items: readonly Item[], write: (item: Item) => void) => void;
  readonly numbers: (field: number, values: readonly number[]) => void;
  readonly texts: (field: number, values: readonly string[]) => void;
  readonly bytes: () => Buffer;
};

const types = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** Adds a number below 2^53, seven bits a byte; shifts would cut it to 32 bits. */
function addVarint(out: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}

function addPlain(out: number[], value: string): void {
  const bytes = Buffer.from(value);
  addVarint(out, bytes.length);
  for (const byte of bytes) out.push(byte);
}

/** A writer of one structure, which `write` fills. */
export function toThrift(write: (thrift: ThriftWriter) => void): Buffer {
  const out: number[] = [];
  const last = [0];
  const zigzag = (value: number): void => addVarint(out, value < 0 ? -value * 2 - 1 : value * 2);
  const header = (field: number, type: number): void => {
    out.push(((field - (last.at(-1) ?? 0)) << 4) | type);
    last[last.length - 1] = field;
  };
  const body = (fill: () => void): void => {
    last.push(0);
    fill();
    out.push(0);
    last.pop();
  };
  const list = (field: number, type: number, length: number): void => {
    header(field, types.list);
    if (length < 15) out.push((length << 4) | type);
    else {
      out.push(0xf0 | type);
      addVarint(out, length);
    }
  };
  const thrift: ThriftWriter = {
    i32: (field, value) => {
      header(field, types.i32);
      zigzag(value);
    },
    i64: (field, value) => {
      header(field, types.i64);
      zigzag(value);
    },
    text: (field, value) => {
      header(field, types.binary);
      addPlain(out, value);
    },
    struct: (field, fill) => {
      header(field, types.struct);
      body(fill);
    },
    structs: (field, items, fill) => {
      list(field, types.struct, items.length);
      for (const item of items) body(() => fill(item));
    },
    numbers: (field, values) => {
      list(field, types.i32, values.length);
      for (const value of values) zigzag(value);
    },
    texts: (field, values) => {
      list(field, types.binary, values.length);
      for (const value of values) addPlain(out, value);
    },
    bytes: () => Buffer.from(out),
  };
  body(() => write(thrift));
  return thrift.bytes();
}
