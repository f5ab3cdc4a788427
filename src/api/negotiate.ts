/** The choices of an Accept header (RFC 9110 section 12.4.2) with their weights, best first; those of weight 0 last. */
function weighted(header: string): readonly { readonly value: string; readonly weight: number }[] {
  return header
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [value = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith("q="));
      const weight = q === undefined ? 1 : Number(q.slice(2));
      return { value, weight: Number.isFinite(weight) ? Math.min(Math.max(weight, 0), 1) : 0 };
    })
    .filter((choice) => choice.value !== "")
    .sort((a, b) => b.weight - a.weight);
}

/** The language of `offered` that the reader wants most (RFC 4647 lookup: `de-AT` finds `de`), else English, else the first offered. */
export function acceptedLanguage<Offered extends string>(header: string | undefined, offered: readonly Offered[]): Offered {
  const fallback = offered.find((language) => language === "en") ?? offered[0];
  if (fallback === undefined) throw new RangeError("at least one language is offered");
  for (const { value, weight } of weighted(header ?? "")) {
    if (weight === 0) break;
    if (value === "*") return fallback;
    const found = offered.find((language) => value === language || value.startsWith(`${language}-`));
    if (found !== undefined) return found;
  }
  return fallback;
}

/** The encoding to answer in: Brotli before gzip where both are welcome, null for none. */
export function acceptedEncoding(header: string | undefined): "br" | "gzip" | null {
  const welcome = new Map(weighted(header ?? "").map((choice) => [choice.value, choice.weight]));
  const accepts = (encoding: string): boolean => (welcome.get(encoding) ?? welcome.get("*") ?? 0) > 0;
  return accepts("br") ? "br" : accepts("gzip") ? "gzip" : null;
}

/** Whether a refusal should be JSON: JSON is named and HTML is not wanted more. */
export function wantsJson(header: string | undefined): boolean {
  const choices = weighted(header ?? "").filter((choice) => choice.weight > 0);
  const weightOf = (...types: readonly string[]): number =>
    Math.max(0, ...choices.filter((choice) => types.includes(choice.value)).map((choice) => choice.weight));
  const json = weightOf("application/json", "application/problem+json");
  return json > 0 && json > weightOf("text/html", "application/xhtml+xml");
}
