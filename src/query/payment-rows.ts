import { z } from "zod";
import { defineQuestion, type Asked } from "./question.ts";
import { ruleParameters, settleRule } from "./reported/payment-rule.ts";
import { paymentRowsSql, readPaymentPage, readRowSum } from "./reported/read-payments.ts";
import { pageNumber, pageOf } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const pageSize = 100;

const parameters = z.strictObject({
  ...ruleParameters,
  removed_by: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/i, "a reason of the counting rule, such as duplicate")
    .default("none"),
  rate: z.enum(["any", "held", "none"]).default("any"),
  page: pageNumber,
});

type RowsAsked = Asked<z.infer<typeof parameters>>;

/** Which payments add up to a sum under a counting rule, and which does a part of the rule take out? */
export const paymentRows = defineQuestion({
  id: "payment-rows",
  path: "/payments/rows",
  ofPublishers: true,
  parameters,
  read: async (asked: RowsAsked) => {
    const { model, record, snapshot, today } = asked;
    const { page, removed_by: removedBy, rate, ...rest } = asked.parameters;
    const rule = await settleRule(snapshot, record, rest);
    const chosen = { removed_by: removedBy, rate };
    const sum = readRowSum(rule, chosen);
    return {
      stamp: toStamp(model, record, today),
      currency: rest.currency,
      type: rest.type,
      activity: rest.activity ?? null,
      publisher_asked: rest.publisher ?? null,
      removed_by: removedBy === "none" ? null : removedBy,
      ...pageOf(sum.payments, page, pageSize),
      sum: sum.value,
      no_rate: sum.no_rate,
      rows: await readPaymentPage(snapshot, rule, { ...chosen, page, pageSize }),
      provenance: await provenanceOf(asked, { counting: "payments", deflator: null }),
    };
  },
  columns: {
    activity: "text",
    publisher: "text",
    provider: "text",
    provider_name: "text",
    boundary: "text",
    receiver: "text",
    date: "text",
    year: "integer",
    type: "text",
    recipient: "text",
    sector_vocabulary: "text",
    sector: "text",
    currency: "text",
    value: "decimal",
    value_date: "text",
    amount: "decimal",
    licence: "text",
    dataset: "text",
  },
  rows: (answer) => answer.rows,
  select: async ({ snapshot, record, parameters: { removed_by: removedBy, rate, ...rest } }: RowsAsked) =>
    paymentRowsSql(await settleRule(snapshot, record, rest), { removed_by: removedBy, rate }),
});
