import { join } from "node:path";
import type { RowSink, Table } from "../core/table.ts";
import { TableFile, type TableMark } from "./parquet/table-file.ts";

/** Rows of many tables on their way into the warehouse. */
export type RowFiles = {
  readonly sink: RowSink;
  /** How many rows a table has so far. */
  readonly count: (table: string) => number;
  /** Where all tables are now. */
  readonly mark: () => readonly TableMark[];
  /** Takes all tables back to where they were; false where some of the rows have left already: then they must be deleted. */
  readonly takeBack: (marks: readonly TableMark[]) => boolean;
  /** Bytes in the files that are not taken yet, and held. */
  readonly bytes: () => number;
  /** The files so far, complete, by table; later rows go to new ones. */
  readonly take: () => readonly RowFile[];
  readonly close: () => void;
};

export type RowFile = { readonly table: Table; readonly path: string };

/** Opens the files of tables in a folder. */
export function openRowFiles(tables: readonly Table[], folder: string): RowFiles {
  const files = tables.map((table) => new TableFile(table, (part) => join(folder, `${table.name}-${String(part)}.parquet`)));
  const byName = new Map(files.map((file) => [file.table.name, file] as const));
  return {
    sink: (name) => {
      const file = byName.get(name);
      if (file === undefined) throw new RangeError(`no table ${name}`);
      return file;
    },
    count: (name) => byName.get(name)?.total ?? 0,
    mark: () => files.map((file) => file.mark()),
    takeBack: (marks) => files.map((file, index) => file.takeBack(marks[index] ?? { flushed: -1, columns: [] })).every((one) => one),
    bytes: () => files.reduce((sum, file) => sum + file.fileBytes + file.size, 0),
    take: () =>
      files.flatMap((file) => {
        const path = file.take();
        return path === null ? [] : [{ table: file.table, path }];
      }),
    close: () => {
      for (const file of files) file.abandon();
    },
  };
}
