import type { JSX } from "preact";
import type { DifferenceView, StatementView } from "../../contract/shared.ts";
import type { View } from "../view.ts";
import { Band } from "./band.tsx";
import { CiteLinks, SpeakerName } from "./citations.tsx";
import { Content, LocalizedText } from "./content.tsx";
import { EntryLink } from "./entry-link.tsx";
import { propertyName, ValueText } from "./value-text.tsx";

type Version = DifferenceView["versions"][number];

function Speakers({ statements, view }: { readonly statements: readonly StatementView[]; readonly view: View }): JSX.Element {
  return (
    <>
      {statements.map((statement) => (
        <span class="speaker">
          <SpeakerName statement={statement} view={view} />
          {statement.citations.length > 0 && (
            <>
              {" "}
              (<CiteLinks citations={statement.citations} view={view} />)
            </>
          )}
        </span>
      ))}
    </>
  );
}

function VersionItem({ version, about, view }: { readonly version: Version; readonly about: string; readonly view: View }): JSX.Element {
  const { value, words, lang, statements } = version;
  return (
    <li>
      <b>
        {value === null || value === undefined ? (
          <Content text={words ?? ""} lang={lang} page={view} />
        ) : (
          <ValueText property={about} value={value} lang={lang} view={view} />
        )}
      </b>
      <Speakers statements={statements} view={view} />
    </li>
  );
}

type ListProps = {
  readonly items: readonly (DifferenceView & { readonly title?: string; readonly lang?: string })[];
  readonly view: View;
  /** Each leads to its entry. */
  readonly linked?: boolean;
};

/** Matters on which sources differ: the versions beside each other, nobody on top, and what would settle it. */
export function DifferenceList({ items, view, linked = false }: ListProps): JSX.Element {
  return (
    <ul class="differ">
      {items.map(({ subject, about, question, settle, versions, title: entry, lang }) => {
        const title = question === null ? propertyName(about, view) : <LocalizedText texts={question} page={view} />;
        return (
          <li>
            <h3>
              {linked ? (
                <EntryLink subject={subject} view={view}>
                  {title}
                </EntryLink>
              ) : (
                title
              )}
              {entry !== undefined && (
                <small>
                  <Content text={entry} lang={lang ?? null} page={view} />
                </small>
              )}
            </h3>
            <div>
              <ul>
                {versions.map((version) => (
                  <VersionItem version={version} about={about} view={view} />
                ))}
              </ul>
              {settle !== null && (
                <p class="settle">
                  <b>{view.t("differ.settle")}</b> <LocalizedText texts={settle} page={view} />
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The section of an entry's page on which sources differ; nothing where none was seen to. */
export function Differences({ items, view }: { readonly items: readonly DifferenceView[]; readonly view: View }): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <Band heading={view.t("differ.heading")} note={view.t("differ.note")}>
      <DifferenceList items={items} view={view} />
    </Band>
  );
}
