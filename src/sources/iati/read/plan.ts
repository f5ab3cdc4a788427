import type { Column, Table } from "../../../core/table.ts";
import type { ElementColumn, ElementTable, Role } from "../standard/define.ts";
import { personalElements, textElements } from "../standard/words.ts";

/** Documents may stand in any element. */
export const documentElement = "document-link";

/** A column and the slots in which the texts stand that it is made of. */
export type ColumnPlan = { readonly column: ElementColumn; readonly slots: readonly number[]; readonly way: Way };

/** How a column is filled: as computed, as a day, by translated words, as another value, or with the text as it stands. */
export type Way = "computed" | "day" | "words" | "value" | "text";

function wayOf({ read, words }: ElementColumn): Way {
  if (read === "computed") return "computed";
  if (read === "date") return "day";
  if (read === "upper" || words !== undefined) return "words";
  return read === "text" ? "text" : "value";
}

/** A table as it is kept, and how its rows are filled. */
export type TablePlan = {
  readonly table: Table;
  readonly index: number; // among the tables
  readonly role: Role | null;
  readonly hasParentKey: boolean; // the key of the row that it belongs to, where that is not the activity
  readonly anyParent: boolean;
  readonly hasKind: boolean;
  readonly columns: readonly ColumnPlan[];
  readonly columnIndexes: ReadonlyMap<string, number>; // by name
  readonly slots: ReadonlyMap<string, number>; // by what stands in `from`
};

/** Where an element is in the document, and what is to be done there. */
export type Node = {
  readonly name: string;
  readonly path: string; // below the activity or organisation
  readonly isText: boolean; // its own text is a narrative in 1.0x
  readonly isDeclared: boolean; // the standard knows it here
  readonly isPersonal: boolean; // its words may name or reach a person
  readonly children: Map<string, Node>;
  readonly plan: TablePlan | null; // a row begins here
  readonly ordinalIndex: number; // among the tables of its parent
  tables: number; // how many kinds of rows may stand directly in a row of this
  slots: number; // how many texts a row that begins here holds
  readonly attributes: Map<string, number>; // the slot of an attribute
  textSlot: number; // the slot of its own text, or -1
  visitSlot: number; // says whether it stood here already, or -1 where it may stand more than once
  childByName: readonly (Node | null)[]; // `children` by the number of the name
  slotByName: Int16Array; // `attributes` by the number of the name; -1 where there is none
};

/** Tables and nodes of one root element. `documents` is where a document stands: it may do so anywhere. */
export type Plan = { readonly root: Node; readonly documents: Node; readonly tables: readonly TablePlan[]; readonly slots: number };

const datasetKey: Column = { name: "dataset_key", type: "INTEGER", comment: "The dataset that says so (key of dataset)." };

function toHeader(declared: ElementTable, parent: ElementTable | null, root: ElementTable): readonly Column[] {
  const owner = root.table;
  const key = declared.key ?? declared.table;
  const columns: Column[] = [datasetKey];
  if (parent !== null) columns.push({ name: `${owner}_key`, type: "INTEGER", comment: `The ${owner} that it belongs to.` });
  columns.push({ name: `${key}_key`, type: "INTEGER", comment: "Its own key: unique in the snapshot." });
  if (declared.anyParent === true)
    columns.push(
      { name: "parent", type: "VARCHAR", comment: "Name of the element in which it stands." },
      { name: "parent_key", type: "INTEGER", comment: "Key of the row of that element." },
    );
  else if (declared.ofActivityToo === true)
    columns.push({
      name: "transaction_key",
      type: "INTEGER",
      comment: "The transaction that it belongs to; empty on the activity itself.",
    });
  else if (parent !== null && parent !== root)
    columns.push({ name: `${parent.key ?? parent.table}_key`, type: "INTEGER", comment: `The row of ${parent.table} that it belongs to.` });
  columns.push({ name: "ordinal", type: "INTEGER", comment: "Place among the same elements of the same parent, from 1." });
  if (declared.elements.length > 1)
    columns.push({ name: "kind", type: "VARCHAR", comment: `Which element it was: ${declared.elements.join(", ")}.` });
  return columns;
}

function toSlots(columns: readonly ElementColumn[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const { from } of columns) for (const one of from) if (!slots.has(one)) slots.set(one, slots.size);
  return slots;
}

const noNames: readonly null[] = [];
const noSlots = new Int16Array(0);
const textNames = new Set(textElements);
const personalNames = new Set(personalElements);

/** A place in the document. The first kind of row in it is the document, which may stand anywhere. */
export function createNode(name: string, path: string, more: Partial<Pick<Node, "plan" | "ordinalIndex" | "isDeclared">> = {}): Node {
  return {
    name,
    path,
    isText: textNames.has(name),
    isDeclared: more.isDeclared ?? true,
    isPersonal: personalNames.has(name),
    plan: more.plan ?? null,
    ordinalIndex: more.ordinalIndex ?? -1,
    children: new Map(),
    tables: 1,
    slots: 0,
    attributes: new Map(),
    textSlot: -1,
    visitSlot: -1,
    childByName: noNames,
    slotByName: noSlots,
  };
}

/** The path of an element in another. */
export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}/${name}`;
}

/** Makes the nodes below a row's element in which its columns stand. Returns how many slots the row needs. */
function addSlots(row: Node, slots: ReadonlyMap<string, number>): number {
  let count = slots.size;
  for (const [from, slot] of slots) {
    const [elements = "", attribute] = from.split("@");
    let node = row;
    for (const name of elements.split("/").filter((one) => one !== "" && one !== ".")) {
      let child = node.children.get(name);
      if (child === undefined) {
        child = createNode(name, joinPath(node.path, name));
        child.visitSlot = count++;
        node.children.set(name, child);
      }
      node = child;
    }
    if (attribute === undefined) node.textSlot = slot;
    else node.attributes.set(attribute, slot);
  }
  return count;
}

function toTable(declared: ElementTable, parent: ElementTable | null, root: ElementTable): Omit<TablePlan, "index"> {
  const slots = toSlots(declared.columns);
  const columns = declared.columns.map(({ name, type, comment }) => ({ name, type, comment }));
  return {
    table: { name: toName(declared, root), comment: declared.comment, columns: [...toHeader(declared, parent, root), ...columns] },
    role: declared.role ?? null,
    hasParentKey: declared.anyParent !== true && parent !== null && (declared.ofActivityToo === true || parent !== root),
    anyParent: declared.anyParent ?? false,
    hasKind: declared.elements.length > 1,
    columns: declared.columns.map((column) => ({ column, slots: column.from.map((from) => slots.get(from) ?? -1), way: wayOf(column) })),
    columnIndexes: new Map(declared.columns.map(({ name }, index) => [name, index] as const)),
    slots,
  };
}

/** Tables below an organisation have its name in front, so that each table has rows of one kind. */
function toName({ table }: ElementTable, root: ElementTable): string {
  return root.table === "activity" || table.startsWith(root.table) ? table : `${root.table}_${table}`;
}

/** Below every element of the standard, elements with text may stand that have no column: titles, descriptions, names. */
function addTextNodes(node: Node): void {
  for (const child of node.children.values()) addTextNodes(child);
  for (const name of textElements) if (!node.children.has(name)) node.children.set(name, createNode(name, joinPath(node.path, name)));
}

/** Makes the plan of a standard. `index` counts the tables of all plans. */
export function toPlan(root: ElementTable, firstIndex: number): Plan {
  const tables = new Map<string, TablePlan>();
  let most = 0;
  const planOf = (declared: ElementTable, parent: ElementTable | null): TablePlan => {
    const name = toName(declared, root);
    const plan = tables.get(name) ?? { ...toTable(declared, parent, root), index: firstIndex + tables.size };
    tables.set(name, plan);
    return plan;
  };
  const addTo = (node: Node, declared: ElementTable, parent: ElementTable): void => {
    const plan = planOf(declared, parent);
    for (const element of declared.elements) {
      const ordinalIndex = element === documentElement ? 0 : node.tables++;
      const child = createNode(element, joinPath(node.path, element), { plan, ordinalIndex });
      node.children.set(element, child);
      child.slots = addSlots(child, plan.slots);
      most = Math.max(most, child.slots);
      for (const one of declared.children ?? []) addTo(child, one, declared);
    }
  };
  const top = planOf(root, null);
  const node = createNode(root.elements[0] ?? "", "", { plan: top, ordinalIndex: 0 });
  node.slots = addSlots(node, top.slots);
  most = node.slots;
  for (const one of root.children ?? []) addTo(node, one, root);
  addTextNodes(node);
  const documents = node.children.get(documentElement);
  if (documents === undefined) throw new RangeError("the standard has no documents");
  return { root: node, documents, tables: [...tables.values()], slots: most };
}

/** Numbers every name that the plans know, so that a place is found by the numbers that the XML reader gives. */
export function numberNames(plans: readonly Plan[], known: readonly string[]): readonly string[] {
  const numbers = new Map(known.map((name, index) => [name, index] as const));
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const walk = (node: Node): void => {
    const children: (Node | null)[] = [];
    const slots: number[] = [];
    for (const [name, child] of node.children) children[numberOf(name)] = child;
    for (const [name, slot] of node.attributes) slots[numberOf(name)] = slot;
    node.childByName = Array.from(children, (child) => child ?? null);
    node.slotByName = Int16Array.from(Array.from(slots, (slot: number | undefined) => slot ?? -1));
    for (const child of node.children.values()) walk(child);
  };
  for (const { root } of plans) walk(root);
  return [...numbers.keys()];
}
