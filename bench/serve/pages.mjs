// Pages over HTTP: each kind uncached (a fresh server, every address once), and a few of them again and again.
import { setTimeout as wait } from "node:timers/promises";
import { performance } from "node:perf_hooks";
import { ask, connections } from "./ask.mjs";
import { findAddresses, oneOfEach, shuffled } from "./addresses.mjs";
import { bar, quantile, round, spread } from "../numbers.mjs";
import { startSite } from "./site.mjs";

const perKind = 60; // addresses of one kind at most
const readers = 32;

async function uncached(site, agent, kinds) {
  const asked = shuffled(
    [...kinds].flatMap(([kind, paths]) =>
      shuffled(paths)
        .slice(0, perKind)
        .map((path) => ({ kind, path })),
    ),
  );
  const took = new Map([...kinds.keys()].map((kind) => [kind, []]));
  for (const { kind, path } of asked) {
    const { ms, status } = await ask(agent, `${site.address}${path}`);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    took.get(kind).push(ms);
  }
  return took;
}

/** Requests a second while so many readers ask for the same few pages for some seconds. */
async function cached(site, paths, seconds) {
  const agent = connections(readers);
  for (const path of paths) await ask(agent, `${site.address}${path}`);
  const until = performance.now() + seconds * 1000;
  const took = [];
  const reader = async (first) => {
    for (let at = first; performance.now() < until; at++) {
      const { ms, status } = await ask(agent, `${site.address}${paths[at % paths.length]}`);
      if (status !== 200) throw new Error(`${paths[at % paths.length]} answers ${status}`);
      took.push(ms);
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, index) => reader(index)));
  agent.destroy();
  return { perSecond: took.length / seconds, ms: spread(took) };
}

/** Pages of a site that was started for this and has a data folder. */
export async function measurePages(data) {
  const looking = await startSite(data);
  const finder = connections(4);
  const kinds = await findAddresses(finder, looking.address);
  finder.destroy();
  await looking.stop();

  const site = await startSite(data);
  const agent = connections(1);
  const started = site.memory();
  const took = await uncached(site, agent, kinds);
  const all = [...took.values()].flat();
  await wait(1000);
  const after = site.memory();
  const again = await cached(site, [...oneOfEach(kinds).values()], 5);
  agent.destroy();
  await site.stop();
  const byKind = [...took].map(([kind, ms]) => ({ kind, ...spread(ms) })).sort((a, b) => b.p95 - a.p95);
  return {
    bars: [
      bar("a page uncached, p95", quantile(all, 0.95), 150, "ms"),
      bar("a page of the slowest kind uncached, p95", byKind[0].p95, 150, "ms"),
      { ...bar("cached pages a second, 32 readers", again.perSecond, 1000, "/s"), holds: again.perSecond >= 1000 },
      bar("memory when open", started.all, 600, "MB"),
      bar(`memory after ${all.length} pages`, after.all, 600, "MB"),
    ],
    details: {
      uncachedMs: spread(all),
      cachedPerSecond: round(again.perSecond, 0),
      cachedMs: again.ms,
      memory: { started, after },
      byKind,
    },
  };
}
