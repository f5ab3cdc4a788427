import type { ComponentChildren } from "preact";
import type { PartnershipView } from "../contract/overview.ts";
import { inLanguage, type Language } from "../core/languages.ts";
import type { Amount } from "../core/money.ts";
import { formatFor, type Format } from "./format.ts";
import type { MessageKey } from "./text/catalogues.ts";
import { formatMessage, hasMessage, sayTheWord, type OnMissing, type Values } from "./text/messages.ts";
import { formatRich } from "./text/rich.ts";

/** What a page is made with: the words and formats of its language, and where it stands. */
export type Page = Pick<Format, "day" | "shortDay" | "span" | "shortSpan" | "number" | "decimal" | "list" | "collate"> & {
  readonly lang: Language;
  readonly path: string; // with language, without a twin's ending: /en/<partnership>/commitments
  readonly query: string; // canonical, without the question mark
  readonly today: string; // ISO 8601 day
  /** An address of this site for the pages of others: absolute where the public address is configured. */
  readonly absolute: (address: string) => string;
  readonly operator: string | null; // who runs the site
  /** The message of a key made of data; where no catalogue has it, the word itself. */
  readonly say: (key: string, values?: Values) => string;
  /** The message of a key of the catalogue. */
  readonly t: (key: MessageKey, values?: Values) => string;
  /** A message whose values are elements. */
  readonly rich: (key: MessageKey, values: Readonly<Record<string, ComponentChildren>>) => ComponentChildren;
  /** A sum as published, with how exact the page is. */
  readonly money: (amount: Pick<Amount, "value" | "currency"> & { readonly qualifier?: Amount["qualifier"] }) => string;
  readonly language: (tag: string) => string;
  /** The name of a country as the partnership writes it, else as CLDR does. */
  readonly country: (code: string) => string;
};

/** A page of a partnership: its names of parties, fields and levels too. */
export type View = Page & {
  readonly partnership: PartnershipView;
  readonly field: (id: string) => string;
  readonly level: (id: string) => string;
  /** The address of a page of this partnership: `commitments`, `commitments/<id>`, `` for the overview. */
  readonly href: (below: string) => string;
};

export type PageContext = Pick<Page, "lang" | "path" | "query" | "today"> & {
  readonly site?: { readonly url: string | null; readonly operator: { readonly name: string | null } };
  readonly onMissing?: OnMissing;
};

/** The words and formats of one page in its language. */
export function makePage({ lang, path, query, today, site, onMissing = sayTheWord }: PageContext): Page {
  const format = formatFor(lang);
  const say = (key: string, values: Values = {}): string => formatMessage(lang, key, values, onMissing);
  const plainMoney = (amount: Pick<Amount, "value" | "currency">): string => {
    const key = `currency.${amount.currency}`;
    return hasMessage(lang, key) ? say(key, { amount: format.decimal(amount.value) }) : format.money(amount);
  };
  return {
    ...{ lang, path, query, today, say },
    operator: site?.operator.name ?? null,
    absolute: (address) => `${site?.url ?? ""}${address}`,
    ...{
      day: format.day,
      shortDay: format.shortDay,
      span: format.span,
      shortSpan: format.shortSpan,
      number: format.number,
      decimal: format.decimal,
      list: format.list,
    },
    collate: format.collate,
    t: say,
    rich: (key, values) => formatRich((placed) => say(key, placed), values),
    money: (amount) => {
      const text = plainMoney(amount);
      const { qualifier = "exact" } = amount;
      return qualifier === "exact" ? text : say(`amount.${qualifier}`, { amount: text });
    },
    language: format.language,
    country: format.region,
  };
}

/** The same for a page of a partnership. */
export function makeView(context: PageContext, partnership: PartnershipView): View {
  return toView(makePage(context), partnership);
}

/** The words of a page with the names of one partnership: for a list of several. */
export function toView(page: Page, partnership: PartnershipView): View {
  const { lang } = page;
  const named = (list: readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[]) => {
    const names = new Map(list.map((one) => [one.id, inLanguage(one.names, lang).text]));
    return (id: string): string => names.get(id) ?? id.replaceAll("-", " ");
  };
  const parties = new Map(partnership.parties.map((party) => [party.code, inLanguage(party.names, lang).text]));
  return {
    ...page,
    partnership,
    country: (code) => parties.get(code) ?? page.country(code),
    field: named(partnership.fields),
    level: named(partnership.levels),
    href: (below) => `/${lang}/${partnership.id}${below === "" ? "" : `/${below}`}`,
  };
}
