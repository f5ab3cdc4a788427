import { z } from "zod";

/** The answer of `/oembed` (oEmbed 1.0): the frame of a claim's card or of a figure for another site. */
export const OEmbed = z.object({
  version: z.literal("1.0"),
  type: z.literal("rich"),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.string(),
  cache_age: z.number().int(), // seconds
  html: z.string(),
  width: z.number().int(), // CSS pixels
  height: z.number().int(),
});
export type OEmbed = z.infer<typeof OEmbed>;
