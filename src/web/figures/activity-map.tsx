import type { JSX } from "preact";
import type { ActivityPage } from "../../contract/activities.ts";
import { boundarySource } from "../map/atlas.ts";
import { placesOutside, ProjectsMap, type MapInput } from "../map/projects-map.tsx";
import type { View } from "../view.ts";

function mapInput({ places, parts }: ActivityPage, view: View): MapInput {
  const members = view.partnership.parties.map((party) => party.code);
  const codes = (parts.find((part) => part.part === "recipient_country")?.rows ?? []).flatMap((row) =>
    row.cells.flatMap((cell) => (cell.name === "code" ? [cell.text] : [])),
  );
  const inView = codes.filter((code) => members.includes(code));
  const named = places.map((place, index) => ({ ...place, projects: [String(index)] })); // a disc stands for one location
  return { places: named, countries: inView.length > 0 ? inView : view.partnership.sides.flatMap((side) => side.parties), members };
}

/** Where an activity takes place, as far as its coordinates can be drawn; nothing where none can. */
export function ActivityMap({ answer, view }: { readonly answer: ActivityPage; readonly view: View }): JSX.Element | null {
  const input = mapInput(answer, view);
  const outside = placesOutside(input);
  if (answer.places.length === 0 || outside.length === answer.places.length) return null;
  const label = view.t("activity.map.finding", { count: answer.places.length });
  return (
    <figure class="chart">
      <h3>{label}</h3>
      <p class="unit">{view.t("activity.map.unit")}</p>
      <ProjectsMap input={input} words={{ label, country: (code) => view.country(code), place: (name) => name }} />
      <figcaption class="mapnote">
        {view.t("map.boundaries", { source: boundarySource })}
        {outside.length > 0 && ` ${view.t("map.outside", { count: outside.length, names: view.list(outside.map((one) => one.name)) })}`}
      </figcaption>
    </figure>
  );
}
