import { SaraiError } from "../core/errors.ts";
import { toStorageError } from "../record/storage-fault.ts";
import { openRecord, type RecordStore } from "../record/record-store.ts";
import { recordFolder } from "./bring-up.ts";
import type { FrozenReport, FrozenRequest } from "./frozen-in-process.ts";
import { besideModel } from "./kept-model.ts";

let opened: Promise<RecordStore> | null = null;
let keptModel: ReturnType<typeof besideModel> | null = null;

function open(dataFolder: string): Promise<RecordStore> {
  keptModel = besideModel(dataFolder);
  return openRecord({ folder: recordFolder(dataFolder) });
}

async function work(request: FrozenRequest): Promise<unknown> {
  opened ??= open(request.dataFolder);
  const { frozen } = await opened;
  switch (request.ask) {
    case "read":
      return frozen.read(request.hash);
    case "add":
      return frozen.add(request.draft, request.quotaBytes);
    case "list":
      return frozen.list(request.partnership);
  }
}

async function answer(request: FrozenRequest): Promise<FrozenReport> {
  const { number } = request;
  try {
    return { number, ok: true, value: await work(request) };
  } catch (cause) {
    const error = cause instanceof SaraiError ? cause : toStorageError(cause);
    const message = cause instanceof Error ? cause.message : String(cause);
    return { number, ok: false, code: error?.code ?? "internal", message: error?.message ?? message, advice: error?.advice };
  }
}

let before: Promise<unknown> = Promise.resolve();
process.on("message", (request: FrozenRequest) => {
  before = before.then(() => answer(request)).then((report) => process.send?.(report));
});
process.once("SIGTERM", () => {
  void before.then(async () => {
    await (await opened)?.close();
    keptModel?.closed();
    process.exit(0);
  });
});
process.on("SIGINT", () => undefined); // Ctrl-C reaches the whole group; the server ends this process when it has closed
process.once("disconnect", () => process.exit(1)); // who asked is gone; what was written stays whole or absent
