import { endings, isRowForm, type FigureForm, type Twin } from "../contract/twins.ts";
import type { Site } from "./frame/site.ts";
import type { Page } from "./view.ts";

type Place = Pick<Page, "path" | "query">;

function withSearch(path: string, parameters: URLSearchParams): string {
  const search = parameters.toString();
  return search === "" ? path : `${path}?${search}`;
}

/** The same page without one choice of a facet; a smaller or larger selection begins on its first page. */
export function addressWithout(place: Place, name: string, value: string): string {
  const kept = [...new URLSearchParams(place.query)].filter(([key, one]) => key !== "page" && !(key === name && one === value));
  return withSearch(place.path, new URLSearchParams(kept));
}

/** Another page of the same selection. */
export function addressOfPage(place: Place, page: number): string {
  const parameters = new URLSearchParams(place.query);
  parameters.delete("page");
  if (page > 1) parameters.set("page", String(page));
  return withSearch(place.path, parameters);
}

/** The twin of a page: the same path and query with the ending. A file of rows holds every row of the selection, so it names no page. */
export function twinAddress(place: Place, twin: Twin): string {
  const parameters = new URLSearchParams(place.query);
  if (isRowForm(twin)) parameters.delete("page");
  return withSearch(`${place.path}.${endings[twin]}`, parameters);
}

/** A figure of a page: alone for a frame, as a picture, or the numbers behind it. It is drawn of every row, so it names no page of a list. */
export function figureAddress(place: Place, name: string, form: FigureForm | "json" | null = null): string {
  const parameters = new URLSearchParams(place.query);
  parameters.delete("page");
  return withSearch(`${place.path}/figures/${name}${form === null ? "" : `.${endings[form]}`}`, parameters);
}

/** Where other sites ask how to show what stands at an address; nobody answers for a private installation, so it is in no frame's list. */
export function oembedAddress(page: Pick<Page, "absolute">, { url, operator }: Site, shown: string): string | null {
  if (url === null || operator.name === null || operator.contact === null) return null;
  return page.absolute(`/oembed?${new URLSearchParams({ url: page.absolute(shown), format: "json" }).toString()}`);
}

/** The feed of what happens: to one entry or party where it is named, else in the whole partnership. */
export function feedAddress(changes: string, of: Readonly<Record<string, string>>, twin: "atom" | "feed"): string {
  return twinAddress({ path: changes, query: new URLSearchParams(of).toString() }, twin);
}

/** The same page in another language. A path that begins with several slashes never becomes the address of another site. */
export function inOtherLanguage(place: Place, lang: string): string {
  const below = place.path.replace(/^\/+[^/]*/, "");
  return withSearch(`/${lang}${below}`, new URLSearchParams(place.query));
}
