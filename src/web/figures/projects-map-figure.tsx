import type { JSX } from "preact";
import type { ProjectList } from "../../contract/projects.ts";
import type { Figure } from "../figure.ts";
import { boundarySource } from "../map/atlas.ts";
import { drawProjectsMap, placesOutside, type MapInput } from "../map/projects-map.tsx";
import { Band } from "../parts/band.tsx";
import { FigureOnPage } from "../parts/figure-view.tsx";
import { recordSource } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ProjectList; readonly view: View };

function mapInput({ answer, view }: Props): MapInput {
  const countries = [...new Set(answer.by_kind.flatMap((kind) => Object.keys(kind.countries)))];
  const members = view.partnership.parties.map((party) => party.code);
  const inView = countries.filter((code) => members.includes(code));
  return { places: answer.places, countries: inView.length > 0 ? inView : countries, members };
}

function byProjects(answer: ProjectList): ProjectList["places"] {
  return [...answer.places].sort((a, b) => b.projects.length - a.projects.length || (a.name < b.name ? -1 : 1));
}

function PlaceTable({ answer, view }: Props): JSX.Element {
  return (
    <details class="num">
      <summary>{view.t("map.places.show", { count: answer.places.length })}</summary>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{view.t("map.places.place")}</th>
            <th scope="col" class="r">
              {view.t("map.places.projects")}
            </th>
          </tr>
        </thead>
        <tbody>
          {byProjects(answer).map((place) => (
            <tr>
              <th scope="row">{place.name}</th>
              <td class="r">{view.number(place.projects.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The map of the whole selection with its finding and its limits. Null where no place of it can be drawn. */
export function mapFigure({ answer, view }: Props): Figure | null {
  const [most] = byProjects(answer);
  if (most === undefined) return null;
  const input = mapInput({ answer, view });
  const place = (name: string, count: number): string => view.t("map.place", { name, count });
  const label = view.t("map.label", { places: answer.places.length, most: place(most.name, most.projects.length) });
  const drawing = drawProjectsMap(input, { label, country: (code) => view.country(code), place });
  if (drawing === null) return null;
  const outside = placesOutside(input);
  const without = answer.count - answer.with_place;
  return {
    title: view.t("map.finding", { places: answer.places.length, drawn: answer.with_place, count: answer.count }),
    unit: view.t("map.unit"),
    drawing,
    caption: [
      view.t("map.boundaries", { source: boundarySource }),
      ...(without > 0 ? [view.t("map.without-place", { count: without })] : []),
      ...(outside.length > 0 ? [view.t("map.outside", { count: outside.length, names: view.list(outside.map((one) => one.name)) })] : []),
    ].join(" "),
    source: recordSource(answer, view),
  };
}

/** The same on its page with its table; where no place is known, that. Nothing without projects. */
export function ProjectsMap({ answer, view }: Props): JSX.Element | null {
  if (answer.count === 0) return null;
  const figure = mapFigure({ answer, view });
  return (
    <Band wide>
      {answer.places.length === 0 && <p class="small">{view.t("map.none")}</p>}
      {figure !== null && <FigureOnPage name="map" figure={figure} heading="h2" view={view} />}
      {answer.places.length > 0 && <PlaceTable answer={answer} view={view} />}
    </Band>
  );
}
