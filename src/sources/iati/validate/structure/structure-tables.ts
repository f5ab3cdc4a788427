import structure1 from "./1.json" with { type: "json" };
import structure2 from "./2.json" with { type: "json" };

/** A child or attribute as the standard declares it. `since` is the version of 2.0x that added it. */
export type DeclaredChild = {
  readonly index: number;
  readonly min: 0 | 1;
  readonly max: 1 | null;
  readonly since: string | null;
  readonly type: ElementType;
};
export type DeclaredValue = { readonly isRequired: boolean; readonly type: string; readonly since: string | null };

/** What may stand in an element. */
export type ElementType = {
  readonly text: string | null; // type of its own text; null where it has none
  readonly isOrdered: boolean;
  readonly atLeast: number; // elements that must be in it, whatever they are
  readonly foreign: { readonly elements: boolean; readonly attributes: boolean }; // whether other namespaces may stand in it
  readonly children: ReadonlyMap<string, DeclaredChild>;
  readonly attributes: ReadonlyMap<string, DeclaredValue>;
};

type Packed = {
  readonly text?: string;
  readonly order?: string;
  readonly closed?: string;
  readonly children?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
};
type PackedTable = { readonly roots: Readonly<Record<string, string>>; readonly types: Readonly<Record<string, Packed>> };

const counts: Readonly<Record<string, Pick<DeclaredChild, "min" | "max">>> = {
  "1": { min: 1, max: 1 },
  "?": { min: 0, max: 1 },
  "*": { min: 0, max: null },
  "+": { min: 1, max: null },
};

function unpack({ roots, types }: PackedTable): ReadonlyMap<string, ElementType> {
  const unpacked = new Map<string, ElementType>();

  function typeNamed(name: string): ElementType {
    const known = unpacked.get(name);
    if (known !== undefined) return known;
    const packed = types[name];
    if (packed === undefined) throw new RangeError(`no type ${name}`);
    const { text = null, order, closed = "", children = {}, attributes = {} } = packed;
    const type: ElementType = {
      text,
      isOrdered: order === undefined,
      atLeast: Number(order?.split(" ")[1] ?? 0),
      foreign: { elements: !closed.includes("elements"), attributes: !closed.includes("attributes") },
      children: new Map(Object.entries(children).map(([child, said], index) => [child, toChild(said, index)] as const)),
      attributes: new Map(Object.entries(attributes).map(([attribute, said]) => [attribute, toValue(said)] as const)),
    };
    unpacked.set(name, type);
    return type;
  }

  function toChild(said: string, index: number): DeclaredChild {
    const [count = "", type = "", since = null] = said.split(" ");
    const many = counts[count];
    if (many === undefined) throw new RangeError(said);
    return { ...many, index, since, type: typeNamed(type) };
  }

  return new Map(Object.entries(roots).map(([root, type]) => [root, typeNamed(type)] as const));
}

function toValue(said: string): DeclaredValue {
  const [required = "", type = "", since = null] = said.split(" ");
  return { isRequired: required === "!", type, since };
}

const tables = { 1: unpack(structure1), 2: unpack(structure2) } as const;

/** What may stand in a root element of the standard: `iati-activities`, `iati-organisations`. */
export function rootType(root: string, major: 1 | 2): ElementType {
  const type = tables[major].get(root);
  if (type === undefined) throw new RangeError(`no root ${root}`);
  return type;
}
