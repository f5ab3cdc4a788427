import type { JSX } from "preact";
import type { ReadingView } from "../../contract/claims.ts";
import { clauseWords, valueWords } from "../parts/clause-words.ts";
import { Content, LocalizedText } from "../parts/content.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { Needs, ReadingLabel } from "../parts/reading-words.tsx";
import { Verdict } from "../parts/verdict.tsx";
import type { View } from "../view.ts";

type Props = { readonly reading: ReadingView; readonly view: View };

/** What the test looked at, in sentences; the test and every fact of the answer as the query has them in a fold of its own. */
function Facts({ reading, view }: Props): JSX.Element | null {
  const known = Object.entries(reading.facts).filter(([, value]) => value !== null);
  if (reading.test === null || known.length === 0) return null;
  return (
    <>
      {clauseWords(reading, view).map((words) => (
        <p class="why">{words}</p>
      ))}
      <details class="num after">
        <summary>{view.t("reading.computed")}</summary>
        <p class="small">
          <code>{reading.test}</code>
        </p>
        <p class="small">
          <code>{known.map(([name, value]) => `${name} = ${value ?? ""}`).join(", ")}</code>
        </p>
      </details>
    </>
  );
}

/** The entries that were counted, each with what it gives; each opens its page. */
function Entries({ reading, view }: Props): JSX.Element | null {
  const { entries, rows } = reading;
  if (entries.length === 0) return rows === null ? null : <a href={view.href(rows)}>{view.t("reading.rows")}</a>;
  return (
    <details class="num">
      <summary>{view.t("reading.entries", { count: entries.length })}</summary>
      <ul class="lines">
        {entries.map(({ subject, title, lang, value }) => (
          <li>
            <EntryLink subject={subject} view={view}>
              <Content text={title} lang={lang} page={view} />
            </EntryLink>
            {value !== null && <span class="sub">{valueWords(value, view)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Readings one by one: how the sentence is understood, what came out, and what would be needed where nothing could. */
export function ReadingList({ readings, view }: { readonly readings: readonly ReadingView[]; readonly view: View }): JSX.Element {
  return (
    <ul class="claims readings">
      {readings.map((reading) => (
        <li id={`reading-${reading.id}`}>
          <div>
            <p>
              <ReadingLabel reading={reading} view={view} />
            </p>
            {reading.needs !== null && (
              <p class="why">
                <b>{view.t("needs.heading")}</b> <Needs needs={reading.needs} view={view} />
              </p>
            )}
            {reading.note !== null && (
              <p class="why">
                <LocalizedText texts={reading.note} page={view} />
              </p>
            )}
            <Facts reading={reading} view={view} />
            <Entries reading={reading} view={view} />
          </div>
          <div>
            <Verdict verdict={reading.verdict} view={view} />
          </div>
        </li>
      ))}
    </ul>
  );
}
