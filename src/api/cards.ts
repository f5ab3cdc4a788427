import type { Site } from "./parts.ts";

/** The parameters of oEmbed 1.0. */
export const oembedNames: readonly string[] = ["url", "format", "maxwidth", "maxheight"];

/** Whether claims and figures have cards for other sites: only where it is known who answers for them and at which address. */
export function hasCards({ url, operator }: Site): boolean {
  return url !== null && operator.name !== null && operator.contact !== null;
}
