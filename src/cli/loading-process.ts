import { basename } from "node:path";
import { SaraiError } from "../core/errors.ts";
import { loadChanged, withFolder } from "./bring-up.ts";
import { startKeeping } from "./kept-model.ts";
import { keepVerdicts } from "./keep-verdicts.ts";
import type { LoadingTask } from "./loaded.ts";
import type { LoadingReport } from "./loading.ts";

function say(report: LoadingReport): Promise<void> {
  return new Promise((resolve) => process.send?.(report, () => resolve()));
}

async function work(task: LoadingTask, warehouse: Promise<void>): Promise<LoadingReport> {
  const { dataFolder, buildFolder } = task;
  try {
    const keep = await startKeeping(task);
    const loaded = await withFolder({ dataFolder, buildFolder }, async (store) => {
      const lines = await loadChanged(store, task.partnershipFolders, basename(buildFolder));
      await warehouse;
      return { lines, ...(await keepVerdicts(store, dataFolder)) };
    });
    keep(loaded);
    return { is: "done", ...loaded };
  } catch (error) {
    if (error instanceof SaraiError) return { is: "failed", code: error.code, message: error.message, advice: error.advice };
    return { is: "failed", code: "internal", message: error instanceof Error ? error.message : String(error), advice: undefined };
  }
}

/** The task comes first, then word that there is a warehouse. */
process.once("message", (task: LoadingTask) => {
  const warehouse = new Promise<void>((resolve) => process.once("message", () => resolve()));
  void work(task, warehouse)
    .then(say)
    .then(() => process.exit(0));
});
process.once("disconnect", () => process.exit(1)); // who asked is gone; what was written stays whole or absent
