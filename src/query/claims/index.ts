import type { ClaimQuery } from "./claim-query.ts";
import { commitmentsOfField, commitmentTarget } from "./record/commitments.ts";
import { formatsByFounding } from "./record/formats.ts";
import { meetingsOfLevel } from "./record/meetings.ts";
import { mentions } from "./record/mentions.ts";
import { peopleFigures, peopleProgrammes } from "./record/people.ts";
import { projectsOfField } from "./record/projects.ts";
import { statedValues } from "./record/stated.ts";
import { yearsSinceFounding } from "./record/years-since-founding.ts";
import { donorChange } from "./series/donor-change.ts";
import { indicatorCompare } from "./series/indicator-compare.ts";

/** Every query that a reading may name; `donor-rank` stands apart, because a reading of it may be a whole matrix. */
export const claimQueries: readonly ClaimQuery[] = [
  meetingsOfLevel,
  formatsByFounding,
  commitmentsOfField,
  commitmentTarget,
  projectsOfField,
  statedValues,
  peopleFigures,
  peopleProgrammes,
  mentions,
  yearsSinceFounding,
  donorChange,
  indicatorCompare,
];
