import { SaraiError } from "../core/errors.ts";
import { loadChanged, openFolder } from "./bring-up.ts";
import { keepVerdicts } from "./keep-verdicts.ts";
import type { LoadingReport, LoadingTask } from "./loading.ts";

function say(report: LoadingReport): Promise<void> {
  return new Promise((resolve) => process.send?.(report, () => resolve()));
}

async function work(task: LoadingTask): Promise<LoadingReport> {
  try {
    let lines: readonly string[] = [];
    const store = await openFolder(task.dataFolder, async (opened) => {
      lines = await loadChanged(opened, task.partnershipFolders, task.build);
    });
    const checked = await keepVerdicts(store, task.dataFolder);
    const version = await store.readVersion();
    const statements = await store.readHistory(null);
    const verdicts = await store.readVerdicts();
    await store.close();
    return { is: "done", lines, version, statements, verdicts, checked };
  } catch (error) {
    if (error instanceof SaraiError) return { is: "failed", code: error.code, message: error.message, advice: error.advice };
    return { is: "failed", code: "internal", message: error instanceof Error ? error.message : String(error), advice: undefined };
  }
}

process.once("message", (task: LoadingTask) => {
  void work(task)
    .then(say)
    .then(() => process.exit(0));
});
process.once("disconnect", () => process.exit(1)); // who asked is gone; what was written stays whole or absent
