import { site } from "./visit.ts";

/** The answer behind a page as its JSON twin has it; only what the tests read of it. */
export type Twin = {
  readonly total?: number;
  readonly count?: number;
  readonly page?: number;
  readonly pages?: number;
  readonly rows?: readonly TwinRow[];
  readonly flows?: { readonly lines: readonly unknown[] }; // of money: its rows are the years of each line
  readonly years?: readonly unknown[]; // of payments: its rows are the years of each recipient
  readonly row?: { readonly id?: string };
  readonly facets?: readonly { readonly id: string; readonly options: readonly Option[] }[];
};
/** A row is called by its id, or by what its publisher calls it: then it says where its page is. */
type TwinRow = { readonly id?: string; readonly identifier?: string | null; readonly page?: string };
type Option = { readonly value: string; readonly count: number; readonly selected: boolean };

/** The address of a twin: the ending stands before the question mark. */
export function twinOf(address: string, ending: "json" | "csv"): string {
  const [path = "", query] = address.split("?");
  return `${path}.${ending}${query === undefined ? "" : `?${query}`}`;
}

/** Reads the JSON twin of a page. Throws where it does not answer 200. */
export async function readTwin(address: string): Promise<Twin> {
  const response = await fetch(`${site}${twinOf(address, "json")}`);
  if (response.status !== 200) throw new Error(`${twinOf(address, "json")} answers ${response.status}`);
  return (await response.json()) as Twin;
}

/** The same list with one more choice. */
export function choosing(address: string, facet: string, value: string): string {
  const [path = "", query = ""] = address.split("?");
  const parameters = new URLSearchParams(query);
  parameters.delete("page");
  parameters.append(facet, value);
  return `${path}?${parameters.toString()}`;
}

/** Every row of a selection, page after page. */
export async function allRows(address: string): Promise<readonly TwinRow[]> {
  const first = await readTwin(address);
  const others = Array.from({ length: (first.pages ?? 1) - 1 }, (_, index) => choosing(address, "page", String(index + 2)));
  return [first, ...(await Promise.all(others.map(readTwin)))].flatMap(({ rows = [] }) => rows);
}

/** What a row is called in its files. */
export function nameOf({ id, identifier }: TwinRow): string {
  return id ?? identifier ?? "";
}

/** The address of the page of a row, without a selection. */
export function pageOf(list: string, { id, page }: TwinRow): string {
  return page === undefined ? `${list}/${id ?? ""}` : `${list.slice(0, list.lastIndexOf("/"))}/${page.split("?")[0] ?? ""}`;
}

/** The records of a CSV file (RFC 4180), each by the names of the header. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const records: string[][] = [[]];
  for (const [, quoted, bare = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "\r\n") records.push([]);
    if (end === "") break;
  }
  const [header = [], ...rows] = records.filter((record) => record.length > 1 || record[0] !== "");
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}
