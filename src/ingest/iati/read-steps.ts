import { type CutFile, cutFile } from "../../sources/iati/cut-file.ts";
import { FileFault } from "../../sources/iati/source-file.ts";
import type { PlannedDataset } from "./plan-datasets.ts";
import type { ReadTask } from "./read-task.ts";

/** A dataset with the key that its rows have. */
export type Numbered = PlannedDataset & { readonly datasetKey: number };

/** What reading goes through, in the order of the plan. */
export type Step =
  | { readonly is: "kept"; readonly dataset: Numbered }
  | { readonly is: "files"; readonly datasets: readonly Numbered[]; readonly task: ReadTask }
  | { readonly is: "part"; readonly dataset: Numbered; readonly task: ReadTask }
  | { readonly is: "cut"; readonly dataset: Numbered; readonly file: CutFile }; // behind the parts of a file

/** How large what one reader does at a time should be. */
export type TaskSizes = { readonly part: number; readonly batch: number };

export const taskSizes: TaskSizes = { part: 8 << 20, batch: 8 << 20 };

/** Some files as one step. */
export function toFilesStep(datasets: readonly Numbered[]): Extract<Step, { is: "files" }> {
  const files = datasets.map(({ datasetKey, file }) => ({ datasetKey, file: file ?? "" }));
  return { is: "files", datasets, task: { is: "files", files } };
}

/** The parts of a large file. `goesOn` says whether another is wanted. */
async function* cut(dataset: Numbered, partBytes: number, goesOn: () => boolean): AsyncGenerator<Step> {
  const parts = cutFile(dataset.file ?? "", partBytes);
  let file: CutFile = null;
  try {
    for (let next = await parts.next(); goesOn(); next = await parts.next()) {
      if (next.done === true) {
        file = next.value;
        break;
      }
      const { datasetKey } = dataset;
      yield { is: "part", dataset, task: { is: "part", datasetKey, part: next.value } };
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error; // read as a whole, it says why
  } finally {
    await parts.return(null);
  }
  yield { is: "cut", dataset, file };
}

/** The steps of a plan: small files together, large ones in parts as long as `isWhole` holds of them. */
export async function* toSteps(
  plan: readonly PlannedDataset[],
  sizes: TaskSizes,
  isWhole: (datasetKey: number) => boolean,
): AsyncGenerator<Step> {
  let batch: Numbered[] = [];
  let bytes = 0;
  function* take(): Generator<Step> {
    if (batch.length > 0) yield toFilesStep(batch);
    batch = [];
    bytes = 0;
  }
  for (const [index, planned] of plan.entries()) {
    const dataset = { ...planned, datasetKey: index + 1 };
    const isKept = planned.kept !== null && planned.file === null;
    const isLarge = !isKept && planned.bytes >= 2 * sizes.part;
    if (isKept || isLarge || (bytes > 0 && bytes + planned.bytes > 2 * sizes.batch)) yield* take();
    if (isKept) yield { is: "kept", dataset };
    else if (isLarge) yield* cut(dataset, sizes.part, () => isWhole(dataset.datasetKey));
    else {
      batch.push(dataset);
      bytes += planned.bytes;
      if (bytes >= sizes.batch) yield* take();
    }
  }
  yield* take();
}
