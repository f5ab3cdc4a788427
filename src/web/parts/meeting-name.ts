import type { MeetingName } from "../../contract/commitments.ts";
import type { View } from "../view.ts";
import { whereOf } from "./place-name.ts";
import { whenOf } from "./when.ts";

/** What a meeting is called: its own title, else its level and number. */
export function meetingName(meeting: Pick<MeetingName, "title" | "level" | "number">, view: View): string {
  if (meeting.title !== null) return meeting.title;
  const level = view.level(meeting.level);
  return meeting.number === null ? level : view.t("meeting-name.numbered", { level, number: String(meeting.number) });
}

/** The same with place and day, where they are known. */
export function meetingNameFull(meeting: MeetingName, view: View): string {
  return [meetingName(meeting, view), whereOf(meeting, view), whenOf(meeting.date, view)].filter((part) => part !== null).join(", ");
}
