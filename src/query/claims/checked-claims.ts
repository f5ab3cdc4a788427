import type { PartnershipRecord } from "../../core/entry.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { checkClaim, queryFailed, type CheckedClaim } from "./check-claim.ts";

export type CheckedClaims = ReadonlyMap<string, CheckedClaim>;

const kept = new WeakMap<PartnershipRecord, { readonly snapshot: string; readonly claims: Promise<CheckedClaims> }>();

/** Whether a query of this claim failed on the data: a fault of the moment, and no verdict. */
export function isFaulty({ readings }: CheckedClaim): boolean {
  return readings.some((one) => one.needs?.code === queryFailed);
}

async function checkAll(record: PartnershipRecord, snapshot: Snapshot): Promise<CheckedClaims> {
  const claims = new Map<string, CheckedClaim>();
  for (const claim of record.entries.claim) claims.set(claim.id, await checkClaim({ record, snapshot, claim }));
  return claims;
}

/** Every claim of a partnership, checked against one snapshot; once for each version of the record and snapshot, however many ask at once. */
export function checkedClaims(record: PartnershipRecord, snapshot: Snapshot): Promise<CheckedClaims> {
  const known = kept.get(record);
  if (known?.snapshot === snapshot.id) return known.claims;
  const claims = checkAll(record, snapshot);
  kept.set(record, { snapshot: snapshot.id, claims });
  const forget = (): boolean => kept.delete(record); // what failed is asked again
  claims.then((checked) => [...checked.values()].some(isFaulty) && forget(), forget);
  return claims;
}
