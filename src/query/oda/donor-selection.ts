import { z } from "zod";
import type { PartnershipRecord } from "../../core/entry.ts";
import { SaraiError } from "../../core/errors.ts";
import { choice } from "../selection.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { readFlowsHeld, type FlowsHeld, type Selection } from "./flows.ts";
import { recipientsOf } from "./parties.ts";

export const measures = ["net", "gross", "commitments", "grant-equivalent"] as const;
export const donorSets = ["dac-countries", "dac-with-institutions"] as const;
export const priceKinds = ["current", "constant"] as const;

const year = z.coerce.number("a year such as 2023").int().min(1900).max(2200).optional();

/** What is measured, when, in which prices: the counting rule of a page whose address says who gives and who receives. */
export const flowParameters = {
  measure: z.enum(measures).default("net"),
  first_year: year,
  last_year: year,
  prices: z.enum(priceKinds).default("current"),
};
/** The same where the reader chooses to whom. What is left out has the widest or newest value. */
export const commonParameters = { ...flowParameters, recipient: choice };
export const selectionParameters = { ...commonParameters, donors: z.enum(donorSets).default("dac-countries") };
export type SelectionParameters = z.infer<z.ZodObject<typeof selectionParameters>>;

/** A selection with what stands around it. `held` is what the snapshot has of the measure in these prices; null = nothing. */
export type Settled = {
  readonly selection: Selection;
  readonly recipients: readonly string[]; // every recipient of the partnership
  readonly held: FlowsHeld | null;
  readonly allHeld: readonly FlowsHeld[];
};

function refuse(name: string, value: string, allowed: string): never {
  throw new SaraiError("input-invalid", `The parameter "${name}" cannot have the value "${value}".`, { advice: `Allowed: ${allowed}.` });
}

/** Which years an address without any asks for, and the year that stands in where nothing of the measure is held. */
type YearsLeftOut = { readonly span: "newest" | "all"; readonly instead: number };

/** First and last year: those asked for, else the newest held or all. */
function yearsOf(asked: SelectionParameters, held: FlowsHeld | null, { instead, span }: YearsLeftOut): readonly [number, number] {
  const newest = held?.last_year ?? instead;
  const last = asked.last_year ?? Math.max(newest, asked.first_year ?? newest);
  const first = asked.first_year ?? (span === "all" ? (held?.first_year ?? last) : last);
  if (first > last) refuse("first_year", String(first), `a year up to ${last}`);
  for (const [name, one] of [
    ["first_year", asked.first_year],
    ["last_year", asked.last_year],
  ] as const)
    if (held !== null && one !== undefined && (one < held.first_year || one > held.last_year))
      refuse(name, String(one), `${held.first_year} to ${held.last_year}`);
  return [first, last];
}

/** The selection that an address asks for. Throws `input-invalid` for a recipient that is no member, and for years that are not held. */
export async function settleSelection(
  snapshot: Snapshot,
  record: PartnershipRecord,
  asked: SelectionParameters,
  span: YearsLeftOut["span"] = "newest",
): Promise<Settled> {
  const recipients = recipientsOf(record);
  const unknown = asked.recipient?.find((one) => !recipients.includes(one));
  if (unknown !== undefined) refuse("recipient", unknown.slice(0, 100), recipients.join(", "));
  const allHeld = await readFlowsHeld(snapshot, recipients);
  const isCurrent = asked.prices === "current";
  const held = allHeld.find((one) => one.measure === asked.measure && (one.price_base === "current") === isCurrent) ?? null;
  const instead = Math.max(0, ...allHeld.map((one) => one.last_year)) || Number(record.partnership.value.read_up_to.slice(0, 4));
  const [firstYear, lastYear] = yearsOf(asked, held, { instead, span });
  const chosen = asked.recipient === undefined ? recipients : recipients.filter((code) => asked.recipient?.includes(code));
  return {
    selection: {
      measure: asked.measure,
      institutions: asked.donors === "dac-with-institutions",
      recipients: chosen,
      ...{ firstYear, lastYear, current: isCurrent },
    },
    recipients,
    held,
    allHeld,
  };
}

/** How many figures a donor would have if it had one for each recipient and year. */
export function figuresAsked({ recipients, firstYear, lastYear }: Selection): number {
  return recipients.length * (lastYear - firstYear + 1);
}
