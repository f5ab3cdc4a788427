// From the process to listening: with an empty data folder, and with what the first start left; with the memory of both.
import { startSite, temporaryFolder } from "./site.mjs";
import { bar, median, round } from "../numbers.mjs";

/** Several first starts, and several later ones on each folder. */
export async function measureStart({ firstStarts = 3, laterStarts = 3 } = {}) {
  const first = [];
  const later = [];
  const peaks = [];
  const held = [];
  for (let round = 0; round < firstStarts; round++) {
    const data = temporaryFolder();
    const fresh = await startSite(data, { watchMemory: true });
    first.push(fresh.seconds);
    peaks.push(fresh.peakMB);
    held.push(fresh.memory().all);
    await fresh.stop();
    for (let again = 0; again < laterStarts; again++) {
      const next = await startSite(data);
      later.push(next.seconds);
      await next.stop();
    }
  }
  return {
    bars: [
      bar("first start to listening", median(first), 12, "s"),
      bar("later start to listening", median(later), 1.5, "s"),
      bar("memory after the first start", median(held), 600, "MB"),
    ],
    details: {
      first: first.map((one) => round(one, 2)),
      later: later.map((one) => round(one, 2)),
      peakMBDuringFirstStart: peaks,
      heldMB: held,
    },
  };
}
