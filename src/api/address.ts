import { endings, type Twin } from "../contract/twins.ts";
import { toProblem, type Problem } from "./problem.ts";

/** The page itself, or one of its other forms. */
export type Form = "html" | Twin;

/** What an address asks for. `path` is the page's, canonical and without a twin's ending; `below` what follows the partnership. */
export type Address =
  | { readonly is: "redirect"; readonly to: string }
  | { readonly is: "home"; readonly lang: string | null }
  | { readonly is: "site"; readonly page: SitePage; readonly id: string; readonly lang: string; readonly path: string; readonly twin: Form }
  | {
      readonly is: "page";
      readonly lang: string;
      readonly partnership: string;
      readonly below: readonly string[];
      readonly path: string;
      readonly twin: Form;
    }
  | { readonly is: "without-language"; readonly rest: string }
  | { readonly is: "problem"; readonly problem: Problem; readonly twin: Form };

/** Pages of no partnership stand where a partnership's id would: the list of all, what can be asked, and a frozen answer by its hash. */
export const sitePages = ["partnerships", "api", "cite"] as const;
type SitePage = (typeof sitePages)[number];

/** Whether a site's page has an id below it. */
export const hasId = (page: SitePage): boolean => page === "cite";

/** The text of a percent-encoded piece, null where it is none (a lone %, bytes that are no UTF-8, a control character). */
export function decoded(piece: string): string | null {
  try {
    const text = decodeURIComponent(piece);
    return /\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

const twinNames = Object.keys(endings) as readonly Twin[]; // keys of a constant are those it was written with

/** The form that an address asks for by its ending. */
export function twinOf(pathname: string): Form {
  return cutEnding(pathname.slice(pathname.lastIndexOf("/") + 1)).twin;
}

function cutEnding(last: string): { readonly name: string; readonly twin: Form } {
  const dot = last.indexOf("."); // an id holds none
  const twin = dot < 1 ? undefined : twinNames.find((one) => endings[one] === last.slice(dot + 1));
  return twin === undefined ? { name: last, twin: "html" } : { name: last.slice(0, dot), twin };
}

/**
 * Reads the path of an address as it came, percent-encoded. Ids hold no dot, so the ending of the last segment decides between page
 * and twin. Slashes too many are redirected away; `//host` never becomes an address of another site.
 */
export function parseAddress(pathname: string, languages: readonly string[]): Address {
  const pieces = pathname.split("/").filter((piece) => piece !== "");
  const tidy = `/${pieces.join("/")}`;
  const segments = pieces.map(decoded);
  if (!segments.every((segment) => segment !== null))
    return {
      is: "problem",
      problem: toProblem("unreadable-address", "The address holds percent signs that encode no text.", "Write % itself as %25."),
      twin: "html",
    };
  if (tidy !== pathname) return { is: "redirect", to: tidy };
  const { name, twin } = cutEnding(segments.at(-1) ?? "");
  const [lang, second, ...below] = segments.length === 0 ? [] : [...segments.slice(0, -1), name];
  if (lang === undefined) return { is: "home", lang: null };
  if (!languages.includes(lang)) {
    if (!/^[a-z]{2,3}$/.test(lang)) return { is: "without-language", rest: tidy };
    const choice = languages.join(", ");
    const problem = toProblem("unknown-language", `There is no language "${lang}" here.`, `Choose one of: ${choice}.`, {
      language: lang,
      choice,
    });
    return { is: "problem", problem, twin };
  }
  if (second === undefined && twin === "html") return { is: "home", lang };
  const path = twin === "html" ? tidy : tidy.slice(0, -endings[twin].length - 1);
  const page = sitePages.find((one) => one === second);
  if (page !== undefined && below.length === (hasId(page) ? 1 : 0)) return { is: "site", page, id: below[0] ?? "", lang, path, twin };
  return { is: "page", lang, partnership: second ?? "", below, path, twin };
}

/** The id in `segments` where they fit a question's path ("" for one without), null where they do not. */
export function matchPath(pattern: string, segments: readonly string[]): string | null {
  const wanted = pattern.split("/").filter((piece) => piece !== "");
  if (wanted.length !== segments.length) return null;
  let id = "";
  for (const [index, piece] of wanted.entries()) {
    const segment = segments[index] ?? "";
    if (piece.startsWith(":")) id = segment;
    else if (piece !== segment) return null;
  }
  return id;
}
