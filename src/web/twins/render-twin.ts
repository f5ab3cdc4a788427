import type { PartnershipView } from "../../contract/overview.ts";
import { inLanguage } from "../../core/languages.ts";
import { twinAddress } from "../address.ts";
import type { Site } from "../frame/site.ts";
import { pages } from "../pages/index.ts";
import { makeView, type PageContext } from "../view.ts";
import { toCalendar } from "./calendar.ts";
import { toAtom, toJsonFeed } from "./feed.ts";

type TwinInput = PageContext & {
  readonly twin: "atom" | "feed" | "ics" | "jsonld";
  readonly question: string;
  readonly answer: unknown;
  readonly partnership: PartnershipView | null;
  readonly site: Site;
};

/** An answer as a feed, a calendar or linked data of schema.org; null where its page has no such form. */
export function renderTwin(input: TwinInput): string | null {
  const { partnership, site, answer, twin } = input;
  const found = pages.find((one) => one.question === input.question);
  if (found === undefined || partnership === null) return null;
  const view = makeView(input, partnership);
  const absolute = (address: string): string => `${site.url ?? ""}${address}`;
  const absolved = <Entry extends { readonly address: string }>(entry: Entry): Entry => ({ ...entry, address: absolute(entry.address) });
  const name = inLanguage(partnership.names, input.lang).text;
  const title = `${found.title(answer, view)} · ${name}`;
  switch (twin) {
    case "atom":
    case "feed": {
      if (found.feed === undefined) return null;
      const head = {
        title,
        lang: input.lang,
        author: site.operator.name ?? view.t("site.name"),
        page: absolute(view.query === "" ? view.path : `${view.path}?${view.query}`),
        self: absolute(twinAddress(view, twin)),
        entries: found.feed(answer, view).map(absolved),
      };
      return twin === "atom" ? toAtom(head) : toJsonFeed(head);
    }
    case "ics": {
      if (found.calendar === undefined) return null;
      const entries = found.calendar(answer, view).map(absolved);
      return toCalendar({ title, lang: input.lang, stamp: partnership.read_up_to, isAbsolute: site.url !== null, entries });
    }
    case "jsonld": {
      const data = found.linkedData?.(answer, view) ?? null;
      if (data === null) return null;
      const about = { "@context": "https://schema.org", ...data, url: absolute(view.path), inLanguage: data["inLanguage"] ?? input.lang };
      return `${JSON.stringify({ ...about, license: "https://creativecommons.org/licenses/by/4.0/" })}\n`;
    }
  }
}
