import { donorYears } from "./donor-years.ts";
import { meetingsTimeline } from "./meetings-timeline.ts";

/** Every chart of the site, written out; a test compares this list with the folder. */
export const charts = [donorYears, meetingsTimeline] as const;
