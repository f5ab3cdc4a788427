/** Everything that is read, one folder each: written out, never discovered; a test compares this list with the folders. */
export const sources = ["exchange-rates", "iati", "oecd-crs", "partnership", "world-bank"] as const;
