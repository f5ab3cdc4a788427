import type { JSX } from "preact";
import type { FlowParty } from "../../contract/money.ts";
import { FlowBands, flowFigure, flowFinding } from "../figures/flow-bands.tsx";
import { Signed } from "../figures/record-money.tsx";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { LinkedCount } from "../parts/linked-count.tsx";
import { Party } from "../parts/party.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: FlowParty; readonly view: View };
type Role = "donor" | "recipient";

/** What the record holds of a member: promises and projects in counts that open their rows, amounts by kind and currency. */
function OnRecord({ answer, view, role }: Props & { readonly role: Role }): JSX.Element | null {
  const { record, code } = answer;
  if (record === null) return null;
  const [made, narrowed] = role === "donor" ? (["made_by", "provider_party"] as const) : (["made_to", "country"] as const);
  const count = (name: string, value: number, href: string): JSX.Element => (
    <li>
      {name}: <LinkedCount count={value} href={href} label={name} view={view} />
    </li>
  );
  return (
    <Band heading={view.t("flows.record.heading")} note={view.t("money.signed.note")} id="record">
      <ul class="lines">
        {count(view.t(`flows.record.commitments.${role}`), record.commitments, `${view.href("commitments")}?${made}=${code}`)}
        {count(view.t(`flows.record.projects.${role}`), record.signed.projects, `${view.href("projects")}?${narrowed}=${code}`)}
        {role === "recipient" && (
          <li>
            <a href={`${view.href("activities")}?recipient=${code}`}>{view.t("activities.title")}</a>
          </li>
        )}
        <li>
          <a href={view.href(`parties/${code}`)}>{view.t("flows.record.party")}</a>
        </li>
      </ul>
      <Signed signed={record.signed} view={view} />
      {role === "recipient" && <p class="small">{view.t("flows.record.several")}</p>}
    </Band>
  );
}

function FlowPartyPage({ answer, view, role }: Props & { readonly role: Role }): JSX.Element {
  const { code } = answer;
  return (
    <>
      <Lead long kicker={<Party code={code} view={view} />} title={flowFinding({ answer, view })} deck={view.t(`flows.deck.${role}`)} />
      <FlowBands answer={answer} view={view} />
      <OnRecord answer={answer} view={view} role={role} />
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} />
    </>
  );
}

/** One donor: what it gave each recipient year by year, and what the record holds of it. */
export const donorPage = definePage<FlowParty>({
  question: "donor",
  nav: "donors",
  title: ({ code }, view) => view.t("flows.title.donor", { name: view.country(code) }),
  description: (_, view) => view.t("flows.deck.donor"),
  csv: true,
  figures: { trend: (answer, view) => flowFigure({ answer, view }) },
  Page: (props) => <FlowPartyPage {...props} role="donor" />,
});

/** One recipient: what it got from each donor year by year, and what the record holds for it. */
export const recipientPage = definePage<FlowParty>({
  question: "recipient",
  nav: "money",
  title: ({ code }, view) => view.t("flows.title.recipient", { name: view.country(code) }),
  description: (_, view) => view.t("flows.deck.recipient"),
  csv: true,
  figures: { trend: (answer, view) => flowFigure({ answer, view }) },
  Page: (props) => <FlowPartyPage {...props} role="recipient" />,
});
