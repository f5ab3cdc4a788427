import type { JSX } from "preact";
import type { ProjectList } from "../../contract/projects.ts";
import { Band } from "../parts/band.tsx";
import { inOrder } from "../parts/project-words.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ProjectList; readonly view: View };

/** How many projects of each kind in each country: counts, never money. A project in several countries counts once in each. */
export function ProjectsByKind({ answer, view }: Props): JSX.Element | null {
  if (answer.by_kind.length === 0) return null;
  const countries = inOrder([...new Set(answer.by_kind.flatMap((kind) => Object.keys(kind.countries)))], view);
  const sum = (code: string): number => answer.by_kind.reduce((total, kind) => total + (kind.countries[code] ?? 0), 0);
  const caption = view.t("projects.kinds.caption");
  return (
    <Band heading={view.t("projects.kinds.heading")} note={view.t("projects.kinds.note")}>
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table class="tbl">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{view.t("projects.facet.kind")}</th>
              {countries.map((code) => (
                <th scope="col" class="r">
                  <abbr title={view.country(code)}>{code}</abbr>
                </th>
              ))}
              <th scope="col" class="r">
                {view.t("projects.kinds.all")}
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.by_kind.map((kind) => (
              <tr>
                <th scope="row">{view.t(`projects.kind.${kind.kind}`)}</th>
                {countries.map((code) => (
                  <td class="r">{view.number(kind.countries[code] ?? 0)}</td>
                ))}
                <td class="r">
                  <b>{view.number(kind.total)}</b>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{view.t("projects.kinds.all")}</th>
              {countries.map((code) => (
                <td class="r">{view.number(sum(code))}</td>
              ))}
              <td class="r">{view.number(answer.count)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="small">{view.t("projects.kinds.several")}</p>
    </Band>
  );
}
