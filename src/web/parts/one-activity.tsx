import type { JSX } from "preact";
import { activityAddress, toActivityId } from "../../query/activities/activity-address.ts";
import type { View } from "../view.ts";
import { NotKnown } from "./content.tsx";

/** That a page of payments is of one activity alone; nothing where it is of all. */
export function OneActivity({ activity, view }: { readonly activity: string | null; readonly view: View }): JSX.Element | null {
  if (activity === null) return null;
  return <p>{view.rich("payments.one-activity", { activity: <ActivityLink identifier={activity} view={view} /> })}</p>;
}

/** That a page of payments is of one publisher alone; nothing where it is of all. */
export function OnePublisher({ publisher, view }: { readonly publisher: string | null; readonly view: View }): JSX.Element | null {
  if (publisher === null) return null;
  const page = <a href={view.href(`publishers/${toActivityId(publisher)}`)}>{publisher}</a>;
  return <p>{view.rich("payments.one-publisher", { publisher: page })}</p>;
}

/** The identifier of an activity that is held, leading to all that is said of it. */
export function ActivityLink({ identifier, view }: { readonly identifier: string | null; readonly view: View }): JSX.Element {
  if (identifier === null) return <NotKnown>{view.t("not-known")}</NotKnown>;
  return <a href={view.href(activityAddress(identifier))}>{identifier}</a>;
}
