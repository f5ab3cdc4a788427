import type { JSX } from "preact";
import type { ClaimCard } from "../../contract/claims.ts";
import { definePage } from "../page.ts";
import { countWords, sentenceOf } from "../parts/claims.tsx";
import { Content } from "../parts/content.tsx";
import { Verdict } from "../parts/verdict.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ClaimCard; readonly view: View };

function CardBody({ answer, view }: Props): JSX.Element {
  const { row, stamp, vintages } = answer;
  const { text, lang } = sentenceOf(row, view);
  const counts = countWords(row, view);
  const page = view.href(`claims/${row.id}`);
  return (
    <>
      <p class="kicker">
        <span>{view.t("site.name")}</span>
        <span>{view.t("claim.kicker")}</span>
      </p>
      <h1>
        <Content text={text} lang={lang} page={view} />
      </h1>
      <Verdict verdict={row.verdict} view={view} big />
      {counts !== null && <p>{counts}</p>}
      <p class="small">
        {view.t("prov.read-up-to")}: {view.day(stamp.read_up_to)}
        {vintages.length > 0 && ` · ${view.t("provenance.vintage")}: ${view.list(vintages)}`}
      </p>
      <p class="small">
        <a href={page} target="_blank" rel="noopener">
          {view.t("card.open")}
        </a>{" "}
        · <a href={`${view.path}.json`}>JSON</a>
      </p>
      <p class="small address">{view.absolute(page)}</p>
    </>
  );
}

/** A claim and its verdict as a card of 400 pixels for other sites: no script, and the address written out, since a sandbox opens no link. */
export const claimCardPage = definePage<ClaimCard>({
  question: "claim-card",
  nav: "claims",
  title: ({ row }, view) => sentenceOf(row, view).text,
  csv: false,
  isCard: true,
  Page: CardBody,
});
