import type { VerdictLine } from "../../core/claims/verdict-history.ts";
import type { Kind, KindValue } from "../../core/kinds/index.ts";
import type { Fields, Places, Publishers } from "../../core/kinds/partnership.ts";
import type { LocatedData } from "./parse-yaml.ts";
import type { Place } from "./problem.ts";

/** One entry of a partnership folder, with defaults filled in and numbers of money as text. */
export type SourceEntry<K extends Kind = Kind> = {
  readonly [One in K]: { readonly kind: One; readonly id: string; readonly value: KindValue[One]; readonly place: Place };
}[K];

/** A partnership folder that holds no error. */
export type PartnershipSource = {
  readonly id: string;
  readonly hash: string; // sha-256 of the folder's YAML files, as readFolderHash gives it
  readonly partnership: KindValue["partnership"];
  readonly fields: Fields;
  readonly publishers: Publishers;
  readonly places: Places; // empty where the folder has none
  readonly verdicts: readonly VerdictLine[]; // what an export brought along
  readonly entries: readonly SourceEntry[]; // the partnership itself first, then by file and in its order
};

/** An entry while the folder is still being checked. */
export type LocatedEntry<K extends Kind = Kind> = SourceEntry<K> & {
  readonly at: LocatedData["at"];
};
