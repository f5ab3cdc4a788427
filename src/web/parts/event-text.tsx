import type { JSX } from "preact";
import { z } from "zod";
import { partialDate } from "../../core/partial-date.ts";
import type { View } from "../view.ts";
import { Content } from "./content.tsx";
import { placeName } from "./place-name.ts";

/** An event as a format or a statement gives it: when, where, at which level, what became of it. */
export const event = z.object({
  date: partialDate.nullable(),
  date_end: partialDate.optional(),
  place: z.string().nullish(),
  level: z.string().nullish(),
  status: z.string().nullish(),
  note: z.string().nullish(),
});
export type Event = z.infer<typeof event>;

/** Day, place and level of an event in one line. */
export function eventText({ date, date_end: end, place, level }: Event, view: View): string {
  const when = date === null ? view.t("date.not-known") : end === undefined || end === date ? view.day(date) : view.span(date, end);
  return [when, place ? placeName(place, view) : null, level ? view.level(level) : null].filter((part) => part !== null).join(", ");
}

/** The same with what became of it and the record's remark, in the words of the record. */
export function EventText({
  event,
  lang,
  view,
}: {
  readonly event: Event;
  readonly lang: string | null;
  readonly view: View;
}): JSX.Element {
  const { status, note } = event;
  return (
    <>
      {eventText(event, view)}
      {status && (
        <>
          {" "}
          (<StatusText status={status} lang={lang} view={view} />)
        </>
      )}
      {note && (
        <small>
          <Content text={note} lang={lang} page={view} />
        </small>
      )}
    </>
  );
}

const statuses: readonly string[] = ["held", "planned", "proposed", "postponed", "cancelled"];

/** What became of an event: a word of the catalogue, else the words of the record with their days written out. */
export function StatusText({
  status,
  lang,
  view,
}: {
  readonly status: string;
  readonly lang: string | null;
  readonly view: View;
}): JSX.Element {
  if (statuses.includes(status)) return <>{view.say(`meetings.status.${status}`)}</>;
  const written = status.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => view.day(day));
  return <Content text={written} lang={lang} page={view} />;
}
