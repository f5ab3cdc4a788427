import type { JSX } from "preact";
import type { PartnershipList } from "../../contract/overview.ts";
import { defineSitePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { LocalizedText } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { MeetingLines } from "../parts/meetings.tsx";
import { Parties } from "../parts/party.tsx";
import { SiteProv } from "../parts/prov.tsx";
import { toView, type Page } from "../view.ts";

type Row = PartnershipList["rows"][number];

const counted = ["commitments", "meetings", "documents", "projects"] as const;

function PartnershipBand({ row, page }: { readonly row: Row; readonly page: Page }): JSX.Element {
  const view = toView(page, row.partnership);
  const { names, founded, read_up_to: read, parties } = row.partnership;
  return (
    <Band
      heading={
        <a href={view.href("")}>
          <LocalizedText texts={names} page={view} />
        </a>
      }
      note={founded === null ? undefined : view.t("overview.since", { date: view.day(founded.date) })}
      id={row.partnership.id}
    >
      <Parties codes={parties.map((party) => party.code)} view={view} full />
      <ul class="rows">
        {counted
          .filter((kind) => (row.counts[kind] ?? 0) > 0)
          .map((kind) => {
            const count = row.counts[kind] ?? 0;
            return (
              <li>
                <a href={view.href(kind)}>{view.t(`partnerships.${kind}`, { count })}</a>
              </li>
            );
          })}
      </ul>
      {row.latest_meeting !== null && (
        <>
          <h3>{view.t("partnerships.latest")}</h3>
          <MeetingLines rows={[row.latest_meeting]} view={view} long />
        </>
      )}
      <p class="small">{view.t("partnerships.read", { date: view.day(read) })}</p>
    </Band>
  );
}

function PartnershipsPage({ answer, page }: { readonly answer: PartnershipList; readonly page: Page }): JSX.Element {
  return (
    <>
      <Lead long title={page.t("partnerships.title")} deck={page.t("site.description")}>
        {answer.rows.length === 0 && <EmptyList total={0} view={page} />}
      </Lead>
      {answer.rows.map((row) => (
        <PartnershipBand row={row} page={page} />
      ))}
      <Band wide>
        <SiteProv version={answer.record_version} page={page} />
      </Band>
    </>
  );
}

/** Every partnership of the installation, in its configured order: none is ranked before another by what it holds. */
export const partnershipsPage = defineSitePage<PartnershipList>({
  question: "partnerships",
  title: (_, page) => page.t("partnerships.title"),
  Page: PartnershipsPage,
});
