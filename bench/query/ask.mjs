// Questions over HTTP, each asked once, so that no answer is one that was given before.
import { performance } from "node:perf_hooks";
import { ask, connections } from "../serve/ask.mjs";
import { asked } from "./warehouse.mjs";

/** First digits of sectors that are asked for. */
export const sectors = ["231", "111", "2", "23", "1", "14", "21", "311", "3", "33"];
const years = [...Array.from({ length: 16 }, (_, index) => `&year=${2008 + index}`), ""];
const currencies = ["usd", "eur", "jpy"];

/** Addresses of the question under a partnership, every one another: five recipients, one provider, the first digits of a sector, by year. */
export function addresses(count) {
  const all = [];
  for (let from = 0; all.length < count; from++)
    for (const sector of sectors)
      for (const until of years)
        for (const currency of currencies)
          all.push(
            `/en/central-asia-japan/payments.json?provider=${encodeURIComponent(from === 0 ? asked.provider : `XM-DAC-${100 + 8 * from}`)}&sector=${sector}${until}&currency=${currency}`,
          );
  return all.slice(0, count);
}

async function one(agent, site, path) {
  const { ms, status } = await ask(agent, `${site}${path}`);
  if (status !== 200) throw new Error(`${path} answers ${status}`);
  return ms;
}

/** Milliseconds of each question, one after the other. */
export async function askInTurn(site, paths) {
  const agent = connections(1);
  const took = [];
  for (const path of paths) took.push(await one(agent, site, path));
  agent.destroy();
  return took;
}

/** The same by so many readers at once: milliseconds of each, and how many a second. */
export async function askAtOnce(site, paths, readers) {
  const agent = connections(readers);
  const waiting = [...paths];
  const took = [];
  const began = performance.now();
  const reader = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) took.push(await one(agent, site, path));
  };
  await Promise.all(Array.from({ length: readers }, reader));
  const perSecond = (took.length * 1000) / (performance.now() - began);
  agent.destroy();
  return { took, perSecond };
}
