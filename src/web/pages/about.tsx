import type { JSX } from "preact";
import type { Corrections, DataPage, TextPage } from "../../contract/about.ts";
import { rowForms } from "../../contract/twins.ts";
import { inLanguage } from "../../core/languages.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content } from "../parts/content.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { formNames, Prov, Rows, stampItems } from "../parts/prov.tsx";
import { propertyName } from "../parts/value-text.tsx";
import type { View } from "../view.ts";

type Props<Answer> = { readonly answer: Answer; readonly view: View };

function Stamped({ answer, view, csv = false }: Props<TextPage> & { readonly csv?: boolean }): JSX.Element {
  return <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv={csv} /> }]} />;
}

const methodParts = ["speakers", "ledger", "states", "silence", "money", "differences", "persons", "languages", "limits"] as const;

function MethodPage({ answer, view }: Props<TextPage>): JSX.Element {
  return (
    <>
      <Lead long title={view.t("method.title")} deck={view.t("method.deck")} />
      {methodParts.map((part) => (
        <Band heading={view.t(`method.${part}.heading`)} id={part}>
          <p class="prose">{view.t(`method.${part}.text`, { date: view.day(answer.stamp.read_up_to) })}</p>
        </Band>
      ))}
      <Band>
        <Stamped answer={answer} view={view} />
      </Band>
    </>
  );
}

const words = [
  ...["partnership", "party", "commitment", "promise", "intention", "proposal", "statement", "speaker", "own"],
  ...["record", "current", "citation", "source", "difference", "state", "ceiling", "framework", "claim", "reading", "verdict"],
] as const;

function GlossaryPage({ answer, view }: Props<TextPage>): JSX.Element {
  const sorted = words.map((word) => ({ word, name: view.say(`glossary.${word}.word`) })).sort((a, b) => view.collate(a.name, b.name));
  return (
    <>
      <Lead long title={view.t("glossary.title")} deck={view.t("glossary.deck")} />
      <Band>
        <dl class="facts">
          {sorted.map(({ word, name }) => (
            <div id={word}>
              <dt>{name}</dt>
              <dd>{view.say(`glossary.${word}.text`)}</dd>
            </div>
          ))}
        </dl>
        <Stamped answer={answer} view={view} />
      </Band>
    </>
  );
}

function CorrectionsPage({ answer, view }: Props<Corrections>): JSX.Element {
  return (
    <>
      <Lead long title={view.t("corrections.title")} deck={view.t("corrections.deck")} />
      <Band heading={view.t("corrections.error.heading")} id="error">
        <p class="prose">{view.t("corrections.error.text")}</p>
      </Band>
      <Band heading={view.t("corrections.reply.heading")} id="reply">
        <p class="prose">{view.t("corrections.reply.text")}</p>
      </Band>
      <Band heading={view.t("corrections.made.heading")} note={view.t("corrections.made.note")} id="made">
        {answer.rows.length === 0 ? (
          <p class="small">{view.t("corrections.made.none")}</p>
        ) : (
          <ul class="lines">
            {answer.rows.map((row) => (
              <li>
                <EntryLink subject={row.subject} view={view}>
                  <Content text={row.title} lang={row.lang} page={view} />
                </EntryLink>
                <span class="sub">
                  {view.day(row.on.slice(0, 10))} · {view.say(`changes.what.${row.what}`)} ·{" "}
                  {view.list([...new Set(row.properties.map((property) => propertyName(property, view)))])}
                </span>
              </li>
            ))}
          </ul>
        )}
        <Stamped answer={answer} view={view} csv />
      </Band>
    </>
  );
}

/** Lists with their twins, by the path under which each stands. */
const lists = ["commitments", "meetings", "documents", "projects", "people", "investment", "figures", "formats"] as const;
const derived = ["fields", "parties", "differences", "claims", "money", "donors", "activities", "agenda", "changes", "sources"] as const;

function Twins({
  path,
  count,
  view,
}: {
  readonly path: (typeof lists | typeof derived)[number];
  readonly count: number | null;
  readonly view: View;
}): JSX.Element {
  const name = view.t(`nav.${path}`);
  return (
    <tr>
      <th scope="row">
        <a href={view.href(path)}>{name}</a>
      </th>
      <td class="r" data-l={view.t("data.column.entries")}>
        <span>{count === null ? view.t("data.computed") : view.number(count)}</span>
      </td>
      <td data-l={view.t("data.column.files")}>
        <span>
          {([...rowForms, "json"] as const).map((twin, index) => (
            <>
              {index > 0 && ", "}
              <a href={`${view.href(path)}.${twin}`}>
                <span class="vh">{name} </span>
                {formNames[twin]}
              </a>
            </>
          ))}
        </span>
      </td>
    </tr>
  );
}

function DataPageBody({ answer, view }: Props<DataPage>): JSX.Element {
  return (
    <>
      <Lead long title={view.t("data.title")} deck={view.t("data.deck")} />
      <Band heading={view.t("data.lists.heading")} note={view.t("data.lists.note")} id="lists">
        <table class="tbl cards">
          <thead>
            <tr>
              <th scope="col">{view.t("data.column.list")}</th>
              <th scope="col" class="r">
                {view.t("data.column.entries")}
              </th>
              <th scope="col">{view.t("data.column.files")}</th>
            </tr>
          </thead>
          <tbody>
            {lists.map((path) => (
              <Twins path={path} count={answer.counts[path] ?? 0} view={view} />
            ))}
            {derived.map((path) => (
              <Twins path={path} count={null} view={view} />
            ))}
          </tbody>
        </table>
      </Band>
      <Band heading={view.t("data.ledger.heading")} note={view.t("data.ledger.note")} id="ledger">
        <p>
          <a href={`/ledger/${view.partnership.id}/all.json`}>{view.t("data.ledger.link", { count: answer.statements })}</a>
        </p>
      </Band>
      <Band heading={view.t("data.api.heading")} note={view.t("data.api.note")} id="api">
        <p>
          <a href={`/${view.lang}/api`}>{view.t("data.api.link")}</a>
        </p>
      </Band>
      <Band heading={view.t("data.licence.heading")} id="licence">
        <p class="prose">
          {view.t("data.licence.text", { version: answer.stamp.record_version, date: view.day(answer.stamp.computed_for) })}
        </p>
        <Stamped answer={answer} view={view} />
      </Band>
    </>
  );
}

/** How the account is kept, what its words mean, what was corrected, and what can be taken away. */
export const aboutPages = [
  definePage<TextPage>({ question: "method", nav: "method", title: (_, view) => view.t("method.title"), csv: false, Page: MethodPage }),
  definePage<TextPage>({
    question: "glossary",
    nav: "glossary",
    title: (_, view) => view.t("glossary.title"),
    csv: false,
    Page: GlossaryPage,
  }),
  definePage<Corrections>({
    question: "corrections",
    nav: "corrections",
    title: (_, view) => view.t("corrections.title"),
    csv: true,
    Page: CorrectionsPage,
  }),
  definePage<DataPage>({
    question: "data",
    nav: "data",
    title: (_, view) => view.t("data.title"),
    csv: false,
    linkedData: ({ stamp }, view) => ({
      "@type": "Dataset",
      name: inLanguage(view.partnership.names, view.lang).text,
      description: view.t("data.deck"),
      version: stamp.record_version,
      dateModified: stamp.seen_on,
    }),
    Page: DataPageBody,
  }),
];
