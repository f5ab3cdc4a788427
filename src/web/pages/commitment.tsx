import type { JSX } from "preact";
import type { CommitmentPage } from "../../contract/commitments.ts";
import { definePage } from "../page.ts";
import { Band } from "../parts/band.tsx";
import { Chain, type ChainBox } from "../parts/chain.tsx";
import { ChainLines, ChainSums, LinkGround } from "../parts/chain-items.tsx";
import { CiteLinks, SaidOn } from "../parts/citations.tsx";
import { Content, LocalizedText, NotKnown } from "../parts/content.tsx";
import { Differences } from "../parts/differ.tsx";
import { EntryLink } from "../parts/entry-link.tsx";
import { EntryFoot } from "../parts/entry-foot.tsx";
import { Facts, Remarks, type FactRow } from "../parts/facts.tsx";
import { Ledger } from "../parts/ledger.tsx";
import { meetingNameFull } from "../parts/meeting-name.ts";
import { Parties } from "../parts/party.tsx";
import { LargeState } from "../parts/state.tsx";
import { TargetText } from "../parts/value-text.tsx";
import { whenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: CommitmentPage; readonly view: View };

/** By whom and to whom, with full names: the two sides of one line. */
function Actors({ answer, view }: Props): JSX.Element {
  const { row } = answer;
  return (
    <p class="kicker">
      <span>{view.t("commitment.by-whom")}</span>
      <Parties codes={row.made_by} view={view} full />
      {row.made_to.length > 0 && (
        <>
          <span>{view.t("commitment.to")}</span>
          <Parties codes={row.made_to} view={view} full />
        </>
      )}
      {row.actor !== null && <span>{row.actor}</span>}
    </p>
  );
}

/** The answer in words: what the state rests on, what was seen since, what was paid. */
function answerText({ answer, view }: Props): string {
  const { row, chain } = answer;
  const paid = chain.some((box) => box.step === "paid" && box.items.length > 0);
  const day = row.due_on === null ? null : view.day(row.due_on);
  const state =
    day === null && (row.state === "not-due" || row.state === "due" || row.state === "silent")
      ? view.t(`commitment.answer.${row.state}-undated`, { read: view.day(answer.stamp.read_up_to) })
      : view.t(`commitment.answer.${row.state}`, { due: day ?? "", read: view.day(answer.stamp.read_up_to) });
  return [
    state,
    row.last_word_on === null
      ? view.t("commitment.answer.no-word")
      : view.t("commitment.answer.last-word", { date: view.day(row.last_word_on) }),
    row.projects.length === 0 ? null : view.t("commitment.answer.projects", { count: row.projects.length }),
    view.t(paid ? "commitment.answer.paid" : "commitment.answer.not-paid"),
  ]
    .filter((part) => part !== null)
    .join(" ");
}

function Opening({ answer, view }: Props): JSX.Element {
  const { row, meeting } = answer;
  const made = meeting === null ? whenOf(row.made_on, view) : meetingNameFull(meeting, view);
  const kicker = (
    <>
      <span>{view.t(`commitments.kind.${row.kind}`)}</span>
      <span>{view.field(row.field)}</span>
      {made !== null && <span>{made}</span>}
    </>
  );
  return (
    <div class="wrap lead long">
      <p class="kicker">{kicker}</p>
      <h1>
        <Content text={row.text} lang={row.lang} page={view} />
      </h1>
      <Actors answer={answer} view={view} />
      <div class="answer">
        <LargeState state={row.state} view={view} />
        <p>{answerText({ answer, view })}</p>
      </div>
    </div>
  );
}

function boxes({ answer, view }: Props): readonly ChainBox[] {
  const { target } = answer.row;
  return answer.chain.map((box) => ({
    step: box.step,
    content: (
      <>
        {box.step === "promised" && target !== null && box.items.every((item) => item.amount === null) && (
          <p class="v">
            <TargetText target={target} lang={answer.row.lang} view={view} />
          </p>
        )}
        <ChainLines items={box.items} view={view} />
        <ChainSums step={box} view={view} />
      </>
    ),
    missing: box.items.length > 0 || box.missing === null ? null : view.say(box.missing),
  }));
}

function factRows({ answer, view }: Props): readonly FactRow[] {
  const { row, meeting, document } = answer;
  const { target } = row;
  const also = row.also_fields.map((field) => view.field(field));
  return [
    { name: view.t("commitments.facet.kind"), value: view.t(`commitments.kind.${row.kind}`) },
    {
      name: view.t("property.target"),
      value: target === null ? view.t("commitment.not-measurable") : <TargetText target={target} lang={row.lang} view={view} />,
    },
    {
      name: view.t("commitment.facts.due"),
      value: row.due_on === null ? null : view.day(row.due_on),
      missing: view.t("commitment.facts.no-day"),
    },
    {
      name: view.t("property.made_at"),
      value: meeting === null ? null : <a href={view.href(`meetings/${meeting.id}`)}>{meetingNameFull(meeting, view)}</a>,
      missing: view.t("not-known"),
    },
    {
      name: view.t("property.document"),
      value:
        document === null ? null : (
          <a href={view.href(`documents/${document.id}`)}>
            <LocalizedText texts={document.titles} page={view} />
          </a>
        ),
      missing: view.t("commitment.no-text"),
    },
    { name: view.t("property.field"), value: view.field(row.field) },
    ...(also.length === 0 ? [] : [{ name: view.t("property.also_fields"), value: view.list(also) }]),
    ...(row.field_as_recorded === null ? [] : [{ name: view.t("property.field_as_recorded"), value: row.field_as_recorded }]),
    ...(row.example_only ? [{ name: view.t("property.example_only"), value: view.t("value.yes") }] : []),
  ];
}

function FollowUps({ answer, view }: Props): JSX.Element {
  const { follow_ups: followUps, row } = answer;
  return (
    <Band heading={view.t("commitment.follow-ups.heading")} note={view.t("commitment.follow-ups.note")} id="follow-ups">
      {followUps.length === 0 ? (
        <p>
          <NotKnown>{view.t("commitment.no-later-word")}</NotKnown>
        </p>
      ) : (
        <ol class="lines">
          {followUps.map((followUp) => (
            <li id={`follow-up-${followUp.id}`}>
              <Content text={followUp.text} lang={row.lang} page={view} />
              <span class="sub">
                <SaidOn statement={{ said_on: followUp.date, said_on_is: followUp.date_is ?? null }} view={view} />
                {` · ${view.t(`commitment.outcome.${followUp.outcome}`)}`}
                {followUp.later_date !== undefined && ` · ${view.t("commitment.later-date", { date: view.day(followUp.later_date) })}`}
                {" · "}
                <CiteLinks citations={followUp.citations} view={view} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Band>
  );
}

function Linked({ answer, view }: Props): JSX.Element | null {
  const { linked } = answer;
  if (linked.length === 0) return null;
  return (
    <Band heading={view.t("linked.heading")} note={view.t("commitment.linked.note")} id="linked">
      <ul class="lines">
        {linked.map(({ relation, subject, title, lang, link }) => (
          <li>
            <span class="sub">
              {view.t(relation === "continues" || relation === "continued-by" ? `linked.${relation}` : `commitment.linked.${relation}`)}
            </span>
            <EntryLink subject={subject} view={view}>
              <Content text={title} lang={lang} page={view} />
            </EntryLink>
            {link !== null && <LinkGround link={link} view={view} />}
          </li>
        ))}
      </ul>
    </Band>
  );
}

function CommitmentPageBody({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Opening answer={answer} view={view} />
      <Band heading={view.t("commitment.chain.heading")} note={view.t("chain.note")} id="chain">
        <Chain boxes={boxes({ answer, view })} view={view} />
      </Band>
      <Band heading={view.t("commitment.ledger.heading")} note={view.t("commitment.ledger.note")} id="ledger">
        <Ledger ledger={answer.ledger} view={view} />
      </Band>
      <Differences items={answer.differences} view={view} />
      <FollowUps answer={answer} view={view} />
      <Band heading={view.t("commitment.facts.heading")} id="facts">
        <Facts rows={factRows({ answer, view })} />
      </Band>
      <Linked answer={answer} view={view} />
      <Remarks answer={answer} view={view} />
      <EntryFoot answer={answer} view={view} />
    </>
  );
}

/** One commitment: where it stands, promise to result with its holes, who said what, what would settle it, all that was recorded. */
export const commitmentPage = definePage<CommitmentPage>({
  question: "commitment",
  nav: "commitments",
  title: ({ row }) => row.text,
  csv: false,
  follows: ({ row }) => ({ entry: `commitments/${row.id}` }),
  Page: CommitmentPageBody,
});
