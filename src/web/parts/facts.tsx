import type { ComponentChildren, JSX } from "preact";
import type { View } from "../view.ts";
import { Band } from "./band.tsx";
import { Content, NotKnown } from "./content.tsx";

/** One line of facts. A value of null is a hole, and `missing` says which kind of hole. */
export type FactRow = { readonly name: ComponentChildren; readonly value: ComponentChildren | null; readonly missing?: string };

/** Facts as a list of names and values; a hole is drawn as one. */
export function Facts({ rows }: { readonly rows: readonly FactRow[] }): JSX.Element {
  return (
    <dl class="facts">
      {rows.map((row) => (
        <div>
          <dt>{row.name}</dt>
          <dd>{row.value ?? <NotKnown>{row.missing ?? ""}</NotKnown>}</dd>
        </div>
      ))}
    </dl>
  );
}

type Remarked = {
  readonly notes: readonly { readonly id: string; readonly text: string; readonly lang: string }[];
  readonly inferred: readonly string[];
};

/** The record's own remarks, and apart from them what it concluded and no page says. Nothing where there are none. */
export function Remarks({ answer, view }: { readonly answer: Remarked; readonly view: View }): JSX.Element | null {
  if (answer.notes.length + answer.inferred.length === 0) return null;
  return (
    <Band heading={view.t("remarks.heading")} note={view.t("remarks.note")} id="remarks">
      {answer.notes.length > 0 && (
        <div class="prose">
          {answer.notes.map((note) => (
            <p>
              <Content text={note.text} lang={note.lang} page={view} />
            </p>
          ))}
        </div>
      )}
      {answer.inferred.length > 0 && (
        <>
          <h3>{view.t("remarks.inferred")}</h3>
          <ul class="lines">
            {answer.inferred.map((text) => (
              <li>
                <Content text={text} lang={view.partnership.content_language} page={view} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Band>
  );
}
