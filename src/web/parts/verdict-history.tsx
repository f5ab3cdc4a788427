import type { JSX } from "preact";
import type { VerdictChange } from "../../contract/claims.ts";
import type { ReadingVerdict } from "../../core/claims/verdict.ts";
import type { View } from "../view.ts";
import { Band } from "./band.tsx";
import { countWords } from "./claims.tsx";
import { Glyph } from "./glyph.tsx";
import { glyphOfVerdict } from "./verdict.tsx";

type Props = { readonly verdicts: readonly VerdictChange[]; readonly view: View };

const shownReadings = 25;

function readingVerdict(verdict: ReadingVerdict | null, view: View): string {
  return verdict === null ? view.t("verdicts.not-asked") : view.t(`verdict.${verdict}`);
}

/** The readings that came out otherwise than at the check before. */
function Changed({ change, view }: { readonly change: VerdictChange; readonly view: View }): JSX.Element | null {
  const { changed } = change;
  if (changed.length === 0) return null;
  return (
    <details class="num">
      <summary>{view.t("verdicts.changed", { count: changed.length })}</summary>
      <ul class="lines">
        {changed.slice(0, shownReadings).map(({ id, before, verdict }) => (
          <li>
            <code>{id}</code>
            <span class="sub">
              {view.t("changes.verdict", { before: readingVerdict(before, view), after: readingVerdict(verdict, view) })}
            </span>
          </li>
        ))}
        {changed.length > shownReadings && <li>{view.t("verdicts.more", { count: changed.length - shownReadings })}</li>}
      </ul>
    </details>
  );
}

function Line({ change, view }: { readonly change: VerdictChange; readonly view: View }): JSX.Element {
  const { at, verdict, before } = change;
  const day = at.slice(0, 10);
  const counts = countWords(change, view);
  return (
    <li>
      <span class="when">
        <time dateTime={at}>{view.day(day)}</time>
      </span>
      <Glyph name={glyphOfVerdict(verdict)} />
      <div>
        <b>
          {before === null || before === verdict
            ? view.t(`verdict.${verdict}`)
            : view.t("changes.verdict", { before: view.t(`verdict.${before}`), after: view.t(`verdict.${verdict}`) })}
        </b>
        {before === null && <span class="sub">{view.t("verdicts.first")}</span>}
        {counts !== null && <span class="sub">{counts}</span>}
        <span class="sub">
          {view.t("provenance.snapshot")} <code>{change.snapshot}</code> · {view.t("prov.version")} <code>{change.record_version}</code> ·{" "}
          {view.t("provenance.software")} {change.software}
        </span>
        <Changed change={change} view={view} />
      </div>
    </li>
  );
}

/** What the claim came to at each check that found something else than the one before, the newest first. */
export function VerdictHistory({ verdicts, view }: Props): JSX.Element {
  return (
    <Band heading={view.t("verdicts.heading")} note={view.t("verdicts.note")} id="verdicts">
      {verdicts.length === 0 ? (
        <p class="small">{view.t("verdicts.none")}</p>
      ) : (
        <ol class="meet">
          {verdicts.map((change) => (
            <Line change={change} view={view} />
          ))}
        </ol>
      )}
    </Band>
  );
}
