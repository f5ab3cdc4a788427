import type { JSX } from "preact";
import type { Figure } from "./figure.ts";
import type { Citation } from "./twins/citation.ts";
import type { CalendarEntry, FeedEntry, LinkedData } from "./twins/entries.ts";
import type { Page, View } from "./view.ts";

/** The pages of the main navigation, in its order. */
export const mainSections = [
  "overview",
  "commitments",
  "claims",
  "money",
  "donors",
  "fields",
  "parties",
  "meetings",
  "documents",
  "projects",
  "differences",
  "agenda",
] as const;
/** Those that the foot of every page leads to besides, in its order: what is counted and compared, then how the account is kept. */
export const moreSections = [
  "activities",
  "data-sources",
  "people",
  "investment",
  "figures",
  "formats",
  "changes",
  "corrections",
  "sources",
  "search",
  "data",
  "method",
  "glossary",
] as const;
export type Section = (typeof mainSections)[number] | (typeof moreSections)[number];

/** How the answer to a question becomes a page of a partnership. `title` is what a browser's tab and a crumb say, in plain text. */
export type PartnershipPage<Answer> = {
  readonly question: string;
  readonly nav: Section;
  readonly title: (answer: Answer, view: View) => string;
  readonly description?: (answer: Answer, view: View) => string;
  readonly csv: boolean; // whether the answer has rows
  readonly feed?: (answer: Answer, view: View) => readonly FeedEntry[];
  readonly calendar?: (answer: Answer, view: View) => readonly CalendarEntry[];
  readonly linkedData?: (answer: Answer, view: View) => LinkedData | null;
  /** Which of the changes concern this page, as parameters of theirs; without it those of the whole partnership do. */
  readonly follows?: (answer: Answer, view: View) => Readonly<Record<string, string>>;
  /** The card of this page, as an address below the partnership: other sites find it by oEmbed. */
  readonly card?: (answer: Answer) => string;
  /** Its pictures by the names in their addresses: `<page>/figures/<name>`; null where the answer has nothing to draw. */
  readonly figures?: Readonly<Record<string, (answer: Answer, view: View) => Figure | null>>;
  readonly isCard?: boolean; // stands alone in a frame of another site: no head, no foot, no way through the site
  readonly Page: (props: { readonly answer: Answer; readonly view: View }) => JSX.Element;
};

/** The same of a page that belongs to no partnership. */
export type SitePage<Answer> = {
  readonly question: string;
  readonly title: (answer: Answer, page: Page) => string;
  readonly citation?: (answer: Answer, page: Page) => Citation;
  readonly Page: (props: { readonly answer: Answer; readonly page: Page }) => JSX.Element;
};

/** Keeps the parts of a page together and forgets the type of its answer: the question of the same name gives it that shape. */
export function definePage<Answer>(page: PartnershipPage<Answer>): PartnershipPage<unknown> {
  return page as PartnershipPage<unknown>; // pages and questions are joined by name at run time, where types do not reach
}

/** The same of a page that belongs to no partnership. */
export function defineSitePage<Answer>(page: SitePage<Answer>): SitePage<unknown> {
  return page as SitePage<unknown>; // as above
}
