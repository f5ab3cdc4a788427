import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FrozenList } from "../contract/cited.ts";
import { SaraiError } from "../core/errors.ts";
import { exportPartnership } from "../ingest/partnership/export-partnership.ts";
import type { Invocation } from "./invocation.ts";
import { withProgress } from "./progress.ts";
import { readRecorded, serverOf, toStatement } from "./reading.ts";
import { withRecord } from "./with-record.ts";

/** The bytes that `/cite/<hash>.json` answers, from the server that holds the data folder. */
async function ask(address: string): Promise<string> {
  const response = await fetch(address);
  if (response.ok) return response.text();
  throw new SaraiError("record-unavailable", `${address} answers ${String(response.status)}.`);
}

/** The frozen answers of a partnership by their hashes. */
async function readFrozen(invocation: Invocation, partnership: string): Promise<ReadonlyMap<string, string>> {
  const address = serverOf(invocation);
  const found = new Map<string, string>();
  if (address !== null) {
    const { hashes } = FrozenList.parse(JSON.parse(await ask(`${address}/cite/of/${partnership}.json`)));
    for (const hash of hashes) found.set(hash, await ask(`${address}/cite/${hash}.json`));
    return found;
  }
  await withRecord(invocation, async ({ frozen }) => {
    for (const hash of await frozen.list(partnership)) found.set(hash, (await frozen.read(hash))?.body ?? "");
  });
  return found;
}

/** Writes the record of a partnership as a folder of YAML, and the answers that were frozen of it as the bytes they are, below `frozen/`. */
export async function exportTo(invocation: Invocation, to: { readonly partnership: string; readonly folder: string }): Promise<void> {
  const { exported, frozen } = await withProgress("Reading the record", async () => {
    const { statements, verdicts } = await readRecorded(invocation, `${to.partnership}/all`);
    return {
      exported: exportPartnership(to.partnership, statements.map(toStatement), verdicts),
      frozen: await readFrozen(invocation, to.partnership),
    };
  });
  mkdirSync(to.folder, { recursive: true });
  for (const [name, text] of exported.files) writeFileSync(join(to.folder, name), text);
  if (frozen.size > 0) mkdirSync(join(to.folder, "frozen"), { recursive: true });
  for (const [hash, body] of frozen) writeFileSync(join(to.folder, "frozen", `${hash}.json`), body);
  for (const one of exported.leftOut) invocation.write(`left out: ${one.subject} ${one.property}: ${one.reason}`);
  invocation.write(`${String(exported.files.size)} files written to ${to.folder}`);
  if (frozen.size > 0) invocation.write(`${String(frozen.size)} frozen answers written to ${join(to.folder, "frozen")}`);
}
