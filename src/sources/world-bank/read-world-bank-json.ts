import { z } from "zod";
import { SaraiError } from "../../core/errors.ts";
import { toArea } from "./area.ts";
import { toDecimalText, type Observation, type RefusedFigure } from "./observation.ts";

const head = z.object({ lastupdated: z.iso.date().optional(), pages: z.number().optional(), page: z.number().optional() });
const message = z.object({ message: z.array(z.object({ value: z.string() })) });
const row = z.object({
  indicator: z.object({ id: z.string() }),
  country: z.object({ id: z.string() }),
  countryiso3code: z.string(),
  date: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
});

export type ReadFigures = {
  readonly observations: readonly Observation[];
  readonly refused: readonly RefusedFigure[];
  readonly lastUpdated: string | null; // ISO 8601 day, as the publisher says
};

type Parsed = { readonly figure: Observation } | { readonly refused: RefusedFigure } | null;

function toFigure(given: unknown, index: number): Parsed {
  const place = `row ${index + 1}`;
  const parsed = row.safeParse(given);
  if (!parsed.success) return { refused: { place, reason: "row-incomplete", excerpt: JSON.stringify(given).slice(0, 200) } };
  const { indicator, country, countryiso3code, date, value } = parsed.data;
  if (value === null || value === "") return null;
  const excerpt = `${indicator.id} ${countryiso3code} ${date} ${value}`;
  const code = countryiso3code === "" ? country.id : countryiso3code;
  if (code === "") return { refused: { place, reason: "area-missing", excerpt } };
  if (!/^\d{4}$/.test(date)) return { refused: { place, reason: "year-invalid", excerpt } };
  const text = toDecimalText(String(value));
  if (text === null) return { refused: { place, reason: "value-invalid", excerpt } };
  return { figure: { indicator: indicator.id, area: toArea(code), year: Number(date), value: text } };
}

function pageOf(value: unknown): readonly [z.infer<typeof head>, readonly unknown[]] {
  if (!Array.isArray(value))
    throw new SaraiError("input-invalid", "This is no answer of the World Bank's API: a list of two was expected.");
  const refused = message.safeParse(value[0]);
  if (refused.success)
    throw new SaraiError("input-invalid", `The World Bank's API refused the question: ${refused.data.message[0]?.value ?? ""}`);
  const first = head.safeParse(value[0]);
  const rows: unknown = value[1] ?? [];
  if (!first.success || !Array.isArray(rows))
    throw new SaraiError("input-invalid", "This is no answer of the World Bank's API: page and rows were expected.");
  return [first.data, rows];
}

/**
 * An answer of the World Bank's API, version 2, with `format=json`: `[page, rows]`. A row without a value is a figure that is not published.
 * Throws `input-invalid` for anything else, and for one page of several: half an answer would look like missing figures.
 */
export function readWorldBankJson(text: string): ReadFigures {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new SaraiError("input-invalid", "This is no JSON.", { cause });
  }
  const [page, rows] = pageOf(value);
  if ((page.pages ?? 1) > 1)
    throw new SaraiError("input-invalid", `This is page ${page.page ?? 1} of ${page.pages ?? 1}.`, {
      advice: "Ask again with per_page=20000 and load the whole answer.",
    });
  const parsed = rows.map(toFigure).filter((one) => one !== null);
  return {
    observations: parsed.flatMap((one) => ("figure" in one ? [one.figure] : [])),
    refused: parsed.flatMap((one) => ("refused" in one ? [one.refused] : [])),
    lastUpdated: page.lastupdated ?? null,
  };
}
