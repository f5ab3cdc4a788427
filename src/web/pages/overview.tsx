import type { JSX } from "preact";
import type { Overview } from "../../contract/overview.ts";
import { inLanguage } from "../../core/languages.ts";
import { CommitmentsByField } from "../figures/commitments-by-field.tsx";
import { definePage } from "../page.ts";
import { AsOf } from "../parts/as-of.tsx";
import { Band, Figures, Lead } from "../parts/band.tsx";
import { ClaimLines } from "../parts/claims.tsx";
import { Content, LocalizedText } from "../parts/content.tsx";
import { DifferenceList } from "../parts/differ.tsx";
import { Facts } from "../parts/facts.tsx";
import { eventText } from "../parts/event-text.tsx";
import { MeetingTitle, MeetingLines } from "../parts/meetings.tsx";
import { Parties } from "../parts/party.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { whenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: Overview; readonly view: View };

/** The commitments of the focus, narrowed further: the rows that a count stands for. */
function rowsOf({ answer, view }: Props, ...more: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams([
    ...answer.focus.meetings.map((id): [string, string] => ["meeting", id]),
    ...more.map(([name, value]): [string, string] => [name, value]),
  ]);
  return `${view.href("commitments")}?${parameters.toString()}`;
}

function title({ answer, view }: Props): string {
  const { place } = answer.focus.meeting;
  const parties = view.t("overview.parties", { count: answer.partnership.parties.length });
  return place === null ? view.t("overview.title", { parties }) : view.t("overview.title-at", { parties, place });
}

function Opening({ answer, view }: Props): JSX.Element {
  const { partnership, focus } = answer;
  const { founded } = partnership;
  const kicker = (
    <>
      <span>
        <LocalizedText texts={partnership.names} page={view} />
      </span>
      <span>{view.t("overview.parties", { count: partnership.parties.length })}</span>
      {founded !== null && <span>{view.t("overview.since", { date: view.day(founded.date) })}</span>}
    </>
  );
  const deck = view.rich("overview.deck", {
    meeting: (
      <a href={view.href(`meetings/${focus.meeting.id}`)}>
        <MeetingTitle row={focus.meeting} view={view} />
      </a>
    ),
    date: whenOf(focus.meeting.date, view) ?? view.t("date.not-known"),
    count: focus.commitments,
    silent: focus.silent,
  });
  return (
    <Lead kicker={kicker} title={title({ answer, view })} deck={deck}>
      <AsOf stamp={answer.stamp} view={view} />
    </Lead>
  );
}

function Side({ answer, view, side }: Props & { readonly side: number }): JSX.Element {
  const { names, parties } = answer.partnership.sides[side] ?? { names: {}, parties: [] };
  const alone = answer.focus.by_side.find((one) => one.side === side)?.alone ?? 0;
  return (
    <div>
      <h3>
        <LocalizedText texts={names} page={view} />
      </h3>
      <Parties codes={parties} view={view} full />
      <p>{view.t(parties.length === 1 ? "overview.sides.alone-one" : "overview.sides.alone", { count: alone })}</p>
    </div>
  );
}

function Sides({ answer, view }: Props): JSX.Element {
  const { partnership, focus } = answer;
  const { founded, secretariat, chair, content_language: lang } = partnership;
  const note = <LocalizedText texts={partnership.order_rule} page={view} />;
  const recorded = (text: string | null): JSX.Element | null => (text === null ? null : <Content text={text} lang={lang} page={view} />);
  const foundedText = founded === null ? null : eventText(founded, view);
  return (
    <Band heading={view.t("overview.sides.heading")} note={note} id="sides">
      <div class="sides">
        <Side answer={answer} view={view} side={0} />
        <div class="plus" aria-hidden="true">
          <span>+</span>
        </div>
        <Side answer={answer} view={view} side={1} />
      </div>
      <p class="small">{view.t("overview.sides.both", { count: focus.by_both })}</p>
      <Facts
        rows={[
          { name: view.t("property.founded"), value: foundedText, missing: view.t("not-known") },
          { name: view.t("property.secretariat"), value: recorded(secretariat), missing: view.t("not-known") },
          { name: view.t("property.chair"), value: recorded(chair), missing: view.t("not-known") },
        ]}
      />
    </Band>
  );
}

function Standing({ answer, view }: Props): JSX.Element {
  const { focus } = answer;
  const of = view.t("overview.figures.of", { count: focus.commitments });
  const see = view.t("overview.figures.see");
  const all = rowsOf({ answer, view });
  const when = whenOf({ start: focus.from, end: focus.to, precision: "day" }, view) ?? view.t("date.not-known");
  return (
    <Band
      heading={view.t("overview.figures.heading")}
      note={view.t("overview.figures.note", { when, meetings: focus.meetings.length })}
      id="figures"
    >
      <Figures
        items={[
          {
            value: view.number(focus.commitments),
            text: view.t("overview.figures.all", { count: focus.commitments }),
            link: { href: all, text: see },
          },
          {
            value: view.number(focus.measurable),
            of,
            text: view.t("overview.figures.measurable", { count: focus.measurable }),
            link: { href: rowsOf({ answer, view }, ["measurable", "yes"]), text: see },
          },
          {
            value: view.number(focus.with_later_word),
            of,
            text: view.t("overview.figures.later", { count: focus.with_later_word }),
            link: { href: rowsOf({ answer, view }, ["later", "yes"]), text: see },
          },
          {
            value: view.number(focus.with_payment),
            of,
            text: view.t("overview.figures.paid", { count: focus.with_payment }),
            link: { href: "#payments", text: view.t("overview.figures.why") },
          },
        ]}
      />
      <p class="small prose" id="payments">
        {view.t("overview.figures.payments")}
      </p>
    </Band>
  );
}

function ByField({ answer, view }: Props): JSX.Element {
  const { focus } = answer;
  const source = view.t("prov.of-record", { count: focus.commitments, total: answer.counts["commitments"] ?? focus.commitments });
  const list = <a href={rowsOf({ answer, view })}>{view.t("overview.list")}</a>;
  return (
    <Band heading={view.t("overview.by-field.heading")} note={view.t("overview.by-field.note")} id="by-field">
      {focus.fields.length === 0 ? (
        <p class="small">{view.t("overview.by-field.none")}</p>
      ) : (
        <CommitmentsByField focus={focus} view={view} />
      )}
      <Prov
        items={[
          { name: view.t("prov.source"), value: source },
          ...stampItems(answer.stamp, view),
          {
            name: view.t("prov.rows"),
            value: (
              <>
                {list}, <Rows page={view} />
              </>
            ),
          },
        ]}
      />
    </Band>
  );
}

function Meetings({ answer, view }: Props): JSX.Element {
  const { latest_meetings: latest, announced_meetings: announced } = answer;
  return (
    <Band heading={view.t("overview.meetings.heading")} note={view.t("overview.meetings.note")} id="meetings">
      <div class="cols">
        <div>
          <h3 class="count">{view.t("meetings.status.held")}</h3>
          {latest.length === 0 ? <p class="small">{view.t("list.empty")}</p> : <MeetingLines rows={latest} view={view} long />}
        </div>
        <div>
          <h3 class="count">{view.t("overview.meetings.announced")}</h3>
          {announced.length === 0 ? (
            <p class="small">{view.t("overview.meetings.none-announced")}</p>
          ) : (
            <MeetingLines rows={announced} view={view} long />
          )}
        </div>
      </div>
      <p class="small">
        <a href={view.href("meetings")}>{view.t("overview.meetings.all", { count: answer.counts["meetings"] ?? 0 })}</a>
      </p>
    </Band>
  );
}

function OverviewPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Opening answer={answer} view={view} />
      <Sides answer={answer} view={view} />
      <Standing answer={answer} view={view} />
      <ByField answer={answer} view={view} />
      {answer.differences.length > 0 && (
        <Band heading={view.t("overview.differ.heading")} note={view.t("differ.note")} id="differences">
          <DifferenceList items={answer.differences} view={view} linked />
          <p class="small">
            <a href={view.href("differences")}>{view.t("overview.differ.all", { count: answer.differences_total })}</a>
          </p>
        </Band>
      )}
      {answer.claims.length > 0 && (
        <Band heading={view.t("overview.claims.heading")} note={view.t("overview.claims.note")} id="claims">
          <ClaimLines claims={answer.claims} view={view} />
        </Band>
      )}
      <Meetings answer={answer} view={view} />
    </>
  );
}

/** The partnership on one page: what was promised around its focus meeting, where that stands, where sources differ, who meets next. */
export const overviewPage = definePage<Overview>({
  question: "overview",
  nav: "overview",
  title: (_, view) => view.t("nav.overview"),
  description: (answer, view) =>
    view.t("overview.description", {
      name: inLanguage(answer.partnership.names, view.lang).text,
      count: answer.counts["commitments"] ?? 0,
    }),
  csv: false,
  Page: OverviewPage,
});
