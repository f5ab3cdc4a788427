import { questions } from "../../src/query/index.ts";
import { pages, sitePages } from "../../src/web/pages/index.ts";

/** A kind of page: what its addresses look like below the language, whether its answer has rows to download, whether it stands alone in a frame. */
export type Kind = { readonly id: string; readonly path: string; readonly csv: boolean; readonly isCard: boolean };

function pathOf(question: string): string {
  const path = questions.find((one) => one.id === question)?.path;
  if (path === undefined) throw new Error(`The page of "${question}" has no address.`);
  return `/:partnership${path === "/" ? "" : path}`;
}

/** Every kind of page that the code has. */
export const kinds: readonly Kind[] = [
  ...sitePages.map(({ question }) => ({
    ...{ id: question, path: question === "cite" ? "/cite/:hash" : `/${question}`, csv: false, isCard: false },
  })),
  ...pages.map(({ question, csv, isCard = false }) => ({ id: question, path: pathOf(question), csv, isCard })),
  ...pages.flatMap(({ question, figures = {} }) =>
    Object.keys(figures).map((name) => ({
      id: `${question}/${name}`,
      path: `${pathOf(question)}/figures/${name}`,
      csv: false,
      isCard: true,
    })),
  ),
];

/** The kind of the page at an address such as `/en/<partnership>/meetings?page=2`; null where there is none. */
export function kindOf(address: string): string | null {
  const segments = new URL(address, "http://site").pathname.split("/").slice(2);
  const fits = ({ path }: Kind): boolean => {
    const wanted = path.split("/").slice(1);
    return wanted.length === segments.length && wanted.every((piece, index) => piece.startsWith(":") || piece === segments[index]);
  };
  return kinds.find(fits)?.id ?? null; // the pages of no partnership stand first
}
