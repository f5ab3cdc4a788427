/* eslint-disable @typescript-eslint/no-non-null-assertion -- slots are numbered by the plan */
import { type Arena } from "./arena.ts";
import type { Node, TablePlan } from "./plan.ts";
import { textOf } from "./short-texts.ts";
import { isBlankByte } from "./values.ts";

/** A row that is being filled: the texts in its slots stand in the arena. */
export type Frame = {
  node: Node;
  plan: TablePlan;
  key: number;
  ordinal: number;
  parent: Frame | null;
  parentName: string; // the element in which it stands
  line: number;
  offset: number; // of its start tag
  readonly starts: Int32Array;
  readonly ends: Int32Array; // -1: nothing there
  readonly ordinals: Int32Array; // how many rows of each kind stand in it so far
  readonly values: (string | number | bigint | null)[]; // of computed columns, by column
  arenaStart: number;
  floor: number; // the arena's floor before it
};

/** A frame with room for as many slots and kinds of rows as any plan has. */
export function createFrame(node: Node, plan: TablePlan, size: { readonly slots: number; readonly kinds: number }): Frame {
  return {
    node,
    plan,
    key: 0,
    ordinal: 0,
    parent: null,
    parentName: "",
    line: 0,
    offset: 0,
    starts: new Int32Array(size.slots),
    ends: new Int32Array(size.slots),
    ordinals: new Int32Array(size.kinds),
    values: [],
    arenaStart: 0,
    floor: 0,
  };
}

/** The text in a slot without white space around it; null where it is absent or blank. */
export function slotText(frame: Frame, slot: number, arena: Arena): string | null {
  const end = frame.ends[slot]!;
  return end < 0 ? null : textOf(arena.bytes, frame.starts[slot]!, end);
}

/** The text that a column's `from` names. */
export function textFrom(frame: Frame, from: string, arena: Arena): string | null {
  const slot = frame.plan.slots.get(from);
  return slot === undefined ? null : slotText(frame, slot, arena);
}

/** Puts start..end of the arena into a slot, trimmed; blank is nothing. Returns the end of what is there. */
export function putSlot(frame: Frame, slot: number, arena: Arena, range: { readonly start: number; readonly end: number }): number {
  let { start, end } = range;
  while (start < end && isBlankByte(arena.bytes[start]!)) start++;
  while (end > start && isBlankByte(arena.bytes[end - 1]!)) end--;
  if (start === end) return -1;
  frame.starts[slot] = start;
  frame.ends[slot] = end;
  return end;
}
