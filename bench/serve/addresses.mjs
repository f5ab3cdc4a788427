// Every kind of page with many of its addresses, as the site itself lists them.
import { askJson } from "./ask.mjs";

const perList = 40; // entries of one list, spread over it
const skipped = ["cite"]; // needs an answer that somebody cited

function spreadOver(values, count) {
  const step = Math.max(1, values.length / count);
  return Array.from({ length: Math.min(count, values.length) }, (_, index) => values[Math.floor(index * step)]);
}

/** The ids of a list, from all its pages. Recipients and donors of money have no list of their own. */
async function idsOf(agent, address, path) {
  const list = path.slice(0, path.indexOf("/{id}"));
  if (list.endsWith("/recipients"))
    return (await askJson(agent, `${address}${list.replace(/recipients$/, "money.json")}`)).selection.recipients;
  if (list.endsWith("/publishers")) {
    const { publishers } = await askJson(agent, `${address}${list.replace(/publishers$/, "data-sources.json")}`);
    return publishers.flatMap(({ page }) => (page === null ? [] : [page.split("/").at(-1)]));
  }
  const first = await askJson(agent, `${address}${list}.json`);
  const rows = [...first.rows];
  for (let page = 2; page <= (first.pages ?? 1); page++) rows.push(...(await askJson(agent, `${address}${list}.json?page=${page}`)).rows);
  return [...new Set(rows.map((row) => row.id ?? row.code ?? row.donor))];
}

/**
 * Paths of pages by kind, in all languages and partnerships. What is asked here are JSON twins in English, so that no page is made
 * before it is measured.
 */
export async function findAddresses(agent, address) {
  const { paths } = await askJson(agent, `${address}/openapi.json`);
  const kinds = new Map();
  for (const [path, { get }] of Object.entries(paths)) {
    if (!get?.operationId.endsWith("-json") || !path.startsWith("/{lang}/") || path.includes("{hash}")) continue;
    const kind = get.operationId.slice(0, -"-json".length);
    if (skipped.includes(kind)) continue;
    const choices = (name) => get.parameters.find((one) => one.name === name && one.in === "path")?.schema.enum ?? [""];
    const page = path.slice(0, -".json".length);
    const found = [];
    for (const partnership of choices("partnership")) {
      const of = page.replace("{partnership}", partnership);
      const ids = of.includes("{id}") ? spreadOver(await idsOf(agent, address, of.replace("{lang}", "en")), perList) : [""];
      for (const id of ids)
        for (const lang of choices("lang")) found.push(of.replace("{lang}", lang).replace("{id}", encodeURIComponent(id)));
    }
    if (found.length > 0) kinds.set(kind, found); // some need activities, which are not shipped
  }
  return kinds;
}

/** One address of each kind: in English, of the first partnership that has one. */
export function oneOfEach(kinds) {
  return new Map([...kinds].map(([kind, paths]) => [kind, paths.find((path) => path.startsWith("/en/")) ?? paths[0]]));
}

/** The same choice each time: numbers from a seed, between 0 and 1. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** All in an order that looks like chance and is always the same. */
export function shuffled(values, seed = 1) {
  const next = seeded(seed);
  return values
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
