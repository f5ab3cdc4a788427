import type { VerdictChange } from "../../src/contract/claims.ts";
import type { Provenance } from "../../src/contract/provenance.ts";
import { hostile, stamp } from "./parts.ts";

/** Where an answer came from, as full as it can be. */
export const provenance: Provenance = {
  snapshot: "0123456789abcdef",
  record_version: stamp.record_version,
  counting_rule: "both",
  deflator: "2023",
  files: [
    {
      file: "net.csv",
      publisher: "The Bank",
      title: "Net flows",
      address: "https://example.org/data",
      licence: "CC-BY-4.0",
      vintage: "2025-10-07",
      citation: "The Bank, Net flows.",
      sha256: "ab".repeat(32),
      figures: 3_000,
      refused: 2,
    },
    {
      ...{ file: "other.csv", publisher: "The Bank", title: hostile, address: null, licence: null, vintage: "2025-10-07" },
      ...{ citation: "The Bank.", sha256: "cd".repeat(32), figures: 1, refused: 0 },
    },
  ],
  rates: [
    {
      ...{ id: "rates", title: hostile, publisher: "The Bank", address: "https://example.org/rates", vintage: "2025-10-07" },
      ...{ licence: "CC-BY-4.0", sha256: "ef".repeat(32) },
    },
    { id: "rates.json", title: null, publisher: null, address: null, vintage: null, licence: null, sha256: null },
  ],
  licences: [
    { licence: "cc-zero", datasets: 1_200 },
    { licence: null, datasets: 1 },
  ],
  software: { name: "sarai", version: "0.1.0" },
};
export const emptyProvenance: Provenance = { ...provenance, counting_rule: "record", deflator: null, files: [], rates: [], licences: [] };

/** A line of the history of a verdict. */
export function verdictChange(changes: Partial<VerdictChange> = {}): VerdictChange {
  return {
    ...{ id: "4f1c0a9be2d37786c5d41e08", at: "2026-11-23T10:00:00.000Z", verdict: "holds-under-some-readings", before: "holds" },
    ...{ holds: 900, fails: 40, cannot: 12, snapshot: provenance.snapshot, record_version: stamp.record_version, software: "0.1.0" },
    changed: Array.from({ length: 30 }, (_, index) => ({
      id: `largest.net.dac-countries.all-without-largest.since-founding.constant-${String(index)}`,
      before: index === 0 ? null : "holds",
      verdict: index === 1 ? null : "fails",
      value: "1.00",
    })),
    ...changes,
  };
}
