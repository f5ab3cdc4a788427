import type { Context } from "hono";
import { ClaimCard } from "../contract/claims.ts";
import type { OEmbed } from "../contract/oembed.ts";
import { inLanguage } from "../core/languages.ts";
import { parseAddress } from "./address.ts";
import { ask } from "./ask.ts";
import { openDataHeaders } from "./headers.ts";
import { toStored } from "./page-cache.ts";
import { readQuery } from "./parameters.ts";
import type { AppParts, Site } from "./parts.ts";
import { isProblem, toProblem, type Problem } from "./problem.ts";
import { refuse, type Served } from "./refuse.ts";
import { send } from "./send.ts";

const size = { width: 400, height: 360 }; // CSS pixels

/** The parameters of oEmbed 1.0. */
export const oembedNames: readonly string[] = ["url", "format", "maxwidth", "maxheight"];
const noCard = toProblem("unknown-page", "There is no card for this address.", "Name the page of a claim on this site.");

function inMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The path of a page of this site from its absolute address. */
function pathWithin(site: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const [asked, own] = [new URL(address), new URL(site)];
  const below = own.pathname.replace(/\/$/, "");
  return asked.origin === own.origin && asked.pathname.startsWith(`${below}/`) ? asked.pathname.slice(below.length) : null;
}

function wrongValue(parameter: string, allowed: string): Problem {
  return toProblem("wrong-value", `The parameter "${parameter}" cannot have this value.`, `Allowed: ${allowed}.`, { parameter, allowed });
}

type Values = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with the parameters, as far as they can be told without the page. */
function refusedValues(values: Values): Problem | null {
  const unknown = Object.keys(values).find((name) => !oembedNames.includes(name));
  if (unknown !== undefined)
    return toProblem("unknown-parameter", `There is no parameter "${unknown}" here.`, `There are: ${oembedNames.join(", ")}.`, {
      parameter: unknown,
      allowed: oembedNames.join(", "),
    });
  if ((values["format"] ?? "json") !== "json") return { ...wrongValue("format", "json"), status: 501 }; // as oEmbed 1.0 has it
  const wrong = ["maxwidth", "maxheight"].find((name) => !/^[1-9]\d{0,4}$/.test(String(values[name] ?? "1")));
  return wrong === undefined ? null : wrongValue(wrong, "a number of pixels such as 400");
}

type Card = { readonly title: string; readonly framed: string };

async function findCard(parts: AppParts, site: string, url: string): Promise<Card | Problem> {
  const path = pathWithin(site, url);
  if (path === null) return noCard;
  const address = parseAddress(path, parts.languages);
  if (address.is !== "page" || address.twin !== "html") return noCard;
  const query = readQuery("");
  if (isProblem(query)) return query;
  const basis = { model: await parts.model(), snapshot: await parts.snapshot() };
  const asked = await ask(parts, basis, { ...address, below: [...address.below, "card"], query });
  if (isProblem(asked) || asked.question.isFramed !== true) return noCard;
  const { row } = ClaimCard.parse(asked.answer);
  const title = inLanguage({ [row.lang]: row.claim, ...row.translations }, address.lang).text;
  return { title, framed: `${site}${address.path}/card` };
}

/** Whether claims have cards for other sites: only where it is known who answers for them and at which address. */
export function hasCards({ url, operator }: Site): boolean {
  return url !== null && operator.name !== null && operator.contact !== null;
}

/** Answers `/oembed?url=…` (oEmbed 1.0) with the frame of a claim's card; only where it is known who answers for it and at which address. */
export async function oembed(served: Served, context: Context): Promise<Response> {
  const { parts } = served;
  const { url: site, operator } = parts.site;
  if (site === null || operator.name === null || operator.contact === null) return refuse(served, context, noCard, "json");
  const query = readQuery(new URL(context.req.url).search);
  if (isProblem(query)) return refuse(served, context, query, "json");
  const wrong = refusedValues(query.values);
  if (wrong !== null) return refuse(served, context, wrong, "json");
  const { values } = query;
  const card = await findCard(parts, site, String(values["url"] ?? ""));
  if (isProblem(card)) return refuse(served, context, card, "json");
  const within = (name: string, own: number): number => Math.min(own, Number(values[name] ?? own));
  const [width, height] = [within("maxwidth", size.width), within("maxheight", size.height)];
  const frame = `<iframe src="${inMarkup(card.framed)}" width="${String(width)}" height="${String(height)}" title="${inMarkup(card.title)}" frameborder="0"></iframe>`;
  const body: OEmbed = {
    version: "1.0",
    type: "rich",
    ...{ title: card.title, provider_name: operator.name, provider_url: site },
    ...{ cache_age: 3600, html: frame, width, height },
  };
  return send(context, toStored("application/json; charset=utf-8", `${JSON.stringify(body)}\n`), openDataHeaders);
}
