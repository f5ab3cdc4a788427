import type { Exact } from "../../core/exact.ts";

/** A place or purpose as published, its code not blank. */
export type Share = { readonly code: string; readonly percentage: Exact | null };
export type ShareIn = Share & { readonly vocabulary: string };

/** What an activity or a transaction says of itself about places and purposes, in the order of the document. */
export type Shares = { readonly countries: Share[]; readonly regions: ShareIn[]; readonly sectors: ShareIn[] };

export type Organisation = { readonly ref: string | null; readonly name: string | null };

/** Money that an activity reports, with a readable value and a currency. Days are counted from 1970-01-01, values are units of 10^-12. */
export type Reported = {
  readonly kind: "transaction" | "budget" | "planned_disbursement";
  readonly sourceKey: number; // key of the transaction; ordinal of the others
  readonly type: string | null;
  readonly value: bigint;
  readonly currency: string;
  readonly valueDay: number | null;
  readonly day: number | null; // of the transaction; first of the period of the others
  readonly own: Shares | null; // of the transaction itself
  readonly provider: Organisation | null;
  readonly receiver: Organisation | null;
  readonly aidType: string | null;
  readonly financeType: string | null;
  readonly flowType: string | null;
};

/** All money of one activity and what is needed to split it. */
export type ActivityMoney = {
  readonly datasetKey: number;
  readonly activityKey: number;
  readonly shares: Shares;
  readonly reported: readonly Reported[];
  readonly fundingOrg: Organisation | null; // the first with role 1
  readonly reportingOrg: Organisation;
  readonly aidType: string | null; // defaults of the activity
  readonly financeType: string | null;
  readonly flowType: string | null;
};
