import type { JSX } from "preact";
import type { ClaimPage, ReadingView } from "../../contract/claims.ts";
import { RankSheets } from "../figures/rank-grid.tsx";
import { RankTable } from "../figures/rank-table.tsx";
import { RankYears, rankYearsFigure } from "../figures/rank-years-figure.tsx";
import { ReadingList } from "../figures/reading-list.tsx";
import { countVerdicts, findMatrix, type MatrixFinding } from "../findings/rank-matrix.ts";
import { definePage } from "../page.ts";
import { Band } from "../parts/band.tsx";
import { CiteLinks } from "../parts/citations.tsx";
import { countWords, sentenceOf } from "../parts/claims.tsx";
import { Content } from "../parts/content.tsx";
import { Differences } from "../parts/differ.tsx";
import { EntryFoot } from "../parts/entry-foot.tsx";
import { Remarks } from "../parts/facts.tsx";
import { Prov } from "../parts/prov.tsx";
import { ProvenanceBand, seriesItems } from "../parts/provenance.tsx";
import { rankAnswer } from "../parts/rank-answer.ts";
import { Said } from "../parts/said.tsx";
import { VerdictHistory } from "../parts/verdict-history.tsx";
import { Verdict } from "../parts/verdict.tsx";
import { LoadCommands } from "../parts/load-commands.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ClaimPage; readonly view: View };

/** What the readings come to, in words: of a rank its numbers, else how many readings hold, and what that leaves open. */
function answerWords({ answer, view }: Props, finding: MatrixFinding | null): string {
  if (answer.row.verdict === "not-a-question-of-fact") return view.t("claim.answer.opinion");
  const counts = countWords(answer.row, view);
  if (counts === null) return view.t("claim.answer.no-readings");
  return finding === null ? [counts, view.t("claim.answer.readings")].join(" ") : rankAnswer(finding, view);
}

function Opening({ answer, view, finding }: Props & { readonly finding: MatrixFinding | null }): JSX.Element {
  const { row } = answer;
  const { text, lang } = sentenceOf(row, view);
  return (
    <div class="wrap lead">
      <p class="kicker">
        <span>{view.t("claim.kicker")}</span>
        <span>{view.say(`claims.type.${row.type}`)}</span>
      </p>
      <h1 class="sentence">
        <Content text={text} lang={lang} page={view} />
      </h1>
      <p class="orig">
        {row.published_in === null
          ? view.t("claim.not-published")
          : view.t("claim.published", { publication: row.published_in.publication, date: view.day(row.published_in.date) })}{" "}
        {view.t("claim.own-words")}
      </p>
      <div class="answer">
        <Verdict verdict={row.verdict} view={view} big />
        <div>
          <p>{answerWords({ answer, view }, finding)}</p>
          {row.pinned !== null && row.pinned !== row.verdict && (
            <p class="small">{view.t("claim.flipped", { before: view.t(`verdict.${row.pinned}`) })}</p>
          )}
        </div>
      </div>
    </div>
  );
}

/** The commands that would load what readings need. */
function loadsOf(readings: readonly ReadingView[]): readonly string[] {
  return readings.flatMap(({ needs }) => needs?.load ?? []);
}

function Matrix({ answer, view, finding }: Props & { readonly finding: MatrixFinding }): JSX.Element {
  return (
    <>
      <Band wide heading={view.t("reading.heading", countVerdicts(answer.readings))} note={view.t("reading.note")} id="readings">
        <RankTable readings={finding.oneChange} closest={finding.closest.id} view={view} />
        <LoadCommands commands={loadsOf(finding.readings)} page={view} />
        <div class="prose small">
          <p>{view.t("reading.care.donors")}</p>
          <p>{view.t("reading.care.negative")}</p>
          <p>{view.t("reading.care.net")}</p>
        </div>
        <Prov items={seriesItems({ provenance: answer.provenance, view })} />
      </Band>
      <RankYears finding={finding} provenance={answer.provenance} view={view} />
      <Band
        wide
        heading={view.t("reading.all.heading", { count: finding.readings.length })}
        note={view.t("reading.all.note")}
        id="all-readings"
      >
        <RankSheets readings={finding.readings} closest={finding.closest} view={view} />
        <Prov items={seriesItems({ provenance: answer.provenance, view })} />
      </Band>
    </>
  );
}

function Findings({ answer, view, side }: Props & { readonly side: "for" | "against" }): JSX.Element {
  const items = answer[side];
  return (
    <div>
      <h3 class="count">{view.t(`claim.${side}`)}</h3>
      {items.length === 0 ? (
        <p class="small">{view.t("claim.none-seen")}</p>
      ) : (
        <ul class="lines">
          {items.map((item) => (
            <li>
              <Content text={item.text} lang={item.lang} page={view} />
              <span class="sub">
                <CiteLinks citations={item.citations} view={view} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Queries({ answer, view }: Props): JSX.Element | null {
  if (answer.queries.length === 0) return null;
  return (
    <Band heading={view.t("claim.queries.heading")} note={view.t("claim.queries.note")} id="queries">
      {answer.queries.map((query) => (
        <>
          <h3>
            <code>{query.id}</code> {view.say(`query.${query.id}`)}
          </h3>
          {query.sql.length === 0 && <p class="small">{view.t("claim.queries.record")}</p>}
          {query.sql.map(({ name, text }) => (
            <details class="num">
              <summary>{name}</summary>
              <pre class="sql" tabIndex={0} lang="en">
                <code>{text}</code>
              </pre>
            </details>
          ))}
        </>
      ))}
    </Band>
  );
}

/** The card of this claim for other sites, as the frame that shows it. */
function Embed({ answer, view }: Props): JSX.Element {
  const card = view.href(`claims/${answer.row.id}/card`);
  const frame = `<iframe src="${view.absolute(card)}" width="400" height="360"></iframe>`;
  return (
    <Band heading={view.t("card.heading")} note={view.t("card.note")} id="embed">
      <p>
        <a href={card}>{view.t("card.look")}</a>
      </p>
      <pre class="sql" tabIndex={0} lang="en">
        <code>{frame}</code>
      </pre>
    </Band>
  );
}

function ClaimPageBody({ answer, view }: Props): JSX.Element {
  const finding = findMatrix(answer);
  const others = answer.readings.filter((reading) => reading.rank === null);
  return (
    <>
      <Opening answer={answer} view={view} finding={finding} />
      {finding !== null && <Matrix answer={answer} view={view} finding={finding} />}
      {others.length > 0 && (
        <Band
          heading={view.t(finding === null ? "reading.one-by-one" : "reading.others")}
          note={view.t("reading.others-note")}
          id={finding === null ? "readings" : "other-readings"}
        >
          <ReadingList readings={others} view={view} />
          <LoadCommands commands={loadsOf(others)} page={view} />
        </Band>
      )}
      <Band heading={view.t("claim.findings.heading")} note={view.t("claim.findings.note")} id="findings">
        <div class="cols">
          <Findings answer={answer} view={view} side="for" />
          <Findings answer={answer} view={view} side="against" />
        </div>
        <p class="small">{view.t("claim.editor", { state: view.say(`claims.state.${answer.row.state}`) })}</p>
      </Band>
      <Said items={answer.said} view={view} />
      <Differences items={answer.differences} view={view} />
      <Remarks answer={answer} view={view} />
      <Queries answer={answer} view={view} />
      <VerdictHistory verdicts={answer.verdicts} view={view} />
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} />
      <Embed answer={answer} view={view} />
      <EntryFoot answer={answer} view={view} />
    </>
  );
}

/** One sentence: its verdict, under which readings it holds, by which numbers, what would be needed, and what is said for and against. */
export const claimPage = definePage<ClaimPage>({
  question: "claim",
  nav: "claims",
  title: ({ row }, view) => sentenceOf(row, view).text,
  description: ({ row }, view) => view.t(`verdict.${row.verdict}`),
  csv: true,
  card: ({ row }) => `claims/${row.id}/card`,
  figures: {
    years: (answer, view) => {
      const finding = findMatrix(answer);
      return finding === null ? null : rankYearsFigure({ finding, provenance: answer.provenance, view });
    },
  },
  linkedData: ({ row, stamp }, view) => ({
    "@type": "ClaimReview",
    claimReviewed: row.claim,
    datePublished: stamp.seen_on,
    author: { "@type": "Organization", name: view.t("site.name") },
    reviewRating: { "@type": "Rating", alternateName: view.t(`verdict.${row.verdict}`) },
    ...(row.published_in === null
      ? {}
      : {
          itemReviewed: {
            "@type": "Claim",
            appearance: { "@type": "CreativeWork", name: row.published_in.publication, datePublished: row.published_in.date },
          },
        }),
  }),
  Page: ClaimPageBody,
});
