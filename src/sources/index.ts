/** Everything that is read, one folder each: written out, never discovered; a test compares this list with the folders. */
export const sources = ["exchange-rates", "iati", "partnership", "world-bank"] as const;
