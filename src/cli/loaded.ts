import type { RecordModel } from "../core/entry.ts";

/** The record after its claims were checked, and the snapshot that they were checked against; null where there is none yet. */
export type CheckedRecord = { readonly model: RecordModel; readonly checked: string | null };

/** What is to be loaded, and where. Another build reads the folders anew. */
export type LoadingTask = { readonly dataFolder: string; readonly partnershipFolders: readonly string[]; readonly buildFolder: string };
