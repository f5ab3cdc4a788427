import type { JSX } from "preact";
import type { CommitmentPage } from "../../contract/commitments.ts";
import type { StatementView } from "../../contract/shared.ts";
import type { View } from "../view.ts";
import { CiteLinks, SaidOn, SpeakerName } from "./citations.tsx";
import { Content } from "./content.tsx";
import { Parties, Party } from "./party.tsx";
import { ValueText } from "./value-text.tsx";

type StatementProps = { readonly statement: StatementView; readonly view: View };

/** Values worth standing large above the words: sums, numbers, dates; a longer text is its words already. */
function hasShortValue({ property, value, words }: StatementView): boolean {
  if (value === null || value === undefined || property.startsWith("said")) return false;
  return words === null || property === "target" || typeof value !== "string" || value.length < 40;
}

function Words({ statement, view }: StatementProps): JSX.Element {
  const { property, value, words, lang, redacted } = statement;
  if (redacted !== null)
    return <p class="small">{view.t("statement.redacted", { date: view.day(redacted.at.slice(0, 10)), reason: redacted.reason })}</p>;
  return (
    <p class="words">
      {hasShortValue(statement) && (
        <b>
          <ValueText property={property} value={value} lang={lang} view={view} />
        </b>
      )}
      {words !== null && <Content text={words} lang={lang} page={view} />}
    </p>
  );
}

function Cited({ statement, view }: StatementProps): JSX.Element {
  const kind = statement.follow_kind;
  return (
    <>
      {statement.speaker.kind === "party" && <p class="small">{view.t(statement.own ? "statement.own" : "statement.from-own-page")}</p>}
      {kind !== null && <p class="small">{view.t(`follow.${kind}`)}</p>}
      <p class="cite">
        <CiteLinks citations={statement.citations} view={view} />
      </p>
    </>
  );
}

function Cell({ statement, view }: StatementProps): JSX.Element {
  return (
    <li>
      <p class="who">
        <SpeakerName statement={statement} view={view} />
        <SaidOn statement={statement} view={view} />
      </p>
      <Words statement={statement} view={view} />
      <Cited statement={statement} view={view} />
    </li>
  );
}

/** Statements side by side, in the order given. */
export function Statements({ items, view }: { readonly items: readonly StatementView[]; readonly view: View }): JSX.Element {
  return (
    <ol class="ledger">
      {items.map((statement) => (
        <Cell statement={statement} view={view} />
      ))}
    </ol>
  );
}

function PartyCell({
  party,
  statements,
  view,
}: {
  readonly party: string;
  readonly statements: readonly StatementView[];
  readonly view: View;
}): JSX.Element {
  const [first] = statements;
  if (first === undefined)
    return (
      <li class="none">
        <p class="who">
          <Party code={party} view={view} full />
        </p>
        <p class="small">{view.t("ledger.none")}</p>
      </li>
    );
  return (
    <li>
      {statements.map((statement, index) => (
        <>
          <p class="who">
            {index === 0 ? <Party code={party} view={view} full /> : <span />}
            <SaidOn statement={statement} view={view} />
          </p>
          {statement.attributed_to !== null && <p class="small">{statement.attributed_to}</p>}
          <Words statement={statement} view={view} />
          <Cited statement={statement} view={view} />
        </>
      ))}
    </li>
  );
}

type LedgerProps = { readonly ledger: CommitmentPage["ledger"]; readonly view: View };

/** Who said what: in a text of all (the record's summary of it), each for itself in the fixed order with an empty cell for who was not seen to speak, others by date. */
export function Ledger({ ledger, view }: LedgerProps): JSX.Element {
  const all = view.partnership.parties.map((party) => party.code);
  return (
    <>
      {ledger.together.length > 0 && (
        <>
          <h3>{view.t("ledger.joint")}</h3>
          <ol class="ledger open">
            {ledger.together.map((statement) => (
              <li>
                <p class="who">
                  <Parties codes={all} view={view} />
                </p>
                {statement.attributed_to !== null && <p class="small">{statement.attributed_to}</p>}
                <Words statement={statement} view={view} />
                <Cited statement={statement} view={view} />
              </li>
            ))}
          </ol>
        </>
      )}
      <h3>{view.t("ledger.each")}</h3>
      <ol class="ledger six">
        {ledger.each.map(({ party, statements }) => (
          <PartyCell party={party} statements={statements} view={view} />
        ))}
      </ol>
      {ledger.others.length > 0 && (
        <>
          <h3>{view.t("ledger.others")}</h3>
          <Statements items={ledger.others} view={view} />
        </>
      )}
    </>
  );
}
