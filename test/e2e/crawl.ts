import { kindOf } from "./kinds.ts";

/** A page that was found by following links from the first page. `sizeBytes` is that of its HTML: how full it is. */
export type FoundPage = { readonly address: string; readonly kind: string | null; readonly status: number; readonly sizeBytes: number };
export type Crawl = { readonly pages: readonly FoundPage[]; readonly linkedFrom: Readonly<Record<string, string>> };

const atOnce = 8;

/** The links of a page as they stand in it. */
export function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((found) => (found[1] ?? "").replaceAll("&amp;", "&"));
}

/** A link as an address of this site without its fragment; null where it leads elsewhere. */
export function withinSite(link: string, site: string, from: string): string | null {
  const url = new URL(link, `${site}${from}`);
  return url.origin === new URL(site).origin ? `${url.pathname}${url.search}` : null;
}

/** Whether the address is a page to walk on from: no other form of one (an id holds no dot), and of the selections of a list only its pages. */
function isPage(address: string): boolean {
  const { pathname, searchParams } = new URL(address, "http://site");
  return !pathname.includes(".") && [...searchParams.keys()].every((name) => name === "page");
}

/**
 * Follows every link from the first page, and from the answers cited, which only who cited them has, within one language, and says what was met. The others have the same addresses below their own
 * name; a test holds them to it where pages are looked at.
 */
export async function crawl(site: string, lang: string, cited: readonly string[]): Promise<Crawl> {
  const waiting = ["/", ...cited];
  const linkedFrom: Record<string, string> = Object.fromEntries(waiting.map((address) => [address, ""]));
  const pages: FoundPage[] = [];
  const open = async (address: string): Promise<void> => {
    const response = await fetch(`${site}${address}`, { headers: { accept: "text/html", "accept-language": lang } });
    const html = await response.text();
    const here = withinSite(response.url, site, address) ?? address;
    if (here !== address && here in linkedFrom) return; // a redirect to a page that is walked anyway
    linkedFrom[here] ??= address;
    pages.push({ address: here, kind: kindOf(here), status: response.status, sizeBytes: Buffer.byteLength(html) });
    for (const link of linksIn(html)) {
      const next = withinSite(link, site, here);
      if (next === null || next in linkedFrom || !isPage(next) || !next.startsWith(`/${lang}/`)) continue;
      linkedFrom[next] = here;
      waiting.push(next);
    }
  };
  while (waiting.length > 0) await Promise.all(waiting.splice(0, atOnce).map(open));
  return { pages, linkedFrom };
}
