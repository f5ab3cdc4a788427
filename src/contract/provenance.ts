import { z } from "zod";

/** A file that an answer was computed from. */
export const SeriesFileView = z.object({
  file: z.string(),
  publisher: z.string(),
  title: z.string(),
  address: z.string().nullable(),
  licence: z.string().nullable(), // SPDX id; null = none stated
  vintage: z.string(),
  citation: z.string(),
  sha256: z.string(),
  figures: z.number().int(),
  refused: z.number().int(),
});
export type SeriesFileView = z.infer<typeof SeriesFileView>;

/** Where exchange rates come from with which an answer was converted. */
export const RateSource = z.object({
  id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  address: z.string().nullable(),
  vintage: z.string().nullable(),
  licence: z.string().nullable(), // as the origin states it; null = none stated
  sha256: z.string().nullable(),
});

/** How a number came about: of which data, by which rule, with which software. Word keys stand in the catalogues under `counting.` */
export const Provenance = z.object({
  snapshot: z.string(), // id of the warehouse asked; changes with any of its inputs
  record_version: z.string(),
  counting_rule: z.string(), // oda: aid as donors of the DAC report it, by the measure of the question, summed exactly; record: entries of the record counted; activities: payments of published activities
  deflator: z.string().nullable(), // series and year in whose prices constant figures stand; null = none held
  files: z.array(SeriesFileView),
  rates: z.array(RateSource).default([]), // in use; none where nothing is converted. Answers frozen before they were named have none
  licences: z.array(z.object({ licence: z.string().nullable(), datasets: z.number().int() })).default([]), // of the publishers' files that payments rest on; null = none stated
  software: z.object({ name: z.literal("sarai"), version: z.string() }),
});
export type Provenance = z.infer<typeof Provenance>;
