import { z } from "zod";

/** Decimal text. YAML may write a plain number; it is kept as text from there on, and refused where a number would already have lost digits. */
export const decimalText = z
  .union([
    z.string(),
    z
      .number()
      .refine((n) => Math.abs(n) <= Number.MAX_SAFE_INTEGER, "write large numbers in quotes")
      .transform(String),
  ])
  .refine((text) => /^-?\d+(\.\d+)?$/.test(text), 'a decimal number such as "1250000.00"');

/** ISO 4217. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 currency code such as JPY");

/** What a sum of money in the record is, so that no sum adds what must not be added. */
export const amountBases = [
  "as-stated", // the page gives it without saying more
  "ceiling", // the most an exchange of notes or a contract allows; not a disbursement
  "framework", // holds other entries; never added to its parts
  "derived", // computed by the record; `derivation` says how
  "sum", // the record added what one page gives apart
  "running-total", // a total to date, no single sum
  "total-co-financing", // all lenders together
  "lender-share", // the provider's part of a larger loan
  "project-cost",
  "project-investment",
  "contract-value", // what was ordered, not what was lent
] as const;
export const amountBasis = z.enum(amountBases);

/** How exact the page is. */
export const qualifiers = ["exact", "about", "nearly", "more-than", "up-to"] as const;
export const qualifier = z.enum(qualifiers);

/** A sum as published: never converted, never rounded. */
export const amount = z.strictObject({
  value: decimalText,
  currency: currencyCode,
  qualifier: qualifier.optional(),
  basis: amountBasis.default("as-stated"),
  derivation: z.string().min(1).optional(),
});
export type Amount = z.infer<typeof amount>;
