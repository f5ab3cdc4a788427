import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { SaraiError } from "../../core/errors.ts";
import { toDecimalText, type Observation, type SeriesRead } from "./observation.ts";

const about = z.strictObject({
  publisher: z.string(),
  collection: z.string(),
  licence: z.string(),
  licence_address: z.url(),
  address: z.url(),
  vintage: z.string(),
  copied_from: z.url(),
  citation: z.string(),
  files: z.array(z.strictObject({ file: z.string().regex(/^[a-z-]+\.csv$/), title: z.string() })).min(1),
});

/** The rows of a carried table: `indicator,area,<year>,<year>...`; an empty cell is a figure that was not published. Throws on anything else. */
export function parseCarried(text: string, file: string): readonly Observation[] {
  const [header = [], ...rows] = parse(text, { relax_column_count: false });
  const years = header.slice(2).map(Number);
  if (header[0] !== "indicator" || header[1] !== "area" || years.some((year) => !Number.isInteger(year)))
    throw new SaraiError("internal", `${file} does not begin with indicator, area and years.`);
  return rows.flatMap(([indicator = "", area = "", ...cells]) =>
    cells.flatMap((cell, index): Observation[] => {
      if (cell === "") return [];
      const value = toDecimalText(cell);
      if (value === null) throw new SaraiError("internal", `${file}: ${indicator} ${area} holds "${cell}", which is no number.`);
      return [{ indicator, area, year: years[index] ?? 0, value }];
    }),
  );
}

/** The series that are shipped with the software, from their folder (`about.json` names its tables). Throws `internal` where they are damaged. */
export async function readCarriedSeries(folder: string): Promise<readonly SeriesRead[]> {
  const { files, ...common } = about.parse(JSON.parse(await readFile(join(folder, "about.json"), "utf8")));
  return Promise.all(
    files.map(async ({ file, title }): Promise<SeriesRead> => {
      const bytes = await readFile(join(folder, file));
      const { publisher, licence, vintage, citation, address } = common;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return {
        about: { file, title, publisher, licence, vintage, citation, address, sha256, bytes: bytes.length },
        observations: parseCarried(bytes.toString("utf8"), file),
        refused: [],
      };
    }),
  );
}
