import type { JSX } from "preact";
import type { ChainItem, LinkView } from "../../contract/chain.ts";
import type { ProjectPage, ProjectRow } from "../../contract/projects.ts";
import { otherRemarks, recordStatement } from "../findings/project-facts.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Chain, type ChainBox } from "../parts/chain.tsx";
import { ChainLines, LinkGround } from "../parts/chain-items.tsx";
import { CiteLinks } from "../parts/citations.tsx";
import { CommitmentLines } from "../parts/commitment-lines.tsx";
import { Content, NotKnown } from "../parts/content.tsx";
import { Differences } from "../parts/differ.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { EntryFoot } from "../parts/entry-foot.tsx";
import { Remarks } from "../parts/facts.tsx";
import { Glyph } from "../parts/glyph.tsx";
import { Parties } from "../parts/party.tsx";
import { ProjectFactsTable } from "../parts/project-facts.tsx";
import { glyphOfProject, inOrder, notAddedBecause, ProjectLines } from "../parts/project-words.tsx";
import { Said } from "../parts/said.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ProjectPage; readonly view: View };

function standing(row: ProjectRow, view: View): string {
  if (row.status_inferred) return view.t("project.answer.inferred", { status: view.t(`projects.status.${row.status}`) });
  if (row.status === "signed" && row.signed !== null) return view.t("project.answer.signed-on", { date: view.day(row.signed) });
  return view.t(`project.answer.${row.status}`);
}

function answerText({ row, links }: ProjectPage, view: View): string {
  const asOf =
    row.status_as_of === null || row.status_inferred ? null : view.t("project.answer.as-of", { date: view.day(row.status_as_of) });
  const isPaid = links.some(({ link }) => link?.relation === "paid");
  return [standing(row, view), asOf, isPaid ? null : view.t("project.answer.paid")].filter((part) => part !== null).join(" ");
}

function Opening({ answer, view }: Props): JSX.Element {
  const { row } = answer;
  const parties = inOrder(row.provider_party === null ? row.countries : [...row.countries, row.provider_party], view);
  const kicker = (
    <>
      <span>{view.t(`projects.kind.${row.kind}`)}</span>
      <span>{view.field(row.field)}</span>
      <Parties codes={[...new Set(parties)]} view={view} full />
    </>
  );
  return (
    <Lead long kicker={kicker} title={<Content text={row.title} lang={row.lang} page={view} />}>
      <div class="answer">
        <span class="verdict plain big">
          <Glyph name={glyphOfProject[row.status]} />
          <span>{view.t(`projects.status.${row.status}`)}</span>
        </span>
        <p>{answerText(answer, view)}</p>
      </div>
    </Lead>
  );
}

function Signed({ answer, view }: Props): JSX.Element {
  const { row, history } = answer;
  const citations = recordStatement(history, row.amount === null ? "signed" : "amount")?.citations ?? [];
  const notAdded = notAddedBecause(row, view);
  return (
    <>
      {row.signed !== null && <p>{view.day(row.signed)}</p>}
      <p class="v">{row.amount === null ? <NotKnown>{view.t("project.chain.amount-unknown")}</NotKnown> : view.money(row.amount)}</p>
      {row.amount !== null && row.amount.basis !== "as-stated" && <p>{view.t(`amount.basis.${row.amount.basis}`)}</p>}
      {notAdded !== null && <p>{notAdded}</p>}
      {citations.length > 0 && (
        <p class="cite">
          <CiteLinks citations={citations} view={view} />
        </p>
      )}
    </>
  );
}

/** The promise it was signed for, the agreement, payments and results linked to it; what no source held shows stands there as a hole. */
function boxes({ answer, view }: Props): readonly ChainBox[] {
  const { row, links, linked_from: from } = answer;
  const lines = (items: readonly ChainItem[], ...relations: readonly LinkView["relation"][]): readonly ChainItem[] =>
    items.filter(({ link }) => link !== null && relations.includes(link.relation));
  const promised = lines(from, "signed", "paid", "result");
  const paid = lines(links, "paid");
  const results = lines(links, "result");
  const isSigned = row.signed !== null || row.amount !== null;
  const completed =
    row.status === "completed" && row.end !== null ? <p>{view.t("project.chain.completed", { date: view.day(row.end) })}</p> : null;
  return [
    {
      step: "promised",
      content: <ChainLines items={promised} view={view} />,
      missing: promised.length === 0 ? view.t("project.chain.missing.promised") : null,
    },
    {
      step: "signed",
      content: isSigned ? <Signed answer={answer} view={view} /> : null,
      missing: isSigned ? null : view.t("project.chain.missing.signed"),
    },
    {
      step: "paid",
      content: <ChainLines items={paid} view={view} />,
      missing: paid.length === 0 ? view.t("project.chain.missing.paid") : null,
    },
    {
      step: "result",
      content: (
        <>
          {completed}
          <ChainLines items={results} view={view} />
        </>
      ),
      missing: results.length === 0 ? view.t("project.chain.missing.result") : null,
    },
  ];
}

/** What it carries on, and what carries it on, each with the ground. */
function Continued({ answer, view }: Props): JSX.Element {
  const groups = [
    { heading: view.t("linked.continues"), items: answer.links },
    { heading: view.t("linked.continued-by"), items: answer.linked_from },
  ].map(({ heading, items }) => ({ heading, items: items.filter(({ link }) => link?.relation === "continues") }));
  return (
    <>
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ heading, items }) => (
          <>
            <h3>{heading}</h3>
            <ul class="lines">
              {items.map((item) => (
                <li>
                  <EntryLink subject={item.subject ?? ""} view={view}>
                    <Content text={item.text} lang={item.lang} page={view} />
                  </EntryLink>
                  {item.link !== null && <LinkGround link={item.link} view={view} />}
                </li>
              ))}
            </ul>
          </>
        ))}
    </>
  );
}

function Linked({ answer, view }: Props): JSX.Element | null {
  const { commitments, parts, part_of: whole, same_as: same, links, linked_from: from } = answer;
  const isLinked = [commitments, parts, links, from].some((one) => one.length > 0) || whole !== null || same !== null;
  if (!isLinked) return null;
  return (
    <Band heading={view.t("linked.heading")} id="linked">
      {whole !== null && (
        <>
          <h3>{view.t("project.linked.part-of")}</h3>
          <ProjectLines rows={[whole]} view={view} />
        </>
      )}
      {parts.length > 0 && (
        <>
          <h3>{view.t("project.linked.parts")}</h3>
          <ProjectLines rows={parts} view={view} />
        </>
      )}
      {same !== null && (
        <>
          <h3>{view.t("project.linked.same-as")}</h3>
          <ul class="lines">
            <li>
              <EntryLink subject={same.subject} view={view}>
                <Content text={same.title} lang={same.lang} page={view} />
              </EntryLink>
            </li>
          </ul>
        </>
      )}
      <Continued answer={answer} view={view} />
      {commitments.length > 0 && (
        <>
          <h3>{view.t("project.linked.commitments")}</h3>
          <CommitmentLines rows={commitments} view={view} />
        </>
      )}
    </Band>
  );
}

function ProjectPageBody({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Opening answer={answer} view={view} />
      <Band heading={view.t("project.chain.heading")} note={view.t("chain.note")} id="chain">
        <Chain boxes={boxes({ answer, view })} view={view} />
      </Band>
      <Differences items={answer.differences} view={view} />
      <Band heading={view.t("project.facts.heading")} note={view.t("project.facts.note")} id="facts">
        <ProjectFactsTable answer={answer} view={view} />
      </Band>
      <Linked answer={answer} view={view} />
      <Said items={otherRemarks(answer)} view={view} />
      <Remarks answer={answer} view={view} />
      <EntryFoot answer={answer} view={view} />
    </>
  );
}

/** One project: where it stands in words, promise to result with its holes, every fact with who says so, what it is linked to. */
export const projectPage = definePage<ProjectPage>({
  question: "project",
  nav: "projects",
  title: ({ row }) => row.title,
  csv: false,
  Page: ProjectPageBody,
});
