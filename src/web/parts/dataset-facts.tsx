import type { JSX } from "preact";
import type { ActivityDataset } from "../../contract/activities.ts";
import type { View } from "../view.ts";
import { OutsideLink } from "./activity-parts.tsx";
import { Facts, type FactRow } from "./facts.tsx";

/** A time as published or recorded: its day in words where it is one of ISO 8601, else as it is. */
export function whenText(time: string, view: View): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(time)?.[0];
  return day === undefined || Number.isNaN(Date.parse(day)) ? time : view.day(day);
}

/** The file that something stands in: where it is from, when it was read, under which licence, with its hash. */
export function DatasetFacts({
  dataset,
  more = [],
  view,
}: {
  readonly dataset: ActivityDataset;
  readonly more?: readonly FactRow[];
  readonly view: View;
}): JSX.Element {
  const { address, sha256, licence, fetched_at, read_at, generated_at, standard_version } = dataset;
  const missing = view.t("not-known");
  return (
    <Facts
      rows={[
        { name: view.t("dataset.address"), value: address === null ? dataset.dataset : <OutsideLink url={address} /> },
        { name: view.t("provenance.licence"), value: licence, missing },
        { name: view.t("dataset.generated"), value: generated_at === null ? null : whenText(generated_at, view), missing },
        {
          name: view.t("dataset.fetched"),
          value: fetched_at === null ? null : whenText(fetched_at, view),
          missing: view.t("dataset.of-this-machine"),
        },
        { name: view.t("dataset.read"), value: whenText(read_at, view) },
        { name: view.t("dataset.version"), value: standard_version, missing },
        { name: "SHA-256", value: sha256 === null ? null : <code>{sha256}</code>, missing },
        ...more,
      ]}
    />
  );
}
