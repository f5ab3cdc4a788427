import type { CitePage } from "../../src/contract/cited.ts";
import { provenance } from "./checked.ts";
import { hostile, longWord, partnership, stamp } from "./parts.ts";

const hash = "0123456789abcdef".repeat(4);

export const cited: CitePage = {
  record_version: stamp.record_version,
  hash,
  frozen_at: "2026-11-23T08:00:00.000Z",
  size_bytes: 1_000,
  address: `/cite/${hash}.json`,
  live: "/river-ridge/claims/first?state=begun",
  frozen: {
    format: "sarai-answer-1",
    question: "claim",
    asks: "Under which readings does one claim hold?",
    partnership: { id: partnership.id, names: partnership.names },
    entry: { subject: "river-ridge/claims/first", title: hostile, lang: "en" },
    path: "/claims/first",
    parameters: { state: "begun", recipient: ["AA", "BB"] },
    computed_for: "2026-11-23",
    read_up_to: stamp.read_up_to,
    key: ["id"],
    row_count: 150,
    rows_sha256: "ab".repeat(32),
    rows: Array.from({ length: 150 }, (_, index) => ({
      id: `r${String(index)}`,
      text: index === 0 ? longWord : hostile,
      usd: index === 1 ? null : "-7.00",
    })),
    provenance,
    method: { version: "answers-0" },
    licence: "CC BY 4.0",
  },
  today: {
    state: "differs",
    why: null,
    method: { version: "answers-1", same: false },
    snapshot: "another",
    record_version: stamp.record_version,
    row_count: 150,
    counts: { same: 0, changed: 100, gone: 50, new: 50 },
    changed: Array.from({ length: 100 }, (_, index) => ({
      row: [`r${String(index)}`],
      column: "usd",
      ...{
        frozen: index === 0 ? null : "-7.00",
        today: index === 1 ? hostile : "5.00",
        by: index < 2 ? null : index === 2 ? "-1.00" : "12.00",
      },
    })),
    gone: Array.from({ length: 50 }, (_, index) => [`gone${String(index)}`]),
    new: Array.from({ length: 50 }, (_, index) => [`new${String(index)}`, longWord]),
  },
};

const nothing = { counts: null, changed: [], gone: [], new: [], row_count: null };

/** Rows too large to be kept, of a list that is no more. */
export const emptyCited: CitePage = {
  ...cited,
  frozen: { ...cited.frozen, entry: null, path: "/donors", parameters: {}, rows: null, provenance: { ...provenance, files: [] } },
  today: { ...cited.today, ...nothing, state: "not-answered", why: "There is no such page." },
};
