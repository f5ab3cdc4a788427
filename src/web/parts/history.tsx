import type { JSX } from "preact";
import type { StatementView } from "../../contract/shared.ts";
import { groupBy } from "../../core/group-by.ts";
import type { View } from "../view.ts";
import { SaidOn, SpeakerName } from "./citations.tsx";
import { Content } from "./content.tsx";
import { Glyph } from "./glyph.tsx";
import { propertyName, ValueText } from "./value-text.tsx";

type Props = { readonly history: readonly StatementView[]; readonly view: View };

/** One recording: what the same hand wrote down at the same moment. */
function Recording({ statements, view }: { readonly statements: readonly StatementView[]; readonly view: View }): JSX.Element {
  const [first] = statements;
  const followers = statements.filter((statement) => statement.follow_kind !== null);
  const by = first?.recorded_by ?? "editor";
  const party = by.startsWith("party:") ? view.country(by.slice("party:".length)) : null;
  const day = (first?.recorded_at ?? "").slice(0, 10);
  return (
    <li>
      <span class="when">
        <time dateTime={day}>{view.day(day)}</time>
      </span>
      <Glyph name="held" />
      <div>
        <b>{view.t("history.recorded", { count: statements.length })}</b>
        <span class="sub">
          {party === null ? view.t(by === "operator" ? "history.by.operator" : "history.by.editor") : view.t("history.by.party", { party })}
        </span>
        {followers.map((statement) => (
          <span class="sub">
            {view.t(`follow.${statement.follow_kind ?? "correction"}`)}: {propertyName(statement.property, view)}
            {statement.reason !== null && ` (${statement.reason})`}
          </span>
        ))}
      </div>
    </li>
  );
}

function Line({ statement, view }: { readonly statement: StatementView; readonly view: View }): JSX.Element {
  const { property, value, words, lang, follow_kind: kind, redacted } = statement;
  const column = (name: "property" | "value" | "speaker" | "said" | "recorded"): string => view.t(`history.column.${name}`);
  return (
    <tr>
      <th scope="row">{propertyName(property, view)}</th>
      <td data-l={column("value")}>
        <span>
          {redacted === null ? (
            <ValueText property={property} value={value} lang={lang} view={view} />
          ) : (
            view.t("statement.redacted", { date: view.day(redacted.at.slice(0, 10)), reason: redacted.reason })
          )}
          {words !== null && (
            <span class="sub">
              <Content text={words} lang={lang} page={view} />
            </span>
          )}
          {kind !== null && <span class="sub">{view.t(`follow.${kind}`)}</span>}
        </span>
      </td>
      <td data-l={column("speaker")}>
        <SpeakerName statement={statement} view={view} />
      </td>
      <td data-l={column("said")}>
        <SaidOn statement={statement} view={view} />
      </td>
      <td data-l={column("recorded")}>
        <span>{view.day(statement.recorded_at.slice(0, 10))}</span>
      </td>
    </tr>
  );
}

/** Everything ever recorded of an entry: when and by whom, and folded below it every statement. */
export function History({ history, view }: Props): JSX.Element {
  const recordings = groupBy(history, (statement) => `${statement.recorded_at.slice(0, 19)} ${statement.recorded_by}`);
  const columns = ["property", "value", "speaker", "said", "recorded"] as const;
  return (
    <>
      <ol class="meet">
        {[...recordings.values()].map((statements) => (
          <Recording statements={statements} view={view} />
        ))}
      </ol>
      {history.length > 0 && (
        <details class="num">
          <summary>{view.t("history.all", { count: history.length })}</summary>
          <table class="tbl cards">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th scope="col">{view.t(`history.column.${name}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {history.map((statement) => (
                <Line statement={statement} view={view} />
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
