import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { SaraiError } from "../../core/errors.ts";
import { toArea } from "./area.ts";
import { toDecimalText, type Observation, type RefusedFigure } from "./observation.ts";
import type { ReadFigures } from "./read-world-bank-json.ts";

type Columns = { readonly area: number; readonly indicator: number; readonly years: readonly (readonly [number, number])[] };

const preambleRows = 10; // lines before the header that a download may have

function columnsOf(row: readonly string[]): Columns | null {
  const named = (...names: readonly string[]): number => row.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
  const [area, indicator] = [named("country code"), named("indicator code", "series code")];
  if (area < 0 || indicator < 0) return null;
  const years = row.flatMap((cell, index): [number, number][] => {
    const year = /^(\d{4})( \[YR\d{4}\])?$/.exec(cell.trim())?.[1];
    return year === undefined ? [] : [[index, Number(year)]];
  });
  return years.length === 0 ? null : { area, indicator, years };
}

/** Cells that say that a figure is not published. */
const notPublished = new Set(["", ".."]);

function readRow(row: readonly string[], columns: Columns, line: number): { figures: Observation[]; refused: RefusedFigure[] } {
  const figures: Observation[] = [];
  const refused: RefusedFigure[] = [];
  const [code = "", indicator = ""] = [row[columns.area]?.trim(), row[columns.indicator]?.trim()];
  const excerpt = row.slice(0, 6).join(",").slice(0, 200);
  if (code === "" && indicator === "") return { figures, refused }; // the notes below a table of DataBank
  if (code === "" || indicator === "")
    return { figures, refused: [{ place: `line ${line}`, reason: code === "" ? "area-missing" : "indicator-missing", excerpt }] };
  for (const [index, year] of columns.years) {
    const cell = (row[index] ?? "").trim();
    if (notPublished.has(cell)) continue;
    const value = toDecimalText(cell);
    if (value === null)
      refused.push({ place: `line ${line}, ${year}`, reason: "value-invalid", excerpt: `${indicator} ${code} ${cell}`.slice(0, 200) });
    else figures.push({ indicator, area: toArea(code), year, value });
  }
  return { figures, refused };
}

/**
 * A table of the World Bank as CSV: the download of one indicator (some lines, then the header), the whole WDI (WDICSV.csv) or a table of
 * DataBank (`1992 [YR1992]`, `..` for what is not published). Read as a stream; only the figures of `keep` are held in memory.
 * Throws `input-invalid` where no header with country code, indicator code and years stands in the first lines, or the CSV is broken.
 */
export async function readWorldBankCsv(
  bytes: AsyncIterable<Uint8Array>,
  keep: (observation: Observation) => boolean = () => true,
): Promise<ReadFigures> {
  const rows = Readable.from(bytes).pipe(parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true }));
  let columns: Columns | null = null;
  let lastUpdated: string | null = null;
  const observations: Observation[] = [];
  const refused: RefusedFigure[] = [];
  let seen = 0;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns === null) {
        if (record[0] === "Last Updated Date" && /^\d{4}-\d\d-\d\d$/.test(record[1] ?? "")) lastUpdated = record[1] ?? null;
        columns = columnsOf(record);
        if (columns === null && ++seen > preambleRows) break;
        continue;
      }
      const read = readRow(record, columns, info.lines);
      observations.push(...read.figures.filter(keep));
      refused.push(...read.refused);
    }
  } catch (cause) {
    throw new SaraiError("input-invalid", `The CSV is broken: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (columns === null)
    throw new SaraiError("input-invalid", "There is no header with Country Code, Indicator Code and years in the first lines.", {
      advice: "Load the CSV of an indicator, of the whole World Development Indicators, or of DataBank.",
    });
  return { observations, refused, lastUpdated };
}
