import { z } from "zod";
import { activityAddress } from "./activities/activity-address.ts";
import { datasetOf, readHead } from "./activities/activity-head.ts";
import { readTitles } from "./activities/activity-beside.ts";
import { defineQuestion } from "./question.ts";
import { toStamp } from "./views/partnership-view.ts";

/** What did the publisher write of one activity, as XML, without what may name or reach a person? */
export const activityOriginal = defineQuestion({
  id: "activity-original",
  path: "/activities/:id/original",
  ofPublishers: true,
  parameters: z.strictObject({ copy: z.coerce.number("a number such as 2").int().min(1).max(1_000_000).default(1) }),
  read: async ({ model, record, snapshot, today, id, parameters, readOriginal }) => {
    const head = await readHead(snapshot, id, parameters.copy);
    if (head === null) return null;
    const { identifier, copy, byte_start: from, byte_end: to, dataset_file: file, sha256 } = head;
    const original = sha256 === null ? null : ((await readOriginal?.({ file, sha256, from, to })) ?? null);
    return {
      stamp: toStamp(model, record, today),
      ...{ identifier, titles: await readTitles(snapshot, head.activity_key), page: activityAddress(identifier, copy) },
      ...{ xml: original?.xml ?? null, withheld: original?.withheld ?? 0, is_cut: original?.isCut ?? false },
      ...{ bytes: to - from, byte_start: from, dataset: datasetOf(head) },
    };
  },
});
