import { z } from "zod";
import { version } from "../../../package.json";
import type { Asked } from "../question.ts";
import seriesFilesSql from "../oda/series-files.sql?raw";

const seriesFile = z.object({
  number: z.number(),
  file: z.string(),
  publisher: z.string(),
  title: z.string(),
  address: z.string().nullable(),
  licence: z.string().nullable(),
  vintage: z.string(),
  citation: z.string(),
  sha256: z.string(),
  figures: z.number(),
  refused: z.number(),
});

/** What is counted, and whether that is figures of series. */
const restsOnSeries = { oda: true, both: true, record: false, activities: false, payments: false } as const;

/** How an answer came about. `files` names the indicators it rests on; none are named of an answer of the record alone or of activities, whose rows name their own. */
export async function provenanceOf(
  asked: Pick<Asked<unknown>, "model" | "snapshot">,
  rule: { readonly counting: keyof typeof restsOnSeries; readonly deflator: string | null; readonly besideSeries?: boolean },
) {
  const rows = restsOnSeries[rule.counting] || rule.besideSeries === true ? await asked.snapshot.rows(seriesFilesSql, {}) : [];
  return {
    snapshot: asked.snapshot.id,
    record_version: asked.model.version,
    counting_rule: rule.counting,
    deflator: rule.deflator,
    files: z
      .array(seriesFile)
      .parse(rows)
      .map((file) => ({
        ...{ file: file.file, publisher: file.publisher, title: file.title, address: file.address, licence: file.licence },
        ...{ vintage: file.vintage, citation: file.citation, sha256: file.sha256, figures: file.figures, refused: file.refused },
      })),
    software: { name: "sarai" as const, version },
  };
}
