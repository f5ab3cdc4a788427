import type { ComponentChildren, JSX } from "preact";
import type { View } from "../view.ts";

const pathsWithPage: readonly string[] = [
  "meetings",
  "documents",
  "commitments",
  "projects",
  "people",
  "investment",
  "figures",
  "formats",
  "claims",
];

/** A link to the page of an entry by its subject (`<partnership>/<path>/<id>`); the plain words where that kind has no page. */
export function EntryLink({
  subject,
  view,
  children,
}: {
  readonly subject: string;
  readonly view: View;
  readonly children: ComponentChildren;
}): JSX.Element {
  const [, path = "", id = ""] = subject.split("/");
  return pathsWithPage.includes(path) ? <a href={view.href(`${path}/${id}`)}>{children}</a> : <>{children}</>;
}
