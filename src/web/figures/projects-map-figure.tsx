import type { JSX } from "preact";
import type { ProjectList } from "../../contract/projects.ts";
import { boundarySource } from "../map/atlas.ts";
import { placesOutside, ProjectsMap, type MapInput } from "../map/projects-map.tsx";
import { Band } from "../parts/band.tsx";
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

/** The map of the whole selection with its finding, its limits and its table; where no place is known, that. Nothing without projects. */
export function ProjectsMapFigure({ answer, view }: Props): JSX.Element | null {
  if (answer.count === 0) return null;
  const [most] = byProjects(answer);
  if (most === undefined)
    return (
      <Band wide>
        <p class="small">{view.t("map.none")}</p>
      </Band>
    );
  const input = mapInput({ answer, view });
  const outside = placesOutside(input);
  const without = answer.count - answer.with_place;
  const place = (name: string, count: number): string => view.t("map.place", { name, count });
  const label = view.t("map.label", { places: answer.places.length, most: place(most.name, most.projects.length) });
  return (
    <Band wide>
      <figure class="chart">
        <h2>{view.t("map.finding", { places: answer.places.length, drawn: answer.with_place, count: answer.count })}</h2>
        <p class="unit">{view.t("map.unit")}</p>
        <ProjectsMap input={input} words={{ label, country: (code) => view.country(code), place }} />
        <figcaption class="mapnote">
          {view.t("map.boundaries", { source: boundarySource })}
          {without > 0 && ` ${view.t("map.without-place", { count: without })}`}
          {outside.length > 0 && ` ${view.t("map.outside", { count: outside.length, names: view.list(outside.map((one) => one.name)) })}`}
        </figcaption>
      </figure>
      <PlaceTable answer={answer} view={view} />
    </Band>
  );
}
