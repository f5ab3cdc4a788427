import type { Context } from "hono";
import { ClaimCard } from "../contract/claims.ts";
import type { OEmbed } from "../contract/oembed.ts";
import { inLanguage } from "../core/languages.ts";
import { parseAddress, type Address } from "./address.ts";
import { ask } from "./ask.ts";
import { figureInput } from "./answer.ts";
import { oembedNames } from "./cards.ts";
import { findFigure } from "./figure.ts";
import { openDataHeaders } from "./headers.ts";
import { toStored } from "./page-cache.ts";
import { readQuery } from "./parameters.ts";
import type { AppParts, Basis } from "./parts.ts";
import { isProblem, toProblem, type Problem } from "./problem.ts";
import { refuse, type Served } from "./refuse.ts";
import { send } from "./send.ts";

const cardSize = { width: 400, height: 360 }; // CSS pixels
const figureWidth = 800;

const noCard = toProblem("unknown-page", "There is no card for this address.", "Name the page of a claim or a figure on this site.");

function inMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

type Place = { readonly path: string; readonly search: string };

/** The path of a page of this site, and what it asks, from its absolute address. */
function placeWithin(site: string, address: string): Place | null {
  if (!URL.canParse(address)) return null;
  const [asked, own] = [new URL(address), new URL(site)];
  const below = own.pathname.replace(/\/$/, "");
  if (asked.origin !== own.origin || !asked.pathname.startsWith(`${below}/`)) return null;
  return { path: asked.pathname.slice(below.length), search: asked.search };
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

type Card = { readonly title: string; readonly framed: string; readonly width: number; readonly height: number };
type PageAddress = Extract<Address, { is: "page" }>;

async function cardOfClaim(parts: AppParts, basis: Basis, address: PageAddress): Promise<Omit<Card, "framed"> | Problem> {
  const query = readQuery("");
  if (isProblem(query)) return query;
  const asked = await ask(parts, basis, { ...address, below: [...address.below, "card"], query });
  if (isProblem(asked) || asked.question.isFramed !== true) return noCard;
  const { row } = ClaimCard.parse(asked.answer);
  return { title: inLanguage({ [row.lang]: row.claim, ...row.translations }, address.lang).text, ...cardSize };
}

/** A card of a claim is of one size; the frame of a figure is as high as its width needs. */
async function findCard(parts: AppParts, site: string, asked: { url: string; maxWidth: number }): Promise<Card | Problem> {
  const place = placeWithin(site, asked.url);
  if (place === null) return noCard;
  const address = parseAddress(place.path, parts.languages);
  const query = readQuery(place.search);
  if (isProblem(query)) return query;
  if (address.is !== "page" || address.twin !== "html") return noCard;
  const basis = { model: await parts.model(), snapshot: await parts.snapshot() };
  if (findFigure(parts, address.below) === null) {
    const card = await cardOfClaim(parts, basis, address);
    return isProblem(card) ? card : { ...card, framed: `${site}${address.path}/card` };
  }
  const input = await figureInput(parts, basis, { page: address, query });
  if (isProblem(input)) return input;
  const width = Math.min(figureWidth, asked.maxWidth);
  const frame = parts.figures.describeFrame(input, width);
  const suffix = query.canonical === "" ? "" : `?${query.canonical}`;
  return frame === null ? noCard : { ...frame, width, framed: `${site}${address.path}${suffix}` };
}

/** Answers `/oembed?url=…` (oEmbed 1.0) with the frame of a claim's card or of a figure; only where it is known who answers for it and at which address. */
export async function oembed(served: Served, context: Context): Promise<Response> {
  const { parts } = served;
  const { url: site, operator } = parts.site;
  if (site === null || operator.name === null || operator.contact === null) return refuse(served, context, noCard, "json");
  const query = readQuery(new URL(context.req.url).search);
  if (isProblem(query)) return refuse(served, context, query, "json");
  const wrong = refusedValues(query.values);
  if (wrong !== null) return refuse(served, context, wrong, "json");
  const { values } = query;
  const most = (name: string): number => Number(values[name] ?? Infinity);
  const card = await findCard(parts, site, { url: String(values["url"] ?? ""), maxWidth: most("maxwidth") });
  if (isProblem(card)) return refuse(served, context, card, "json");
  const [width, height] = [Math.min(card.width, most("maxwidth")), Math.min(card.height, most("maxheight"))];
  const frame = `<iframe src="${inMarkup(card.framed)}" width="${String(width)}" height="${String(height)}" title="${inMarkup(card.title)}" frameborder="0"></iframe>`;
  const body: OEmbed = {
    version: "1.0",
    type: "rich",
    ...{ title: card.title, provider_name: operator.name, provider_url: site },
    ...{ cache_age: 3600, html: frame, width, height },
  };
  return send(context, toStored("application/json; charset=utf-8", `${JSON.stringify(body)}\n`), openDataHeaders);
}
