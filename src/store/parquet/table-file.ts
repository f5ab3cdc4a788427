import { closeSync, openSync, writevSync } from "node:fs";
import type { RowWriter, Table } from "../../core/table.ts";
import { ColumnBuffer, type ColumnMark } from "./column-buffer.ts";
import { toThrift } from "./thrift.ts";

/** Where the values of a column are in the file: its texts, where there is a dictionary, then its data page. */
type Chunk = { readonly dictionary: number | null; readonly page: number; readonly bytes: number };
type RowGroup = { readonly rows: number; readonly chunks: readonly Chunk[] };

/** A place to which a table can be taken back, as long as nothing was written since. */
export type TableMark = { readonly flushed: number; readonly columns: readonly ColumnMark[] };

const magic = Buffer.from("PAR1");
const groupRows = 122_880; // what DuckDB keeps together
const groupBytes = 8 << 20;
const rowsBetweenLooks = 256;
const encodings = { plain: 0, runs: 3, dictionary: 8 } as const;

function pageHeader(rows: number, bytes: number, encoding: number): Buffer {
  return toThrift((thrift) => {
    thrift.i32(1, 0); // a data page
    thrift.i32(2, bytes);
    thrift.i32(3, bytes);
    thrift.struct(5, () => {
      thrift.i32(1, rows);
      thrift.i32(2, encoding);
      thrift.i32(3, encodings.runs); // definition levels
      thrift.i32(4, encodings.runs);
    });
  });
}

function dictionaryHeader(texts: number, bytes: number): Buffer {
  return toThrift((thrift) => {
    thrift.i32(1, 2); // a dictionary page
    thrift.i32(2, bytes);
    thrift.i32(3, bytes);
    thrift.struct(7, () => {
      thrift.i32(1, texts);
      thrift.i32(2, encodings.plain);
    });
  });
}

/**
 * One table as Parquet files, one after the other, which grow by row groups; rows are held until a group is full. Uncompressed: a file is read once
 * and removed.
 */
export class TableFile implements RowWriter {
  readonly table: Table;
  readonly columns: readonly ColumnBuffer[];
  private readonly toPath: (part: number) => string;
  private part = 0;
  private groups: RowGroup[] = [];
  private inFile = 0; // rows
  private file: number | null = null;
  private offset = 0;
  private rows = 0;
  private nextLook = rowsBetweenLooks; // at how much is held
  private isMuch = false; // held in one column: a row is not waited for
  private written = 0;

  /** `toPath` names the files by their number, from 0. */
  constructor(table: Table, toPath: (part: number) => string) {
    this.table = table;
    this.toPath = toPath;
    this.columns = table.columns.map((column) => new ColumnBuffer(column.type, () => (this.isMuch = true)));
  }

  /** All rows, written or held. */
  get total(): number {
    return this.written + this.rows;
  }

  endRow(): void {
    this.endRows(1);
  }

  endRows(rows: number): void {
    this.rows += rows;
    if (this.rows < this.nextLook && !this.isMuch) return;
    this.nextLook = this.rows + rowsBetweenLooks;
    if (this.rows >= groupRows || this.size >= groupBytes) this.flush();
  }

  /** Bytes held. */
  get size(): number {
    return this.columns.reduce((sum, column) => sum + column.size, 0);
  }

  mark(): TableMark {
    return { flushed: this.written, columns: this.columns.map((column) => column.mark()) };
  }

  /** Forgets every row since the mark; false where some of them are in the file already. */
  takeBack(mark: TableMark): boolean {
    if (mark.flushed !== this.written) return false;
    this.rows = mark.columns[0]?.rows ?? 0;
    this.nextLook = this.rows + rowsBetweenLooks;
    for (const [index, column] of this.columns.entries()) {
      const own = mark.columns[index];
      if (own !== undefined) column.takeBack(own);
    }
    return true;
  }

  private write(parts: readonly Buffer[]): void {
    if (this.file === null) {
      this.file = openSync(this.toPath(this.part), "w");
      this.write([magic]);
    }
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    let left = parts.filter((part) => part.length > 0);
    for (let rest = bytes; rest > 0;) {
      let done = writevSync(this.file, left);
      rest -= done;
      while (left[0] !== undefined && done >= left[0].length) done -= (left.shift() ?? Buffer.alloc(0)).length;
      if (left[0] !== undefined && done > 0) left = [left[0].subarray(done), ...left.slice(1)];
    }
    this.offset += bytes;
  }

  private flush(): void {
    if (this.rows === 0) return;
    const { rows } = this;
    if (this.file === null) this.write([]);
    const chunks = this.columns.map((column): Chunk => {
      const { dictionary, parts } = column.takePage();
      const start = this.offset;
      if (dictionary !== null) this.write([dictionaryHeader(dictionary.texts, dictionary.bytes.length), dictionary.bytes]);
      const page = this.offset;
      const bytes = parts.reduce((sum, part) => sum + part.length, 0);
      this.write([pageHeader(rows, bytes, dictionary === null ? encodings.plain : encodings.dictionary), ...parts]);
      return { dictionary: dictionary === null ? null : start, page, bytes: this.offset - start };
    });
    this.groups.push({ rows, chunks });
    this.written += rows;
    this.inFile += rows;
    this.rows = 0;
    this.nextLook = rowsBetweenLooks;
    this.isMuch = false;
  }

  /** Ends the present file; later rows go to the next. Null, and no file, where there was no row. */
  take(): string | null {
    this.flush();
    if (this.file === null) return null;
    const footer = this.toFooter();
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    this.write([footer, length, magic]);
    closeSync(this.file);
    this.file = null;
    this.offset = 0;
    this.groups = [];
    this.inFile = 0;
    return this.toPath(this.part++);
  }

  /** Ends the present file without its footer; whoever made its folder removes it. */
  abandon(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  /** Bytes in the present file. */
  get fileBytes(): number {
    return this.offset;
  }

  private toFooter(): Buffer {
    const { table, columns, groups } = this;
    const named = table.columns.map((column, index) => ({ name: column.name, type: columns[index]?.type ?? { physical: 1 as const } }));
    return toThrift((thrift) => {
      thrift.i32(1, 1);
      thrift.structs(2, [null, ...named], (column) => {
        if (column === null) {
          thrift.text(4, "schema");
          thrift.i32(5, named.length);
          return;
        }
        const { type } = column;
        thrift.i32(1, type.physical);
        if (type.length !== undefined) thrift.i32(2, type.length);
        thrift.i32(3, 1); // may be absent
        thrift.text(4, column.name);
        if (type.converted !== undefined) thrift.i32(6, type.converted);
        if (type.scale !== undefined) thrift.i32(7, type.scale);
        if (type.precision !== undefined) thrift.i32(8, type.precision);
      });
      thrift.i64(3, this.inFile);
      thrift.structs(4, groups, (group) => {
        thrift.structs(
          1,
          named.map((column, index) => ({ ...column, chunk: group.chunks[index] ?? { dictionary: null, page: 0, bytes: 0 } })),
          ({ name, type, chunk }) => {
            thrift.i64(2, chunk.page);
            thrift.struct(3, () => {
              thrift.i32(1, type.physical);
              thrift.numbers(2, [encodings.plain, encodings.runs, encodings.dictionary]);
              thrift.texts(3, [name]);
              thrift.i32(4, 0); // not compressed
              thrift.i64(5, group.rows);
              thrift.i64(6, chunk.bytes);
              thrift.i64(7, chunk.bytes);
              thrift.i64(9, chunk.page);
              if (chunk.dictionary !== null) thrift.i64(11, chunk.dictionary);
            });
          },
        );
        thrift.i64(
          2,
          group.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0),
        );
        thrift.i64(3, group.rows);
      });
      thrift.text(6, "sarai");
    });
  }
}
