import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { z } from "zod";
import type { RecordModel } from "../core/entry.ts";
import { readFolderHash } from "../sources/partnership/folder-files.ts";
import { recordFolder } from "./bring-up.ts";
import type { CheckedRecord, LoadingTask } from "./loaded.ts";

// The read model of a data folder's record as the last start had it, so that the next one need not open the database. A copy and nothing
// more: it stands beside a stamp of everything that it was made from, and where anything of that is another, it is not used.

/** What a kept model was made from. `record` is that of the database's files, `model` that of the kept bytes. */
const stampShape = z.object({
  software: z.string(),
  folders: z.array(z.string()),
  record: z.string(),
  checked: z.string().nullable(), // the snapshot that claims were checked against
  model: z.string(),
});
type Stamp = z.infer<typeof stampShape>;

const placeOf = (dataFolder: string) => {
  const folder = join(dataFolder, "kept-model");
  return { folder, stamp: join(folder, "stamp.json"), model: join(folder, "model.bin") };
};

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Names, lengths and times of all files of the database: whoever opens it changes them. */
function fingerprint(dataFolder: string): string {
  const hash = createHash("sha256");
  const root = recordFolder(dataFolder);
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    const { size, mtimeNs, ino } = statSync(join(root, name), { bigint: true });
    hash.update(`${name} ${String(size)} ${String(mtimeNs)} ${String(ino)}\0`);
  }
  return hash.digest("hex");
}

async function madeFrom({ buildFolder, partnershipFolders }: LoadingTask): Promise<Pick<Stamp, "software" | "folders">> {
  const folders = await Promise.all(partnershipFolders.map(async (path) => `${path} ${await readFolderHash(path)}`));
  return { software: `${basename(buildFolder)} ${process.version}`, folders };
}

function readStamp(dataFolder: string): Stamp | null {
  try {
    return stampShape.parse(JSON.parse(readFileSync(placeOf(dataFolder).stamp, "utf8")));
  } catch {
    return null; // none, or one that was cut off while written
  }
}

/** The model that was kept of exactly this software, these folders and this record, and the snapshot its claims were checked against; else null. */
export async function readKeptModel(task: LoadingTask): Promise<CheckedRecord | null> {
  const stamp = readStamp(task.dataFolder);
  if (stamp === null) return null;
  try {
    const { software, folders } = await madeFrom(task);
    if (stamp.software !== software || stamp.folders.join("\0") !== folders.join("\0")) return null;
    if (stamp.record !== fingerprint(task.dataFolder)) return null;
    const bytes = readFileSync(placeOf(task.dataFolder).model);
    if (stamp.model !== sha256(bytes)) return null;
    return { model: deserialize(bytes) as RecordModel, checked: stamp.checked }; // this software wrote these bytes
  } catch {
    return null; // a copy that cannot be read: the record itself is
  }
}

/**
 * Before a load: takes away the model that is kept, and notes what the new one will be made from. The answer keeps that for the next start,
 * once the record is closed; where it cannot be written, nothing is kept. The caller holds the lock.
 */
export async function startKeeping(task: LoadingTask): Promise<(loaded: CheckedRecord) => void> {
  const { dataFolder } = task;
  forgetModel(dataFolder);
  const from = await madeFrom(task); // a folder that changes while it is loaded is another at the next start
  return ({ model, checked }) => {
    const place = placeOf(dataFolder);
    try {
      mkdirSync(place.folder);
      const bytes = serialize(model);
      writeFileSync(place.model, bytes);
      const stamp: Stamp = { ...from, record: fingerprint(dataFolder), checked, model: sha256(bytes) };
      writeFileSync(place.stamp, JSON.stringify(stamp)); // last: a kept model without it is none
    } catch {
      forgetModel(dataFolder);
    }
  };
}

/** Takes the kept model away: the record is about to change, and a value that is blanked there may not stay here. */
export function forgetModel(dataFolder: string): void {
  rmSync(placeOf(dataFolder).folder, { recursive: true, force: true });
}

/**
 * For who opens the record's database and changes nothing of the model, as frozen answers do: asked before it is opened, and told when it is
 * closed, the stamp of a model that fitted fits again.
 */
export function besideModel(dataFolder: string): { readonly closed: () => void } {
  const before = readStamp(dataFolder);
  const fits = before !== null && before.record === fingerprint(dataFolder);
  return {
    closed: () => {
      if (fits) writeFileSync(placeOf(dataFolder).stamp, JSON.stringify({ ...before, record: fingerprint(dataFolder) } satisfies Stamp));
    },
  };
}
