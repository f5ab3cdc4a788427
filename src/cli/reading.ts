import { readLedger } from "../api/ledger.ts";
import { Ledger, type LedgerLine } from "../contract/ledger.ts";
import { SaraiError } from "../core/errors.ts";
import type { Recorder, Speaker, Statement } from "../core/statement.ts";
import { holderOf } from "../record/data-lock.ts";
import type { Invocation } from "./invocation.ts";
import { withRecord } from "./with-record.ts";

async function fromServer(address: string, asked: string): Promise<Ledger | null> {
  const response = await fetch(`${address}/ledger/${asked}.json`);
  if (response.status === 404) return null;
  if (!response.ok) throw new SaraiError("record-unavailable", `The server at ${address} answers ${String(response.status)}.`);
  return Ledger.parse(await response.json());
}

/** Where the server answers that holds the data folder; null where none does. */
export function serverOf({ settings }: Invocation): string | null {
  return settings.databaseUrl === null ? (holderOf(settings.dataFolder)?.address ?? null) : null;
}

/**
 * Everything recorded of an entry, or of a partnership whole (`<partnership>/all`): from the server that holds the data folder where one
 * runs, else from the record. Throws `not-found` where nothing was ever said of it.
 */
export async function readRecorded(invocation: Invocation, asked: string): Promise<Ledger> {
  const address = serverOf(invocation);
  const found =
    address === null
      ? await withRecord(invocation, async (store) => readLedger(await store.readModel(), asked))
      : await fromServer(address, asked);
  if (found !== null) return found;
  throw new SaraiError("not-found", `The record holds nothing of "${asked}".`, {
    advice: "Name an entry by its address below the language: <partnership>/commitments/<id>.",
  });
}

/** A line of the ledger's answer as the statement it was. */
export function toStatement(line: LedgerLine): Statement {
  const { follows, redacted } = line;
  return {
    id: line.id,
    subject: line.subject,
    property: line.property,
    value: line.value,
    words: line.words ?? undefined,
    lang: line.lang,
    speaker: line.speaker as Speaker, // the ledger holds no other
    attributedTo: line.attributed_to ?? undefined,
    saidOn: line.said_on,
    saidOnIs: line.said_on_is ?? undefined,
    citations: line.citations.map(({ seen_on: seenOn, sha256, ...page }) => ({ ...page, seenOn, sha256: sha256 ?? undefined })),
    follows: follows === null ? undefined : { id: follows.id, kind: follows.kind, reason: follows.reason ?? undefined },
    recordedBy: line.recorded_by as Recorder, // the ledger holds no other
    recordedAt: line.recorded_at,
    own: line.own,
    valueSha256: line.value_sha256,
    redacted: redacted ?? undefined,
  };
}
