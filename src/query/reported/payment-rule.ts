import { z } from "zod";
import type { PartnershipRecord } from "../../core/entry.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { addressOf } from "../claims/claim-query.ts";
import { recipientsOf } from "../oda/parties.ts";
import { choice, refuseUnknown } from "../selection.ts";
import { republishable } from "./licences.ts";
import { paymentCube, type PaymentCube, paymentCubeOf } from "./payment-cube.ts";

export const paymentTypes = ["spent", "committed"] as const;
export const boundaries = ["all", "crossing", "inside", "undecided"] as const;
export const currencies = ["usd", "eur", "jpy"] as const;

/** The counting rule of payments that publishers report (docs/counting-rules.md). What is left out is as wide as it can be. */
export const ruleParameters = {
  type: z.enum(paymentTypes).default("spent"),
  incoming: z.enum(["out", "in"]).default("out"),
  boundary: z.enum(boundaries).default("all"),
  republish: z.literal("1").optional(),
  currency: z.enum(currencies).default("usd"),
  recipient: choice,
  year: choice,
  provider: choice,
  sector: z
    .string()
    .regex(/^\d{1,5}$/, "the first digits of a DAC purpose code, such as 231")
    .optional(),
  activity: z.string().max(500).optional(), // IATI identifier: of no other activity is anything asked
  publisher: z.string().max(500).optional(), // reference of a reporting organisation: of no other is anything asked
};
export type RuleParameters = z.infer<z.ZodObject<typeof ruleParameters>>;

/** IATI transaction types: what goes out, and what the publisher received, which is the same money once more. */
const typesOf = {
  spent: { outgoing: ["3", "4"], incoming: ["1"] },
  committed: { outgoing: ["2"], incoming: ["11", "13"] },
} as const satisfies Record<(typeof paymentTypes)[number], { outgoing: readonly string[]; incoming: readonly string[] }>;

/** The parameters of judged.sql. */
type RuleBound = {
  readonly members: readonly string[];
  readonly recipients: readonly string[];
  readonly years: readonly string[];
  readonly providers: readonly string[];
  readonly sector: string;
  readonly activity: string;
  readonly publisher: string;
  readonly outgoing: readonly string[];
  readonly incoming: readonly string[];
  readonly with_incoming: boolean;
  readonly boundary: (typeof boundaries)[number];
  readonly crossing: readonly string[];
  readonly inside: readonly string[];
  readonly republish: boolean;
  readonly licences: readonly string[];
  readonly currency: (typeof currencies)[number];
};

/** A rule that fits what is held (`cube`). */
export type PaymentRule = {
  readonly parameters: RuleParameters;
  readonly members: readonly string[]; // every recipient of the partnership
  readonly recipients: readonly string[];
  readonly cube: PaymentCube;
  readonly bound: RuleBound;
};

/** The rule that an address asks for. Throws `input-invalid` for a recipient that is no member, and for a year or provider of which nothing is held. */
export async function settleRule(snapshot: Snapshot, record: PartnershipRecord, parameters: RuleParameters): Promise<PaymentRule> {
  const members = recipientsOf(record);
  const cube = await paymentCube(snapshot, members);
  const { providers, years } = cube.held;
  refuseUnknown("recipient", parameters.recipient ?? [], members);
  refuseUnknown("year", parameters.year ?? [], years);
  refuseUnknown("provider", parameters.provider ?? [], providers);
  const recipients = parameters.recipient === undefined ? members : members.filter((code) => parameters.recipient?.includes(code));
  const only = { activity: parameters.activity ?? "", publisher: parameters.publisher ?? "" };
  return {
    ...{ parameters, members, recipients },
    cube: only.activity === "" && only.publisher === "" ? cube : await paymentCubeOf(snapshot, members, only),
    bound: {
      ...{ members, recipients, years: parameters.year ?? [], providers: parameters.provider ?? [], sector: parameters.sector ?? "" },
      ...only,
      ...typesOf[parameters.type],
      with_incoming: parameters.incoming === "in",
      boundary: parameters.boundary,
      ...cube.onSide,
      republish: parameters.republish !== undefined,
      licences: republishable,
      currency: parameters.currency,
    },
  };
}

type Narrowed = {
  readonly recipient?: readonly string[];
  readonly year?: readonly string[];
  readonly provider?: readonly string[];
  readonly boundary?: string;
  readonly currency?: string;
  readonly removed_by?: string;
  readonly rate?: string;
};

/** The address, below the partnership, of the payments that a sum under this rule is made of. */
export function paymentsAddress({ parameters, recipients, members }: PaymentRule, narrowed: Narrowed = {}): string {
  const { type, incoming, boundary, republish, currency, year, provider, sector, activity, publisher } = parameters;
  const asked = {
    ...{ activity, publisher, boundary, currency, incoming, provider, removed_by: undefined, rate: undefined, type, year },
    recipient: recipients.length === members.length ? undefined : recipients,
    ...{ republish, sector },
    ...narrowed,
  };
  return rowsAddress(asked);
}

const usual: Readonly<Record<string, string>> = { boundary: "all", currency: "usd", incoming: "out", type: "spent" };

function rowsAddress(asked: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const said = Object.entries(asked).filter(([name, value]) => value !== undefined && usual[name] !== value);
  return addressOf("payments/rows", Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The same under the rule as it stands first: of one activity, or of what one publisher reports. */
export function paymentsOf(
  asked: Narrowed & { readonly type: (typeof paymentTypes)[number] } & ({ readonly activity: string } | { readonly publisher: string }),
): string {
  return rowsAddress(asked);
}
