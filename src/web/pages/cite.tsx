import type { JSX } from "preact";
import type { CitePage, Comparison, FrozenContent } from "../../contract/cited.ts";
import { inLanguage } from "../../core/languages.ts";
import { twinAddress } from "../address.ts";
import { defineSitePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content, LocalizedText } from "../parts/content.tsx";
import { Facts } from "../parts/facts.tsx";
import { Prov, Rows } from "../parts/prov.tsx";
import { Files } from "../parts/provenance.tsx";
import type { Citation } from "../twins/citation.ts";
import type { Page } from "../view.ts";

type Props = { readonly answer: CitePage; readonly page: Page };

const shownRows = 100;
const shownChanges = 40;

/** What was asked, as the page of the question is called. */
function titleOf({ entry, path, question }: FrozenContent, page: Page): { readonly text: string; readonly lang: string } {
  if (entry !== null) return { text: entry.title, lang: entry.lang };
  const [, list = "", code = ""] = path.split("/");
  const named = question === "donor" || question === "recipient";
  if (named) return { text: page.t(`flows.title.${question}`, { name: page.country(code) }), lang: page.lang };
  return { text: question === "payments" ? page.t("payments.title") : page.say(`nav.${list}`), lang: page.lang };
}

type Cell = NonNullable<FrozenContent["rows"]>[number][string];

/** A value as the files have it. */
function CellText({ cell, page }: { readonly cell: Cell; readonly page: Page }): JSX.Element {
  return cell === null || cell === "" ? <span class="nk">{page.t("cite.nothing")}</span> : <code>{String(cell)}</code>;
}

function RowNames({ heading, names, count, page }: { heading: string; names: readonly (readonly string[])[]; count: number; page: Page }) {
  if (count === 0) return null;
  const more = count - names.slice(0, shownChanges).length;
  return (
    <>
      <h3>{heading}</h3>
      <p>
        {names.slice(0, shownChanges).map((name, index) => (
          <>
            {index > 0 && ", "}
            <code>{name.join(" ")}</code>
          </>
        ))}
        {more > 0 && ` ${page.t("cite.more", { count: more })}`}
      </p>
    </>
  );
}

function Changes({ today, page }: { readonly today: Comparison; readonly page: Page }): JSX.Element {
  const column = (name: "row" | "column" | "frozen" | "today" | "by"): string => page.t(`cite.column.${name}`);
  const more = today.changed.length - shownChanges;
  return (
    <>
      <table class="tbl cards">
        <thead>
          <tr>
            {(["row", "column", "frozen", "today", "by"] as const).map((name) => (
              <th scope="col">{column(name)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {today.changed.slice(0, shownChanges).map((one) => (
            <tr>
              <th scope="row">
                <code>{one.row.join(" ")}</code>
              </th>
              <td data-l={column("column")}>
                <code>{one.column}</code>
              </td>
              <td data-l={column("frozen")}>
                <span>
                  <CellText cell={one.frozen} page={page} />
                </span>
              </td>
              <td data-l={column("today")}>
                <span>
                  <CellText cell={one.today} page={page} />
                </span>
              </td>
              <td data-l={column("by")}>
                <span>{one.by === null ? "–" : one.by.startsWith("-") ? one.by : `+${one.by}`}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="small">{page.t("cite.more", { count: more })}</p>}
    </>
  );
}

/** The way to the same question as it stands today. */
function LiveLink({ answer, page }: Props): JSX.Element {
  return (
    <a href={`/${page.lang}${answer.live}`}>
      <Content {...titleOf(answer.frozen, page)} page={page} />
    </a>
  );
}

function Today({ answer, page }: Props): JSX.Element {
  const { today, frozen } = answer;
  const { counts } = today;
  return (
    <Band heading={page.t("cite.today.heading")} note={page.t("cite.today.note", { day: page.day(page.today) })} id="today">
      <div class="prose">
        <p>
          <b>{page.t(`cite.today.${today.state}`)}</b>
        </p>
        {today.why !== null && (
          <p>
            <Content text={today.why} lang="en" page={page} />
          </p>
        )}
        {counts !== null && today.state === "differs" && <p>{page.t("cite.today.counts", counts)}</p>}
        {!today.method.same && <p>{page.t("cite.method-changed", { frozen: frozen.method.version, today: today.method.version })}</p>}
        {today.snapshot !== frozen.provenance.snapshot && <p>{page.t("cite.other-snapshot")}</p>}
      </div>
      {today.changed.length > 0 && <Changes today={today} page={page} />}
      {counts !== null && (
        <>
          <RowNames heading={page.t("cite.gone")} names={today.gone} count={counts.gone} page={page} />
          <RowNames heading={page.t("cite.new")} names={today.new} count={counts.new} page={page} />
        </>
      )}
      <Prov
        items={[
          { name: page.t("provenance.snapshot"), value: <code>{today.snapshot}</code> },
          { name: page.t("prov.version"), value: <code>{today.record_version}</code> },
          { name: page.t("cite.live"), value: <LiveLink answer={answer} page={page} /> },
          { name: page.t("prov.rows"), value: <Rows page={page} /> },
        ]}
      />
    </Band>
  );
}

function HowToCite({ answer, page }: Props): JSX.Element {
  return (
    <Band heading={page.t("cite.how.heading")} note={page.t("cite.how.note")} id="cite">
      <p class="prose address">{toCitation(answer, page).text}</p>
      <Prov
        items={[
          { name: page.t("cite.text"), value: <a href={twinAddress(page, "txt")}>TXT</a> },
          { name: "BibTeX", value: <a href={twinAddress(page, "bib")}>BIB</a> },
          { name: "CSL", value: <a href={twinAddress(page, "csl")}>CSL-JSON</a> },
        ]}
      />
    </Band>
  );
}

function Asked({ answer, page }: Props): JSX.Element {
  const { frozen } = answer;
  const parameters = Object.entries(frozen.parameters);
  const rows = [
    { name: page.t("cite.partnership"), value: <LocalizedText texts={frozen.partnership.names} page={page} />, missing: "" },
    { name: page.t("cite.question"), value: <Content text={frozen.asks} lang="en" page={page} />, missing: "" },
    {
      name: page.t("cite.parameters"),
      value:
        parameters.length === 0 ? null : (
          <>
            {parameters.map(([name, value]) => (
              <>
                <code>{`${name}=${typeof value === "string" ? value : value.join(",")}`}</code>{" "}
              </>
            ))}
          </>
        ),
      missing: page.t("cite.parameters-none"),
    },
    { name: page.t("prov.states-for"), value: page.day(frozen.computed_for), missing: "" },
    { name: page.t("prov.read-up-to"), value: page.day(frozen.read_up_to), missing: "" },
    { name: page.t("cite.method"), value: <code>{frozen.method.version}</code>, missing: "" },
    { name: "SHA-256", value: <code class="hash">{answer.hash}</code>, missing: "" },
  ];
  return (
    <Band heading={page.t("cite.asked.heading")} note={page.t("cite.asked.note")} id="asked">
      <Facts rows={rows} />
    </Band>
  );
}

function FrozenRows({ answer, page }: Props): JSX.Element {
  const { frozen } = answer;
  const { rows, key } = frozen;
  return (
    <Band heading={page.t("cite.rows.heading", { count: frozen.row_count })} note={page.t("cite.rows.note")} id="rows">
      {rows === null ? (
        <div class="prose">
          <p>{page.t("cite.rows.large")}</p>
          <p>
            {page.t(answer.today.state === "same" ? "cite.rows.file-same" : "cite.rows.file-other")}{" "}
            <a href={`/${page.lang}${answer.live.replace(/(\?|$)/, ".csv$1")}`}>CSV</a>
          </p>
          <p>
            <code class="hash">{frozen.rows_sha256}</code>
          </p>
        </div>
      ) : (
        <ul class="lines">
          {rows.slice(0, shownRows).map((row) => (
            <li>
              <b>
                <code>{key.map((column) => String(row[column] ?? "")).join(" ")}</code>
              </b>
              <span class="sub cells">
                {Object.entries(row)
                  .filter(([column]) => !key.includes(column))
                  .map(([column, cell], index) => (
                    <>
                      {index > 0 && " · "}
                      <i>
                        <code>{column}</code>
                      </i>{" "}
                      <CellText cell={cell} page={page} />
                    </>
                  ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rows !== null && rows.length === 0 && <p class="empty">{page.t("cite.rows.none")}</p>}
      {rows !== null && rows.length > shownRows && <p>{page.t("cite.rows.more", { shown: shownRows, count: rows.length })}</p>}
      <Prov items={[{ name: page.t("cite.bytes"), value: <a href={answer.address}>{`${answer.hash.slice(0, 12)}….json`}</a> }]} />
    </Band>
  );
}

function Origin({ answer, page }: Props): JSX.Element {
  const { provenance } = answer.frozen;
  return (
    <Band heading={page.t("provenance.heading")} note={page.t("cite.origin-note")} id="provenance">
      <div class="prose">
        <p>{page.say(`counting.${provenance.counting_rule}`)}</p>
      </div>
      <Files provenance={provenance} view={page} />
      <Prov
        items={[
          { name: page.t("provenance.snapshot"), value: <code>{provenance.snapshot}</code> },
          { name: page.t("prov.version"), value: <code>{provenance.record_version}</code> },
          { name: page.t("provenance.software"), value: `${provenance.software.name} ${provenance.software.version}` },
          { name: page.t("provenance.licence"), value: answer.frozen.licence },
        ]}
      />
    </Band>
  );
}

/** What to write when citing. The parts are in the page's language; the address is that of no language, which leads to the reader's. */
function toCitation(answer: CitePage, page: Page): Citation {
  const { frozen, hash } = answer;
  const partnership = inLanguage(frozen.partnership.names, page.lang).text;
  const day = answer.frozen_at.slice(0, 10);
  const parts = {
    author: page.operator ?? page.t("site.name"),
    title: `${titleOf(frozen, page).text} (${partnership})`,
    address: page.absolute(`/cite/${hash}`),
    version: page.t("cite.version", { snapshot: frozen.provenance.snapshot, record: frozen.provenance.record_version }),
  };
  return { ...parts, hash, day, lang: page.lang, text: page.t("cite.sentence", { ...parts, day: page.day(day) }) };
}

function CitePageBody({ answer, page }: Props): JSX.Element {
  const title = titleOf(answer.frozen, page);
  return (
    <>
      <Lead
        long
        kicker={<span>{page.t("cite.kicker")}</span>}
        title={<Content text={title.text} lang={title.lang} page={page} />}
        deck={page.t("cite.deck", { day: page.day(answer.frozen_at.slice(0, 10)) })}
      />
      <Today answer={answer} page={page} />
      <HowToCite answer={answer} page={page} />
      <Asked answer={answer} page={page} />
      <FrozenRows answer={answer} page={page} />
      <Origin answer={answer} page={page} />
    </>
  );
}

/** An answer that somebody cites, as it was frozen, and beside it what the same question comes to today. */
export const citePage = defineSitePage<CitePage>({
  question: "cite",
  title: ({ frozen }, page) => `${page.t("cite.kicker")}: ${titleOf(frozen, page).text}`,
  citation: toCitation,
  Page: CitePageBody,
});
