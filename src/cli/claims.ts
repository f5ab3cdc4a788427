import { ClaimList, ClaimPage } from "../contract/claims.ts";
import { PartnershipList } from "../contract/overview.ts";
import type { ClaimVerdict, ReadingVerdict } from "../core/claims/verdict.ts";
import { SaraiError } from "../core/errors.ts";
import { checkedClaims } from "../query/claims/checked-claims.ts";
import type { Invocation } from "./invocation.ts";
import { withProgress, type Progress } from "./progress.ts";
import { serverOf } from "./reading.ts";
import { readModelOnce } from "./read-once.ts";
import { openWarehouse } from "./warehouse.ts";

type Checked = {
  readonly id: string;
  readonly partnership: string;
  readonly verdict: ClaimVerdict;
  readonly pinned: ClaimVerdict | null;
  readonly readings: readonly { readonly id: string; readonly verdict: ReadingVerdict; readonly value: string | null }[];
};

async function here(invocation: Invocation): Promise<readonly Checked[]> {
  const warehouse = await openWarehouse(invocation);
  try {
    const model = await readModelOnce(invocation);
    const snapshot = await warehouse.snapshot();
    const all: Checked[] = [];
    for (const record of model.partnerships)
      for (const [id, { verdict, readings }] of await checkedClaims(record, snapshot))
        all.push({
          id,
          partnership: record.id,
          verdict,
          pinned: record.entries.claim.find((entry) => entry.id === id)?.value.verdict ?? null,
          readings: readings.map((one) => ({ id: one.id, verdict: one.verdict, value: one.value })),
        });
    return all;
  } finally {
    await warehouse.close();
  }
}

async function ask(address: string, path: string): Promise<unknown> {
  const response = await fetch(`${address}${path}`);
  if (!response.ok) throw new SaraiError("record-unavailable", `The server at ${address} answers ${String(response.status)}.`);
  return response.json();
}

/** The same from the server that holds the data folder. */
async function fromServer(address: string, progress: Progress): Promise<readonly Checked[]> {
  const { rows } = PartnershipList.parse(await ask(address, "/en/partnerships.json"));
  const all: Checked[] = [];
  const lists = [];
  for (const { partnership } of rows) {
    const list = ClaimList.parse(await ask(address, `/en/${partnership.id}/claims.json`));
    lists.push({ partnership, rows: list.rows });
  }
  const total = lists.reduce((sum, list) => sum + list.rows.length, 0);
  for (const { partnership, rows: claims } of lists) {
    for (const row of claims) {
      progress(all.length, total);
      const page = ClaimPage.parse(await ask(address, `/en/${partnership.id}/claims/${row.id}.json`));
      const readings = page.readings.map(({ id, verdict, value }) => ({ id, verdict, value }));
      all.push({ id: row.id, partnership: partnership.id, verdict: row.verdict, pinned: row.pinned, readings });
    }
  }
  return all;
}

function inWords({ id, verdict, pinned, readings }: Checked): string {
  const count = (which: ReadingVerdict): number => readings.filter((one) => one.verdict === which).length;
  const counts = `${count("holds")} hold, ${count("fails")} do not, ${count("cannot-be-checked")} cannot be checked`;
  const changed = pinned !== null && pinned !== verdict ? `  CHANGED, was ${pinned}` : "";
  const all = readings.length === 1 ? "1 reading" : `${readings.length} readings`;
  return `${id}: ${verdict} (${all}: ${counts})${changed}`;
}

/**
 * Checks every claim of every partnership. Throws `input-invalid` where a claim comes to something else than its pinned verdict: the data
 * or the record changed, and somebody should look.
 */
export async function checkClaims(invocation: Invocation, asked: { readonly json: boolean }): Promise<void> {
  const { write } = invocation;
  const address = serverOf(invocation);
  const all = address === null ? await here(invocation) : await withProgress("Checking", (progress) => fromServer(address, progress));
  if (asked.json) write(JSON.stringify(all.map(({ id, verdict, readings }) => ({ id, verdict, readings }))));
  else for (const one of all) write(inWords(one));
  const changed = all.filter((one) => one.pinned !== null && one.pinned !== one.verdict);
  if (changed.length > 0)
    throw new SaraiError("input-invalid", changed.map((one) => `${one.id} is now ${one.verdict}; it was ${one.pinned ?? ""}.`).join("\n"), {
      advice: "Look at the claim's page, and set its `verdict` in claims.yaml to what it has become.",
    });
}
