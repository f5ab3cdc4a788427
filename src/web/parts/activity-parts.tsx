import type { JSX } from "preact";
import type { ActivityCell, ActivityPage, ActivityPart, Narrative } from "../../contract/activities.ts";
import type { View } from "../view.ts";
import { Content } from "./content.tsx";
import { tagOf } from "./narratives.tsx";

type Row = ActivityPart["rows"][number];
type Words = readonly (Narrative & { readonly element: string })[];

/** An address that others wrote: a link where it is one of the web, else its text. */
export function OutsideLink({ url }: { readonly url: string }): JSX.Element {
  return /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? (
    <a href={url} rel="nofollow noopener">
      {url}
    </a>
  ) : (
    <>{url}</>
  );
}

/** The value of an attribute: what its code is called and the code, else the text as published. */
export function Cell({ cell, part, view }: { readonly cell: ActivityCell; readonly part: string; readonly view: View }): JSX.Element {
  const { name, text, meaning } = cell;
  if (meaning !== null && meaning !== text)
    return (
      <>
        <span lang="en">{meaning}</span>
        <span class="sub">{text}</span>
      </>
    );
  if (part === "recipient_country" && /^[A-Z]{2}$/.test(text))
    return (
      <>
        {view.country(text)}
        <span class="sub">{text}</span>
      </>
    );
  if (name === "url" || name.endsWith("_uri")) return <OutsideLink url={text} />;
  return <>{/^\d{4}-\d\d-\d\d$/.test(text) ? view.day(text) : text}</>;
}

/** Words in their order, each in its own language; of several kinds each says which it is. */
export function WordList({ words, view }: { readonly words: Words; readonly view: View }): JSX.Element {
  const isMixed = new Set(words.map((one) => one.element)).size > 1;
  return (
    <>
      {words.map((one) => (
        <span class="line">
          {isMixed && <code>{one.element.slice(one.element.lastIndexOf("/") + 1)}</code>}{" "}
          <Content text={one.text} lang={tagOf(one)} page={view} />
        </span>
      ))}
    </>
  );
}

/** What stands within an element, in one line for each of them. */
export function Within({ within, view }: { readonly within: Row["within"]; readonly view: View }): JSX.Element {
  return (
    <>
      {within.map(({ part, count, rows }) => (
        <span class="sub">
          <code>{part}</code>{" "}
          {rows.map((row, index) => (
            <>
              {index > 0 && "; "}
              {row.cells.map((cell) => `${cell.name} ${cell.text}${cell.meaning === null ? "" : ` (${cell.meaning})`}`).join(", ")}
              {row.words.length > 0 && " "}
              {row.words.map((one) => (
                <Content text={one.text} lang={tagOf(one)} page={view} />
              ))}
            </>
          ))}
          {count > rows.length && ` · ${view.t("activity.more", { shown: rows.length, count })}`}
        </span>
      ))}
    </>
  );
}

function WordsCell({ row, name, view }: { readonly row: Row; readonly name: string; readonly view: View }): JSX.Element {
  if (row.words.length + row.within.length === 0) return <td></td>;
  return (
    <td data-l={name}>
      <span>
        <WordList words={row.words} view={view} />
        <Within within={row.within} view={view} />
      </span>
    </td>
  );
}

function PartTable({ part, view }: { readonly part: ActivityPart; readonly view: View }): JSX.Element {
  const names = [...new Set(part.rows.flatMap((row) => row.cells.map((cell) => cell.name)))];
  const hasWords = part.rows.some((row) => row.words.length + row.within.length > 0);
  const words = view.t("activity.words");
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {hasWords && <th scope="col">{words}</th>}
          {names.map((name) => (
            <th scope="col">
              <code>{name}</code>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => (
          <tr>
            {hasWords && <WordsCell row={row} name={words} view={view} />}
            {names.map((name) => {
              const cell = row.cells.find((one) => one.name === name);
              if (cell === undefined) return <td></td>;
              return (
                <td data-l={name}>
                  <span>
                    <Cell cell={cell} part={part.part} view={view} />
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The elements of these kinds that are published, each kind under its name; nothing where none is. */
export function Parts({
  answer,
  kinds,
  view,
}: {
  readonly answer: ActivityPage;
  readonly kinds: readonly string[];
  readonly view: View;
}): JSX.Element {
  const held = kinds.flatMap((kind) => answer.parts.filter((part) => part.part === kind && part.rows.length > 0));
  return (
    <>
      {held.map((part) => (
        <>
          <h3>{view.say(`activity.part.${part.part}`)}</h3>
          <PartTable part={part} view={view} />
          {part.rows.length < part.count && <p class="small">{view.t("activity.more", { shown: part.rows.length, count: part.count })}</p>}
        </>
      ))}
    </>
  );
}

/** Whether any element of these kinds stands on this page. */
export function hasParts(answer: ActivityPage, kinds: readonly string[]): boolean {
  return answer.parts.some((part) => kinds.includes(part.part) && part.rows.length > 0);
}
