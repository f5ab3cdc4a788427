/** The command that loads figures of a measure: net ones are in the World Bank's series, all others in the OECD's files alone. */
export function commandFor(measure: string): string {
  return measure === "net" ? "sarai ingest wdi <files>" : "sarai ingest crs <files>";
}
