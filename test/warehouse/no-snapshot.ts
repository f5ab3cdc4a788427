import type { Snapshot } from "../../src/core/snapshot.ts";

/** A warehouse that holds nothing, for what asks the record alone. */
export const noSnapshot: Snapshot = {
  id: "0123456789abcdef",
  rows: () => Promise.resolve([]),
  stream: async function* () {
    /* not a row */
  },
  columns: async function* () {
    /* nor a column */
  },
  toLines: () => Promise.reject(new Error("there is nothing to write")),
  toParquet: () => Promise.reject(new Error("there is nothing to write")),
};
