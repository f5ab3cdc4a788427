import type { ActivityPage } from "../../contract/activities.ts";
import { boundarySource } from "../map/atlas.ts";
import { drawProjectsMap, type MapInput, placesOutside } from "../map/projects-map.tsx";
import type { Figure } from "../figure.ts";
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

/** Where an activity takes place, as far as its coordinates can be drawn; null where none can. */
export function activityMap(answer: ActivityPage, view: View): Figure | null {
  const input = mapInput(answer, view);
  const outside = placesOutside(input);
  const title = view.t("activity.map.finding", { count: answer.places.length });
  const drawing = drawProjectsMap(input, { label: title, country: (code) => view.country(code), place: (name) => name });
  if (drawing === null) return null;
  const { dataset, licence, sha256 } = answer.dataset;
  return {
    title,
    unit: view.t("activity.map.unit"),
    drawing,
    caption: [
      view.t("map.boundaries", { source: boundarySource }),
      ...(outside.length > 0 ? [view.t("map.outside", { count: outside.length, names: view.list(outside.map((one) => one.name)) })] : []),
    ].join(" "),
    source: [
      { name: view.t("prov.source"), value: [answer.publisher, answer.identifier].filter((part) => part !== null).join(", ") },
      { name: view.t("dataset.address"), value: dataset },
      { name: view.t("provenance.licence"), value: licence ?? view.t("not-known") },
      ...(sha256 === null ? [] : [{ name: "SHA-256", value: `${sha256.slice(0, 12)}…`, isCode: true }]),
    ],
  };
}
