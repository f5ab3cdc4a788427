// Many readers at once for a bounded time: mixed pages and data twins of this machine's own site, and no error.
import { performance } from "node:perf_hooks";
import { ask, connections } from "./ask.mjs";
import { findAddresses, seeded } from "./addresses.mjs";
import { bar, quantile, round, spread } from "../numbers.mjs";
import { startSite } from "./site.mjs";

const longestSeconds = 300;

/** So many readers for so many seconds, each asking for one address after the other. */
export async function measureLoad(data, { readers = 50, seconds = 60 } = {}) {
  const site = await startSite(data);
  const finder = connections(4);
  const kinds = [...(await findAddresses(finder, site.address)).values()];
  finder.destroy();
  const agent = connections(readers);
  const until = performance.now() + Math.min(seconds, longestSeconds) * 1000;
  const took = [];
  const errors = new Map();
  const reader = async (index) => {
    const next = seeded(index + 1);
    while (performance.now() < until) {
      const paths = kinds[Math.floor(next() * kinds.length)];
      const path = paths[Math.floor(next() * paths.length)];
      const ending = next() < 0.1 && !path.endsWith("/card") ? ".json" : "";
      const failed = await ask(agent, `${site.address}${path}${ending}`).then(
        ({ ms, status }) => (took.push(ms), status === 200 ? null : `${status} ${path}${ending}`),
        (error) => `${error.message} ${path}${ending}`,
      );
      if (failed !== null) errors.set(failed, (errors.get(failed) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, index) => reader(index)));
  const memory = site.memory();
  agent.destroy();
  await site.stop();
  const failures = [...errors.values()].reduce((sum, count) => sum + count, 0);
  return {
    bars: [
      { ...bar("errors under load", failures, 0, ""), ratio: failures === 0 ? "none" : "some" },
      bar(`memory at its end`, memory.all, 600, "MB"),
    ],
    details: {
      ...{ readers, seconds, answers: took.length, perSecond: round(took.length / seconds, 0) },
      ms: { ...spread(took), p99: round(quantile(took, 0.99)) },
      ...{ memory, errors: Object.fromEntries([...errors].slice(0, 20)) },
    },
  };
}
