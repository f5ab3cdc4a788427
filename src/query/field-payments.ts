import { z } from "zod";
import { SaraiError } from "../core/errors.ts";
import { paymentsSql, readPayments, readPaymentSums } from "./payments/payments.ts";
import { defineQuestion } from "./question.ts";
import { pageNumber, pageOf } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const pageSize = 50;

/** Which payments that publishers report add up to the sum of a field in one currency? */
export const fieldPayments = defineQuestion({
  id: "field-payments",
  path: "/fields/:id/payments",
  ofPublishers: true,
  parameters: z.strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD")
      .optional(),
    page: pageNumber,
  }),
  read: async (asked) => {
    const { model, record, snapshot, today, id, parameters } = asked;
    const field = record.fields.find((one) => one.id === id);
    if (field === undefined) return null;
    const sums = await readPaymentSums(snapshot, record, field);
    const { currency = sums[0]?.currency ?? null, page } = parameters;
    const found = sums.find((one) => one.currency === currency);
    if (parameters.currency !== undefined && found === undefined) {
      const allowed = sums.map((one) => one.currency).join(", ");
      throw new SaraiError("input-invalid", `The parameter "currency" cannot have the value "${parameters.currency}".`, {
        advice: allowed === "" ? "Leave it out: no payment of this field is held." : `Allowed: ${allowed}.`,
        values: { parameter: "currency", allowed },
      });
    }
    return {
      stamp: toStamp(model, record, today),
      field: id,
      currency,
      sums,
      ...pageOf(found?.payments ?? 0, page, pageSize),
      sum: found?.value ?? null,
      rows: currency === null ? [] : await readPayments(snapshot, record, field, { currency, page, pageSize }),
      provenance: await provenanceOf(asked, { counting: "activities", deflator: null }),
    };
  },
  columns: {
    activity: "text",
    publisher: "text",
    date: "text",
    type: "text",
    recipient: "text",
    sector_vocabulary: "text",
    sector: "text",
    currency: "text",
    value: "decimal",
    dataset: "text",
  },
  rows: (answer) => answer.rows,
  select: async ({ record, snapshot, id, parameters }) => {
    const field = record.fields.find((one) => one.id === id);
    if (field === undefined) return null;
    const { currency = (await readPaymentSums(snapshot, record, field))[0]?.currency } = parameters;
    return currency === undefined ? null : paymentsSql(record, field, currency);
  },
});
