import type { Settings } from "../config/settings.ts";
import type { Place } from "./place.ts";

/** What every command is given. `write` says one line on standard output. */
export type Invocation = {
  readonly settings: Settings;
  readonly place: Place;
  readonly verbose: boolean;
  readonly write: (line: string) => void;
};
