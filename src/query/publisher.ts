import { z } from "zod";
import { fromActivityId } from "./activities/activity-address.ts";
import { readDatasets, readPublisherMoney, readPublishers, readSetAside } from "./datasets/read-datasets.ts";
import { addressOf } from "./claims/claim-query.ts";
import { recipientsOf } from "./oda/parties.ts";
import { defineQuestion } from "./question.ts";
import { addTallies, noPayments } from "./reported/tally.ts";
import { paymentsOf } from "./reported/payment-rule.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const shownDatasets = 100;

type Money = Awaited<ReturnType<typeof readPublisherMoney>>;

/** Both sums of some of the money, each opening its rows. */
function sumsOf(
  money: Money,
  asked: { readonly publisher: string; readonly recipient?: readonly string[]; readonly year?: readonly string[] },
) {
  const of = (type: "committed" | "spent") => {
    const own = money.filter((one) => one.is_commitment === (type === "committed"));
    return own.length === 0 ? { ...noPayments, rows: null } : { ...addTallies(own), rows: paymentsOf({ ...asked, type }) };
  };
  return { committed: of("committed"), spent: of("spent") };
}

/** What does one publisher report: which files, how many activities, how much to whom and when, and what of it was set aside? */
export const publisher = defineQuestion({
  id: "publisher",
  path: "/publishers/:id",
  ofPublishers: true,
  parameters: z.strictObject({}),
  read: async (asked) => {
    const { model, record, snapshot, today, id } = asked;
    const named = fromActivityId(id);
    const ref = named !== undefined && "identifier" in named ? named.identifier : null;
    const found = ref === null ? undefined : (await readPublishers(snapshot, record)).find((one) => one.ref === ref);
    if (ref === null || found === undefined) return null;
    const money = await readPublisherMoney(snapshot, record, ref);
    const years = [...new Set(money.map((one) => one.year))].sort((a, b) => (b ?? -Infinity) - (a ?? -Infinity));
    const datasets = (await readDatasets(snapshot)).filter((one) => one.publisher === ref);
    return {
      stamp: toStamp(model, record, today),
      ...{ ref, name: found.name, activities: found.activities, counted: found.counted, concerned: found.concerned },
      list: found.concerned === 0 ? null : addressOf("activities", { publisher: ref }),
      payments: addressOf("payments", { publisher: ref }),
      sums: sumsOf(money, { publisher: ref }),
      recipients: recipientsOf(record)
        .filter((code) => money.some((one) => one.recipient === code))
        .map((code) => ({
          recipient: code,
          ...sumsOf(
            money.filter((one) => one.recipient === code),
            { publisher: ref, recipient: [code] },
          ),
        })),
      years: years.map((year) => ({
        year,
        ...sumsOf(
          money.filter((one) => one.year === year),
          { publisher: ref, year: [year === null ? "unknown" : String(year)] },
        ),
      })),
      ...{ datasets: datasets.slice(0, shownDatasets), more_datasets: Math.max(0, datasets.length - shownDatasets) },
      set_aside: await readSetAside(snapshot, { datasets: [], publisher: ref }),
      provenance: await provenanceOf(asked, { counting: "payments", deflator: null }),
    };
  },
  columns: {
    year: "integer",
    currency: "text",
    committed: "decimal",
    commitments: "integer",
    spent: "decimal",
    payments: "integer",
    no_rate: "integer",
  },
  rows: ({ years }) =>
    years.map(({ year, committed, spent }) => ({
      ...{ year, currency: "USD", committed: committed.value, commitments: committed.payments, spent: spent.value },
      ...{ payments: spent.payments, no_rate: committed.no_rate + spent.no_rate },
    })),
});
