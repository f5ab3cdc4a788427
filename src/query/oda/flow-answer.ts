import type { z } from "zod";
import { SaraiError } from "../../core/errors.ts";
import type { Asked } from "../question.ts";
import { toStamp } from "../views/partnership-view.ts";
import { provenanceOf } from "../views/provenance.ts";
import { measures, priceKinds, settleSelection, type flowParameters, type Settled } from "./donor-selection.ts";
import { readMatrix } from "./flow-matrix.ts";

export type FlowAsked = Asked<z.infer<z.ZodObject<typeof flowParameters>>>;

/** The selection of a page on flows: every year that is held, unless the address says which. `recipient` where the page is of one. */
export function settleFlows({ snapshot, record, parameters }: FlowAsked, recipient?: string): Promise<Settled> {
  const whole = { ...parameters, donors: "dac-with-institutions" as const };
  return settleSelection(snapshot, record, recipient === undefined ? whole : { ...whole, recipient: [recipient] }, "all");
}

function optionsOf({ selection, allHeld }: Settled) {
  const isHeld = (measure: string, current: boolean): boolean =>
    allHeld.some((one) => one.measure === measure && (one.price_base === "current") === current);
  return {
    measure: measures.map((value) => ({ value, selected: value === selection.measure, held: isHeld(value, true) })),
    prices: priceKinds.map((value) => {
      const current = value === "current";
      return { value, selected: current === selection.current, held: isHeld(selection.measure, current) };
    }),
  };
}

/** What every answer on flows says: what was asked, what is held of it, and the sums. */
export async function flowParts(asked: FlowAsked, settled: Settled, of: { donors: readonly string[]; by: "donor" | "recipient" }) {
  const { selection, held, allHeld } = settled;
  const donors = held === null ? [] : of.donors.filter((code) => held.donors.includes(code));
  return {
    stamp: toStamp(asked.model, asked.record, asked.today),
    selection: {
      measure: selection.measure,
      donors: [...of.donors],
      recipients: [...selection.recipients],
      first_year: selection.firstYear,
      last_year: selection.lastYear,
      prices: asked.parameters.prices,
    },
    held: held === null ? null : { first_year: held.first_year, last_year: held.last_year },
    options: optionsOf(settled),
    flows: await readMatrix(asked.snapshot, { donors, selection }, of.by),
    provenance: await provenanceOf(asked, {
      counting: "both",
      deflator: allHeld.find((one) => one.price_base !== "current")?.price_base ?? null,
    }),
  };
}

type FlowParts = Awaited<ReturnType<typeof flowParts>>;

/** The columns of the sums of an answer on flows. */
export const flowColumns = {
  donor: "text",
  recipient: "text",
  year: "integer",
  measure: "text",
  prices: "text",
  usd: "decimal",
  figures: "integer",
} as const;

/** The sums of an answer on flows as rows: one for each line and year, a year without a figure empty. */
export function flowRows({ flows, selection, provenance }: Pick<FlowParts, "flows" | "selection" | "provenance">) {
  return flows.lines.flatMap((line) =>
    line.years.map((year) => ({
      donor: flows.by === "donor" ? line.code : selection.donors.join(" "),
      recipient: flows.by === "recipient" ? line.code : selection.recipients.join(" "),
      year: year.year,
      measure: selection.measure,
      prices: selection.prices === "current" ? "current" : (provenance.deflator ?? "constant"),
      usd: year.value,
      figures: year.figures,
    })),
  );
}

/** How an answer on flows is frozen: what tells its rows apart, and what asks for the same again when newer years are held. */
export const flowCite = {
  key: ["donor", "recipient", "year"],
  parameters: ({ selection: { measure, first_year: first, last_year: last, prices } }: Pick<FlowParts, "selection">) => {
    return { measure, first_year: String(first), last_year: String(last), prices };
  },
} as const;

/** Refuses a code that is neither among the donors or recipients held nor a member, and says which there are. */
export function refuseUnknown(id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  const choice = known.join(", ");
  throw new SaraiError("not-found", `There is nothing under the code "${id.slice(0, 100)}" here.`, {
    advice: `There are: ${choice}.`,
    values: { id: id.slice(0, 100), choice },
  });
}
