import { urnOf, type FeedEntry } from "./entries.ts";

const licence = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/";

/** What a feed says of itself. Addresses are absolute where the site knows its own, else paths, which a reader resolves against the feed's. */
export type FeedHead = {
  readonly title: string;
  readonly lang: string;
  readonly author: string;
  readonly page: string; // address of the page that shows the same
  readonly self: string;
  readonly entries: readonly FeedEntry[];
};

/** Characters that XML 1.0 cannot hold (section 2.2). */
const noXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escape(value: string): string {
  return value.replaceAll(noXml, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** An element of XML around markup. */
function tag(name: string, attributes: Readonly<Record<string, string>>, ...inside: readonly string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<${name}${given.join("")}>${inside.join("")}</${name}>`;
}

function updatedOf(entries: readonly FeedEntry[]): string {
  return entries.map((entry) => entry.updated).reduce((a, b) => (a > b ? a : b), "1970-01-01T00:00:00.000Z");
}

/** The feed as Atom (RFC 4287). */
export function toAtom({ title, lang, author, page, self, entries }: FeedHead): string {
  const entryTags = entries.map((entry) =>
    tag(
      "entry",
      {},
      tag("id", {}, urnOf(`entry ${entry.key}`)),
      tag("title", {}, escape(entry.title)),
      tag("updated", {}, entry.updated),
      tag("link", { rel: "alternate", type: "text/html", href: entry.address }),
      tag("category", { term: entry.category }),
      tag("content", { type: "text" }, escape(entry.text ?? entry.title)),
    ),
  );
  const feed = tag(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": lang },
    tag("id", {}, urnOf(`feed ${lang} ${page.replace(/^https?:\/\/[^/]+/, "")}`)),
    tag("title", {}, escape(title)),
    tag("updated", {}, updatedOf(entries)),
    tag("link", { rel: "self", type: "application/atom+xml", href: self }),
    tag("link", { rel: "alternate", type: "text/html", href: page }),
    tag("author", {}, tag("name", {}, escape(author))),
    tag("rights", {}, licence),
    ...entryTags,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n`;
}

/** The feed as JSON Feed 1.1. */
export function toJsonFeed({ title, lang, author, page, self, entries }: FeedHead): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: page,
    feed_url: self,
    language: lang,
    authors: [{ name: author }],
    items: entries.map((entry) => ({
      id: urnOf(`entry ${entry.key}`),
      url: entry.address,
      title: entry.title,
      content_text: entry.text ?? entry.title,
      date_modified: entry.updated,
      tags: [entry.category],
    })),
  };
  return `${JSON.stringify(feed)}\n`;
}
