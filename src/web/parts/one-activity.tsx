import type { JSX } from "preact";
import type { View } from "../view.ts";

/** That a page of payments is of one activity alone; nothing where it is of all. */
export function OneActivity({ activity, view }: { readonly activity: string | null; readonly view: View }): JSX.Element | null {
  return activity === null ? null : <p>{view.rich("payments.one-activity", { activity: <b>{activity}</b> })}</p>;
}
