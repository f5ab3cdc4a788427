import type { JSX } from "preact";
import type { DocumentRow } from "../../contract/meetings.ts";
import { inLanguage } from "../../core/languages.ts";
import type { View } from "../view.ts";
import { LocalizedText } from "./content.tsx";
import { whenOf } from "./when.ts";

/** The host of an address, as it is read. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "");
}

/** The official titles in other languages than the one shown above, each in its own language. */
export function OtherTitles({ titles, view }: { readonly titles: DocumentRow["titles"]; readonly view: View }): JSX.Element {
  const shown = inLanguage(titles, view.lang);
  const others = Object.entries(titles).filter(([lang]) => lang !== shown.lang);
  return (
    <>
      {others.map(([lang, title]) => (
        <span class="sub" lang={lang}>
          {title}
        </span>
      ))}
    </>
  );
}

/** Documents in a line each: the title in the reader's language where one was seen, kind and day, and whether a text was seen. */
export function DocumentLines({ rows, view }: { readonly rows: readonly DocumentRow[]; readonly view: View }): JSX.Element {
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li>
          <a href={view.href(`documents/${row.id}`)}>
            <LocalizedText texts={row.titles} page={view} />
          </a>
          <span class="sub">
            {[view.say(`documents.kind.${row.kind}`), whenOf(row.date, view)].filter((part) => part !== null).join(" · ")}
            {row.url === null && ` · ${view.t("documents.text-none")}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
