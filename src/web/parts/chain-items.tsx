import type { JSX } from "preact";
import type { ChainItem, ChainStep, LinkView } from "../../contract/chain.ts";
import type { View } from "../view.ts";
import { CiteLinks, SaidOn } from "./citations.tsx";
import { Content } from "./content.tsx";
import { EntryLink } from "./entry-link.tsx";

type ItemProps = { readonly item: ChainItem; readonly view: View };

/** How sure a link is, on which ground, on which pages, and who decided it when. */
export function LinkGround({ link, view }: { readonly link: LinkView; readonly view: View }): JSX.Element {
  const party = link.decided_by.startsWith("party:") ? view.country(link.decided_by.slice("party:".length)) : null;
  const date = view.day(link.decided_on);
  return (
    <details class="num">
      <summary>{view.t(`link.${link.confidence}`)}</summary>
      <p>
        <Content text={link.ground} lang={link.lang} page={view} />
      </p>
      <p class="small">{party === null ? view.t("link.decided.editor", { date }) : view.t("link.decided.party", { party, date })}</p>
      <p class="cite">
        <CiteLinks citations={link.citations} view={view} />
      </p>
    </details>
  );
}

/** The sum or the number of people that a line brings. */
function Value({ item, view }: ItemProps): JSX.Element | null {
  const { amount, figure } = item;
  if (amount !== null)
    return (
      <>
        <p class="v">{view.money(amount)}</p>
        {amount.basis !== "as-stated" && <p>{view.say(`amount.basis.${amount.basis}`)}</p>}
      </>
    );
  if (figure === null) return null;
  const number = view.decimal(figure.value);
  return (
    <>
      <p class="v">{figure.qualifier === "exact" ? number : view.say(`amount.${figure.qualifier}`, { amount: number })}</p>
      <p>{view.say(`people.measure.${figure.measure}`)}</p>
    </>
  );
}

/** The entry between, and the other commitments that the same is linked to: what a reader must not add twice. */
function Beside({ item, view }: ItemProps): JSX.Element {
  const { via, also_for: others } = item;
  return (
    <>
      {via !== null && (
        <p class="small">
          {view.t(`chain.via.${via.is}`)}{" "}
          <EntryLink subject={via.subject} view={view}>
            <Content text={via.title} lang={via.lang} page={view} />
          </EntryLink>
        </p>
      )}
      {others.length > 0 && (
        <p class="small">
          {view.t("chain.also-for")}{" "}
          {others.map((other, index) => (
            <>
              {index > 0 && "; "}
              <EntryLink subject={other.subject} view={view}>
                <Content text={other.title} lang={other.lang} page={view} />
              </EntryLink>
            </>
          ))}
        </p>
      )}
    </>
  );
}

/** One line of a chain: the sum, what it is, when, on which pages, and by which decision it stands here. */
export function ChainLine({ item, view }: ItemProps): JSX.Element {
  const { subject, link } = item;
  const text = <Content text={item.text} lang={item.lang} page={view} />;
  const isActivity = link !== null && subject === null;
  return (
    <div class="step">
      <Value item={item} view={view} />
      {isActivity && <p class="small">{view.t("chain.activity")}</p>}
      <p>
        {subject === null ? (
          text
        ) : (
          <EntryLink subject={subject} view={view}>
            {text}
          </EntryLink>
        )}
      </p>
      {!isActivity && (
        <p class="small">
          <SaidOn statement={{ said_on: item.date, said_on_is: item.date_is }} view={view} />
        </p>
      )}
      <Beside item={item} view={view} />
      {link !== null && <LinkGround link={link} view={view} />}
      {link === null && item.citations.length > 0 && (
        <p class="cite">
          <CiteLinks citations={item.citations} view={view} />
        </p>
      )}
    </div>
  );
}

const shownItems = 4;

/** The lines of a box; the many of a large one are folded, so that the four boxes stay beside each other. */
export function ChainLines({ items, view }: { readonly items: readonly ChainItem[]; readonly view: View }): JSX.Element {
  const isLong = items.length > shownItems + 1;
  const first = isLong ? items.slice(0, shownItems) : items;
  const rest = isLong ? items.slice(shownItems) : [];
  return (
    <>
      {first.map((item) => (
        <ChainLine item={item} view={view} />
      ))}
      {rest.length > 0 && (
        <details class="num">
          <summary>{view.t("chain.more", { count: rest.length })}</summary>
          {rest.map((item) => (
            <ChainLine item={item} view={view} />
          ))}
        </details>
      )}
    </>
  );
}

type StepProps = { readonly step: Pick<ChainStep, "totals" | "open_parts">; readonly view: View };

/** What may be added of a box, and the parts for which it holds nothing. */
export function ChainSums({ step, view }: StepProps): JSX.Element {
  return (
    <>
      {step.totals.map(({ count, ceiling, ...sum }) => (
        <p>{view.t(ceiling ? "chain.total.ceiling" : "chain.total", { count, amount: view.money(sum) })}</p>
      ))}
      {step.open_parts.length > 0 && (
        <div class="step">
          <p>{view.t("chain.open-parts")}</p>
          <ul class="points">
            {step.open_parts.map((part) => (
              <li>
                <EntryLink subject={part.subject} view={view}>
                  <Content text={part.title} lang={part.lang} page={view} />
                </EntryLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
