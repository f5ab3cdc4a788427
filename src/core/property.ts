import type { z } from "zod";
import { kinds, type Kind } from "./kinds/index.ts";

/** Keys of an entry that are no statement: its id, what others say (their own statements), its sources and how its next change is to be read. */
export const unstatedKeys: readonly string[] = ["id", "statements", "sources", "change_of_position"];

/** Where a remark goes that speaks of no property: `said.<id>`. No kind has a key of this name. */
export const remarkKey = "said";

/** The name of a property in the ledger: the entry's key (`target`), or key and item of a list whose items have ids (`follow_ups.f1`). */
export function toProperty(key: string, itemId?: string): string {
  return itemId === undefined ? key : `${key}.${itemId}`;
}

/** Key and item that a property's name stands for. The item is absent where the property is the whole key. Keys hold no dot. */
export function fromProperty(property: string): { readonly key: string; readonly item?: string } {
  const dot = property.indexOf(".");
  return dot < 0 ? { key: property } : { key: property.slice(0, dot), item: property.slice(dot + 1) };
}

/** Whether the key's members are statements of their own (`core/kinds`, `items`). */
export function hasItems(kind: Kind, key: string): boolean {
  return (kinds[kind].items as readonly string[]).includes(key); // the lists are narrower than string
}

/** Nothing is stated by null, by an empty list or by a mark that is not set: such a key is no statement, written or not. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/**
 * What the keys of a kind hold when no statement speaks of them: the shape's default, else null where it allows it, else an empty list.
 * Keys that may be absent, and keys without which the entry does not exist, are left out. Each call gives a fresh object.
 */
export function unstatedValues(kind: Kind): Record<string, unknown> {
  const shape: Readonly<Record<string, z.ZodType>> = kinds[kind].shape.shape;
  const values: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape))
    for (const nothing of [undefined, null, []]) {
      const parsed = schema.safeParse(nothing);
      if (!parsed.success) continue;
      if (parsed.data !== undefined) values[key] = parsed.data;
      break;
    }
  return values;
}
