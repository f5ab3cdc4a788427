import type { RecordModel } from "../core/entry.ts";
import { linesOf } from "./rows/lines.ts";
import { countsOf, partnershipView } from "./views/partnership-view.ts";

/** Every partnership of the installation, by position, with its newest meeting that was held. */
export function partnershipList(model: RecordModel, today: string) {
  return {
    record_version: model.version,
    rows: model.partnerships.map((record) => ({
      partnership: partnershipView(record),
      counts: countsOf(record),
      latest_meeting:
        linesOf(record, today)
          .meetings.filter((row) => row.status === "held" && row.date.start !== null)
          .at(-1) ?? null,
    })),
  };
}
