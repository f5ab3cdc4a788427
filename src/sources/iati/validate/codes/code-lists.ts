import names from "../../codes/names.json" with { type: "json" };
import lists from "./code-lists.json" with { type: "json" };
import uses from "./code-uses.json" with { type: "json" };

/** A code list: its codes and whether the standard calls it complete. */
export type CodeList = {
  readonly name: string;
  readonly isComplete: boolean;
  readonly codes: ReadonlyMap<string, { readonly isWithdrawn: boolean }>;
};

type Named = Readonly<Record<string, Readonly<Record<string, { readonly en: string; readonly withdrawn?: boolean }>>>>;
type Plain = Readonly<Record<string, { readonly current: string; readonly withdrawn?: string }>>;
const named: Named = names;
const plain: Plain = lists.codes;

function split(codes: string | undefined, isWithdrawn: boolean): readonly (readonly [string, { readonly isWithdrawn: boolean }])[] {
  return codes === undefined ? [] : codes.split(" ").map((code) => [code, { isWithdrawn }] as const);
}

function codesOf(name: string): CodeList["codes"] | null {
  const own = plain[name];
  if (own !== undefined) return new Map([...split(own.current, false), ...split(own.withdrawn, true)]);
  const carried = named[name];
  return carried === undefined
    ? null
    : new Map(Object.entries(carried).map(([code, { withdrawn = false }]) => [code, { isWithdrawn: withdrawn }] as const));
}

const known = new Map<string, CodeList | null>();

/** The list of this name; null where the project does not carry it. */
export function codeList(name: string): CodeList | null {
  let list = known.get(name);
  if (list === undefined) {
    const codes = codesOf(name);
    list = codes === null ? null : { name, codes, isComplete: !lists.incomplete.includes(name) };
    known.set(name, list);
  }
  return list;
}

/** The list that a code is of, or the lists by vocabulary. */
export type CodeUse = {
  readonly element: string;
  readonly attribute: string | null;
  readonly lists: string | Readonly<Record<string, string>>;
};

function toUses(record: string, places: Readonly<Record<string, CodeUse["lists"]>>): readonly CodeUse[] {
  return Object.entries(places).map(([place, of]) => {
    const at = place.indexOf("@");
    const below = at < 0 ? place : place.slice(0, Math.max(0, at - 1));
    return { element: below === "" ? record : `${record}/${below}`, attribute: at < 0 ? null : place.slice(at + 1), lists: of };
  });
}

function byElement(all: readonly CodeUse[]): ReadonlyMap<string, readonly CodeUse[]> {
  const found = new Map<string, CodeUse[]>();
  for (const use of all) {
    const others = found.get(use.element);
    if (others === undefined) found.set(use.element, [use]);
    else others.push(use);
  }
  return found;
}

/** Which codes an element of a record holds, by its path. */
export const codeUses: ReadonlyMap<string, readonly CodeUse[]> = byElement([
  ...toUses("iati-activity", uses["iati-activity"]),
  ...toUses("iati-organisation", uses["iati-organisation"]),
]);
