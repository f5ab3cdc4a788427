import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportPartnership } from "../ingest/partnership/export-partnership.ts";
import type { Invocation } from "./invocation.ts";
import { readRecorded, toStatement } from "./reading.ts";

/** Writes the record of a partnership as a folder of YAML. */
export async function exportTo(invocation: Invocation, to: { readonly partnership: string; readonly folder: string }): Promise<void> {
  const { statements, verdicts } = await readRecorded(invocation, `${to.partnership}/all`);
  const exported = exportPartnership(to.partnership, statements.map(toStatement), verdicts);
  mkdirSync(to.folder, { recursive: true });
  for (const [name, text] of exported.files) writeFileSync(join(to.folder, name), text);
  for (const one of exported.leftOut) invocation.write(`left out: ${one.subject} ${one.property}: ${one.reason}`);
  invocation.write(`${String(exported.files.size)} files written to ${to.folder}`);
}
