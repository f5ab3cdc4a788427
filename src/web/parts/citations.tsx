import type { JSX } from "preact";
import type { CitationView, StatementView } from "../../contract/shared.ts";
import type { View } from "../view.ts";
import { Party } from "./party.tsx";

/** Links to pages outside: to the publisher's own address, told nothing of the reader but the site. */
export function CiteLinks({ citations }: { readonly citations: readonly CitationView[]; readonly view: View }): JSX.Element {
  return (
    <>
      {citations.map((citation, index) => (
        <>
          {index > 0 && ", "}
          <a href={citation.address} rel="noopener external">
            {citation.publisher}
          </a>
        </>
      ))}
    </>
  );
}

/** Every page an entry rests on: who publishes it, where, when it was read, and what else rests on it. */
export function CitationList({ citations, view }: { readonly citations: readonly CitationView[]; readonly view: View }): JSX.Element {
  return (
    <ol class="cites">
      {citations.map((citation) => (
        <li id={`source-${citation.id}`}>
          <span class="who">
            {citation.party === null ? citation.publisher_name : <Party code={citation.party} view={view} />}
            {citation.party !== null && ` ${citation.publisher_name}`}
          </span>
          <span class="cite">
            <a href={citation.address} rel="noopener external">
              {shortAddress(citation.address)}
            </a>
          </span>
          <span class="sub">
            {view.t("citation.seen-on", { date: view.day(citation.seen_on) })} ·{" "}
            <a href={view.href(`sources/${citation.id}`)}>{view.t("citation.rests-on-it")}</a>
          </span>
        </li>
      ))}
    </ol>
  );
}

const shownLength = 90;

/** An address as it is read: percent signs decoded, cut where it is long. The link keeps all of it. */
export function shortAddress(address: string): string {
  let text = address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  try {
    text = decodeURI(text);
  } catch {
    // Percent signs that encode no UTF-8: shown as they are.
  }
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text;
}

/** Who said it. A party only where it is its own page; whom a page merely names stands beside the page that names it. */
export function SpeakerName({ statement, view }: { readonly statement: StatementView; readonly view: View }): JSX.Element {
  const { speaker, attributed_to: named } = statement;
  if (speaker.kind === "party" && speaker.code !== null) return <Party code={speaker.code} view={view} full />;
  if (speaker.kind === "record") return <span>{view.t("speaker.record")}</span>;
  return <span>{named === null ? speaker.name : view.t("speaker.via", { named, publisher: speaker.name })}</span>;
}

/** When it was said, or that the day was not seen; a day of the page is called that. */
export function SaidOn({
  statement,
  view,
}: {
  readonly statement: Pick<StatementView, "said_on" | "said_on_is">;
  readonly view: View;
}): JSX.Element {
  const { said_on: day, said_on_is: is } = statement;
  if (day === null) return <span class="day">{view.t("statement.day-not-seen")}</span>;
  const written = view.day(day);
  return <time dateTime={day}>{is === "report" ? view.t("statement.day-of-report", { date: written }) : written}</time>;
}
