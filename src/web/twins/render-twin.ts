import type { PartnershipView } from "../../contract/overview.ts";
import type { FigureForm, RowForm, Twin } from "../../contract/twins.ts";
import { inLanguage } from "../../core/languages.ts";
import { twinAddress } from "../address.ts";
import type { Site } from "../frame/site.ts";
import { pages, sitePages } from "../pages/index.ts";
import { makePage, makeView, type PageContext } from "../view.ts";
import { toBibTeX, toCslJson, toPlainText } from "./citation.ts";
import { toCalendar } from "./calendar.ts";
import { toAtom, toJsonFeed } from "./feed.ts";

type TwinInput = PageContext & {
  readonly twin: Exclude<Twin, "json" | RowForm | FigureForm>;
  readonly question: string;
  readonly answer: unknown;
  readonly partnership: PartnershipView | null;
  readonly site: Site;
};

const citationForms = { txt: toPlainText, bib: toBibTeX, csl: toCslJson } as const;

/** What to write when citing, in the form asked for; null where the answer cannot be cited. */
function renderCitation(input: TwinInput, form: keyof typeof citationForms): string | null {
  const citation = sitePages.find((one) => one.question === input.question)?.citation?.(input.answer, makePage(input));
  return citation === undefined ? null : citationForms[form](citation);
}

/** An answer as a feed, a calendar, linked data of schema.org or a citation; null where its page has no such form. */
export function renderTwin(input: TwinInput): string | null {
  const form = input.twin;
  if (form === "txt" || form === "bib" || form === "csl") return renderCitation(input, form);
  const { partnership, site, answer } = input;
  const found = pages.find((one) => one.question === input.question);
  if (found === undefined || partnership === null) return null;
  const view = makeView(input, partnership);
  const absolute = (address: string): string => `${site.url ?? ""}${address}`;
  const absolved = <Entry extends { readonly address: string }>(entry: Entry): Entry => ({ ...entry, address: absolute(entry.address) });
  const name = inLanguage(partnership.names, input.lang).text;
  const title = `${found.title(answer, view)} · ${name}`;
  switch (form) {
    case "atom":
    case "feed": {
      if (found.feed === undefined) return null;
      const head = {
        title,
        lang: input.lang,
        author: site.operator.name ?? view.t("site.name"),
        page: absolute(view.query === "" ? view.path : `${view.path}?${view.query}`),
        self: absolute(twinAddress(view, form)),
        entries: found.feed(answer, view).map(absolved),
      };
      return form === "atom" ? toAtom(head) : toJsonFeed(head);
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
