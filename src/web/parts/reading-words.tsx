import type { JSX } from "preact";
import type { NeedsView, RankView, ReadingView } from "../../contract/claims.ts";
import { inLanguage } from "../../core/languages.ts";
import { commandFor } from "../../query/oda/load-command.ts";
import type { View } from "../view.ts";
import { Content, LocalizedText } from "./content.tsx";
import { LoadCommands } from "./load-commands.tsx";

/** The years of a reading: one, a span, or that it stands for all. */
export function periodWords(rank: RankView, view: View): string {
  const { period, first_year: first, last_year: last } = rank;
  if (period === "any" || first === null || last === null) return view.t("reading.period.any");
  const years = first === last ? String(first) : `${first}–${last}`;
  return /^\d{4}$/.test(period) ? years : view.say(`reading.period.${period}`, { years });
}

/** The recipients of a reading: one by name, all, or all without the largest. */
export function recipientWords(rank: RankView, view: View): string {
  const [only] = rank.recipient_codes;
  if (rank.recipients === "each" && only !== undefined) return view.country(only);
  if (rank.recipients === "all") return view.t("reading.recipients.all", { count: rank.recipient_codes.length });
  return rank.left_out === null
    ? view.t("reading.recipients.all-without-largest")
    : view.t("reading.recipients.all-without", { name: view.country(rank.left_out), count: rank.recipient_codes.length });
}

/** Measure and prices of a reading in a word or two. */
export function measureWords(rank: RankView, view: View): string {
  const measure = view.say(`measure.${rank.measure}`);
  return rank.prices === "constant" ? view.t("reading.in-constant", { measure }) : measure;
}

/** What would be needed where a reading cannot be checked. The page names the command that loads it in `LoadCommands`. */
export function Needs({ needs, view }: { readonly needs: NeedsView; readonly view: View }): JSX.Element {
  const values = Object.fromEntries(
    Object.entries(needs.values).map(([name, value]) => {
      if (name === "measure") return [name, view.say(`measure.${value}`)];
      if (name === "areas") return [name, view.list(value.split(", ").map((code) => (code.length === 2 ? view.country(code) : code)))];
      if (name === "until") return [name, view.day(value)];
      return [name, name === "donor" ? view.country(value) : value];
    }),
  );
  return (
    <span class="need">
      {needs.text !== null && <LocalizedText texts={needs.text} page={view} />}
      {needs.text === null && needs.code !== null && view.say(`needs.${needs.code}`, values)}
      {needs.load === null && needs.text !== null && ` ${view.t("needs.no-command")}`}
    </span>
  );
}

/** That nothing is held of a measure, after what the page says of it, and the command that loads it. */
export function MeasureNotHeld({
  measure,
  view,
  before,
}: {
  readonly measure: string;
  readonly view: View;
  readonly before: string;
}): JSX.Element {
  const load = commandFor(measure);
  return (
    <div class="empty">
      <p>
        {before} <Needs needs={{ code: "measure-not-held", values: { measure }, text: null, load }} view={view} />
      </p>
      <LoadCommands commands={[load]} page={view} />
    </div>
  );
}

/** The reading's own words, in the language of the page where the record has them. */
export function ReadingLabel({ reading, view }: { readonly reading: ReadingView; readonly view: View }): JSX.Element {
  const { text, lang } = inLanguage(reading.label, view.lang);
  return <Content text={text} lang={lang} page={view} />;
}
