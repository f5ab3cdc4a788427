import { z } from "zod";
import { version } from "../../../package.json";
import type { Asked } from "../question.ts";
import seriesFilesSql from "../oda/series-files.sql?raw";
import ratesSql from "../reported/rates.sql?raw";

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

const rateSource = z.object({
  id: z.string(),
  ...{ title: z.string().nullable(), publisher: z.string().nullable(), address: z.string().nullable() },
  ...{ vintage: z.string().nullable(), licence: z.string().nullable(), sha256: z.string().nullable() },
});

/** How many of the files that an answer rests on are under a licence; null = none is stated. */
export type LicenceCount = { readonly licence: string | null; readonly datasets: number };

type Rule = {
  readonly counting: keyof typeof restsOnSeries;
  readonly deflator: string | null;
  readonly besideSeries?: boolean;
  readonly licences?: readonly LicenceCount[];
};

/** What is counted, and whether that is figures of series. */
const restsOnSeries = { oda: true, both: true, record: false, activities: false, payments: false } as const;

/** How an answer came about. `files` names the indicators it rests on; none are named of an answer of the record alone or of activities, whose rows name their own. */
export async function provenanceOf(asked: Pick<Asked<unknown>, "model" | "snapshot">, rule: Rule) {
  const rates = rule.counting === "payments" ? await asked.snapshot.rows(ratesSql, {}) : []; // only these are converted
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
    rates: z.array(rateSource).parse(rates),
    licences: [...(rule.licences ?? [])],
    software: { name: "sarai" as const, version },
  };
}

/**
 * Under which licence an answer may be used, in English. What rests on files of publishers is under theirs: those are counted where they are
 * known, else each row names its own.
 */
export function licenceText({ counting_rule: counting, licences }: { counting_rule: string; licences: readonly LicenceCount[] }): string {
  if (counting !== "payments" && counting !== "activities") return "CC BY 4.0";
  const stated = licences.map(({ licence, datasets }) => `${licence ?? "none stated"} (files: ${String(datasets)})`).join(", ");
  const whose = stated === "" ? "as each file states it" : stated;
  return `Figures and texts of publishers: ${whose}. Their arrangement: CC BY 4.0`;
}
