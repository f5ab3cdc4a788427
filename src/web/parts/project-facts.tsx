import type { JSX } from "preact";
import { z } from "zod";
import type { ProjectPage } from "../../contract/projects.ts";
import { place, projectStatuses } from "../../core/kinds/project.ts";
import { amount } from "../../core/money.ts";
import { projectFacts, type Fact } from "../findings/project-facts.ts";
import type { View } from "../view.ts";
import { CiteLinks, SaidOn, SpeakerName } from "./citations.tsx";
import { Content, NotKnown } from "./content.tsx";
import { Parties } from "./party.tsx";
import { AmountText, inOrder, notAddedBecause } from "./project-words.tsx";
import { propertyName, ValueText } from "./value-text.tsx";

type Props = { readonly answer: ProjectPage; readonly view: View };
type FactProps = Props & { readonly fact: Fact };

const listOfCodes = z.array(z.string());
const listOfPlaces = z.array(place);
const status = z.enum(projectStatuses);

/** A value of the ledger as the page shows it. A value that does not have the property's shape is shown as the text it is. */
function FactValue({ answer, fact, view }: FactProps): JSX.Element {
  const { property, value } = fact;
  const lang = fact.statement?.lang ?? answer.row.lang;
  const asText = <ValueText property={property} value={value} lang={lang} view={view} />;
  switch (property) {
    case "amount": {
      const parsed = amount.safeParse(value);
      return parsed.success ? <AmountText amount={parsed.data} view={view} /> : asText;
    }
    case "status": {
      const parsed = status.safeParse(value);
      return parsed.success ? <>{view.t(`projects.status.${parsed.data}`)}</> : asText;
    }
    case "countries": {
      const parsed = listOfCodes.safeParse(value);
      return parsed.success ? <Parties codes={inOrder(parsed.data, view)} view={view} full /> : asText;
    }
    case "places": {
      const parsed = listOfPlaces.safeParse(value);
      return parsed.success ? <>{view.list(parsed.data.map((one) => one.name))}</> : asText;
    }
    case "signed":
    case "start":
    case "end":
    case "field":
    case "provider":
    case "implementer":
    case "dac_sector":
      return asText;
  }
}

type Note = { readonly text: string; readonly lang: string };

/** What stands below the record's value: how it was computed, in which words it was recorded, whether sums add it. */
function ownNotes({ answer, view }: Props, fact: Fact): readonly Note[] {
  const { row } = answer;
  const { lang } = view;
  const recorded = (text: string | null): readonly Note[] => (text === null ? [] : [{ text, lang: view.partnership.content_language }]);
  switch (fact.property) {
    case "amount": {
      const notAdded = notAddedBecause(row, view);
      const derivation = row.amount?.derivation;
      return [
        ...(derivation === undefined ? [] : [{ text: view.t("project.fact.derivation", { text: derivation }), lang }]),
        ...(notAdded === null ? [] : [{ text: notAdded, lang }]),
      ];
    }
    case "signed":
      return recorded(row.signed_note);
    case "start":
      return recorded(row.start_note);
    case "end":
      return recorded(row.end_note);
    case "status":
      return row.status_as_of === null ? [] : [{ text: view.t("project.answer.as-of", { date: view.day(row.status_as_of) }), lang }];
    case "field":
      return row.field_as_recorded === null ? [] : [{ text: view.t("project.fact.as-recorded", { text: row.field_as_recorded }), lang }];
    case "places":
      return row.places.length > 0 && row.places.every((one) => one.lat === undefined)
        ? [{ text: view.t("project.fact.not-on-map"), lang }]
        : [];
    case "provider":
    case "implementer":
    case "countries":
    case "dac_sector":
      return [];
  }
}

function Notes({ answer, fact, view }: FactProps): JSX.Element {
  if (fact.by === "other")
    return (
      <>
        {fact.statement?.words != null && (
          <span class="sub">
            <Content text={fact.statement.words} lang={fact.statement.lang} page={view} />
          </span>
        )}
      </>
    );
  return (
    <>
      {ownNotes({ answer, view }, fact).map(({ text, lang }) => (
        <span class="sub">
          <Content text={text} lang={lang} page={view} />
        </span>
      ))}
    </>
  );
}

function Sources({ answer, fact, view }: FactProps): JSX.Element {
  const own = fact.by === "record";
  if (own && fact.property === "dac_sector") return <span class="sub">{view.t("project.fact.assigned")}</span>;
  if (own && fact.property === "status" && answer.row.status_inferred) return <span class="sub">{view.t("project.fact.concluded")}</span>;
  return <CiteLinks citations={fact.citations} view={view} />;
}

function Speaker({ fact, view }: Omit<FactProps, "answer">): JSX.Element {
  if (fact.by === "record" || fact.statement === null) return <span>{view.t("speaker.record")}</span>;
  return (
    <span>
      <SpeakerName statement={fact.statement} view={view} />
      <span class="sub">
        <SaidOn statement={fact.statement} view={view} />
      </span>
    </span>
  );
}

function FactLine({ answer, fact, view }: FactProps): JSX.Element {
  const isHole = fact.value === null && fact.by === "record";
  return (
    <tr>
      <th scope="row">{propertyName(fact.property, view)}</th>
      <td data-l={view.t("project.facts.value")}>
        <span>
          {isHole ? <NotKnown>{view.t("not-known")}</NotKnown> : <FactValue answer={answer} fact={fact} view={view} />}
          <Notes answer={answer} fact={fact} view={view} />
        </span>
      </td>
      {isHole ? (
        <td data-l={view.t("project.facts.who")} colSpan={2}>
          <span class="small">{view.t("project.fact.nobody")}</span>
        </td>
      ) : (
        <>
          <td data-l={view.t("project.facts.who")}>
            <Speaker fact={fact} view={view} />
          </td>
          <td data-l={view.t("project.facts.source")}>
            <span>
              <Sources answer={answer} fact={fact} view={view} />
            </span>
          </td>
        </>
      )}
    </tr>
  );
}

/** What is known of a project: the record's word on every fact, and below it in rows of their own what others say of the same. */
export function ProjectFactsTable({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {(["what", "value", "who", "source"] as const).map((name) => (
            <th scope="col">{view.t(`project.facts.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {projectFacts(answer).map((fact) => (
          <FactLine answer={answer} fact={fact} view={view} />
        ))}
      </tbody>
    </table>
  );
}
