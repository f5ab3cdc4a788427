import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { SaraiError } from "../../core/errors.ts";
import type { CrsRead } from "./dac-figure.ts";
import type { Encoding } from "./detect-encoding.ts";
import { createGatherer } from "./gather-figures.ts";
import type { Layout, RowReader } from "./layout.ts";
import { activityTable } from "./read-activity-rows.ts";
import { dac2aTable } from "./read-dac2a-table.ts";
import { sdmxCsv } from "./read-sdmx-csv.ts";
import { yearlyTable } from "./read-yearly-table.ts";

/** Every layout that is read, written out. Parquet has the columns of the activities. */
export const crsLayouts: readonly Layout[] = [yearlyTable, activityTable, sdmxCsv, dac2aTable];

const largestRecord = 1024 * 1024; // characters of a row: a file that is no table would be one row

export type CrsText = { readonly name: string; readonly encoding: Encoding; readonly recipients: readonly string[] };

/** What is told of a file in none of the layouts. */
export function unknownLayout(file: string, header: string): SaraiError {
  return new SaraiError("input-invalid", `${file} is in no known layout of the OECD. It begins with: ${header.slice(0, 120)}`, {
    advice: `Known are:\n${crsLayouts.map((layout) => `  ${layout.title}`).join("\n")}\n  the activities of the CRS as Parquet`,
  });
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Reads the first piece of text to see what separates its columns, and gives all of it back. */
async function withDelimiter(text: AsyncGenerator<string>) {
  const first = await text.next();
  const start = first.done === true ? "" : first.value;
  const line = start.split(/\r?\n/, 1)[0] ?? "";
  const count = (of: string): number => line.split(of).length;
  const delimiter = [",", "|", ";", "\t"].reduce((most, one) => (count(one) > count(most) ? one : most));
  async function* again(): AsyncGenerator<string> {
    yield start;
    yield* text;
  }
  return { delimiter, text: again() };
}

function toReader(header: readonly string[], facts: Parameters<Layout["open"]>[1]): { readonly layout: Layout; readonly read: RowReader } {
  for (const layout of crsLayouts) {
    const read = layout.open(header, facts);
    if (read !== null) return { layout, read };
  }
  throw unknownLayout(facts.name, header.join(","));
}

/**
 * A table of the OECD as text, in whichever of the layouts it is. Read as a stream: only sums are held in memory. Throws `input-invalid` for an
 * unknown layout or a broken table, `too-large` for more figures than a data folder is to hold.
 */
export async function readCrsCsv(bytes: AsyncIterable<Uint8Array>, { name, encoding, recipients }: CrsText): Promise<CrsRead> {
  const { delimiter, text } = await withDelimiter(decoded(bytes, encoding));
  const gather = createGatherer(recipients);
  const options = { bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, max_record_size: largestRecord };
  const rows = Readable.from(text).pipe(parse({ ...options, skip_empty_lines: true }));
  let open: ReturnType<typeof toReader> | null = null;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (open === null) open = toReader(record, { name, gather });
      else open.read(record, info.lines);
    }
  } catch (cause) {
    if (cause instanceof SaraiError) throw cause;
    throw new SaraiError("input-invalid", `${name} is broken: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (open === null) throw unknownLayout(name, "nothing");
  const read = gather.read(open.layout.id);
  if (read.flows.length === 0 && read.refusedCount === 0 && (read.leftOut.part ?? 0) > 0)
    throw new SaraiError("input-invalid", `${name} holds only parts: sectors, channels, kinds of aid or single activities.`, {
      advice: "Ask the Data Explorer for the whole: SECTOR 1000, CHANNEL _T, MODALITY _T, MD_DIM _T, MEASURE 100.",
    });
  return read;
}
