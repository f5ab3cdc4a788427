/* eslint-disable @typescript-eslint/no-non-null-assertion -- stacks are indexed by depth, which the XML reader limits */
import type { RowSink, RowWriter } from "../../../core/table.ts";
import type { XmlReader } from "../xml/scan.ts";
import type { ActivityMoney, Organisation, Reported, Shares } from "../activity-money.ts";
import { type Arena, createArena } from "./arena.ts";
import { createFrame, type Frame } from "./frame.ts";
import type { Node, Plan } from "./plan.ts";
import { activityPlan, organisationPlan, otherTables } from "./tables.ts";

/** What the root of a document is, and what it says of the whole. */
export type Root = {
  readonly kind: "activities" | "organisations" | "other";
  readonly name: string;
  readonly version: string | null;
  readonly generated: string | null;
  readonly language: string | null;
};

/** The last key that was given: keys are unique among the rows of all tables of a snapshot. */
export type KeyCounter = { last: number };

/** What is known of the activity or organisation that is being read, beyond its rows. */
export type RecordState = {
  major: 1 | 2 | null; // null: no version was named; 1 unless a narrative is met
  hasNarrative: boolean;
  narratives: number;
  shares: Shares;
  reported: Reported[];
  pending: Pending | null; // the transaction that is being read
  fundingOrg: Organisation | null;
  reportingName: string | null;
  aidType: string | null;
};

/** What is gathered of a transaction or planned disbursement until it is complete. */
export type Pending = { shares: Shares | null; aidType: string | null; names: { provider: string | null; receiver: string | null } };

/** Nothing read yet of an element's shares. */
export function createShares(): Shares {
  return { countries: [], regions: [], sectors: [] };
}

/** Nothing read yet of a record. */
export function createRecordState(major: 1 | 2 | null): RecordState {
  return {
    major,
    hasNarrative: false,
    narratives: 0,
    shares: createShares(),
    reported: [],
    pending: null,
    fundingOrg: null,
    reportingName: null,
    aidType: null,
  };
}

const levels = 256; // more than the XML reader enters
const slots = Math.max(activityPlan.slots, organisationPlan.slots);
const kinds = 64; // more kinds of rows than any element has below it

export type ReadingOptions = {
  readonly sink: RowSink;
  readonly keys: KeyCounter;
  readonly datasetKey: number;
  readonly onActivity: (money: ActivityMoney) => void;
};

/** A document being read into rows: where in it the reader is, and the rows that are open. */
export class Reading {
  readonly keys: KeyCounter;
  readonly datasetKey: number;
  readonly onActivity: (money: ActivityMoney) => void;
  readonly writers: readonly RowWriter[];
  readonly narratives: { readonly activities: RowWriter; readonly organisations: RowWriter };
  readonly quarantine: RowWriter;
  readonly extension: RowWriter;
  readonly arena: Arena = createArena();
  floor = 0; // what stands below it in the arena belongs to open rows
  root: Root | null = null;
  plan: Plan = activityPlan;
  record: RecordState = createRecordState(2);
  records = 0; // activities or organisations so far
  depth = 0;
  readonly nodes: Node[] = [];
  readonly rows: Frame[] = []; // the row to which the element at this depth belongs
  readonly textStarts = new Int32Array(levels);
  readonly textEnds = new Int32Array(levels);
  readonly languages: (string | null)[] = [];
  readonly isKept = new Uint8Array(levels); // 0: the second of what may stand only once; its content is not of the row
  withheldFrom = 0; // depth from which on words are not kept, or 0
  captured = 0; // depth within a subtree that is kept as XML
  capture: string[] = [];
  captureBytes = 0;
  captureNode: Node | null = null;
  captureName = "";
  captureNamespace: string | null = null;
  reader: XmlReader | null = null;
  private readonly frames: Frame[] = [];
  frameCount = 0;

  constructor({ sink, keys, datasetKey, onActivity }: ReadingOptions) {
    this.keys = keys;
    this.datasetKey = datasetKey;
    this.onActivity = onActivity;
    this.writers = [...activityPlan.tables, ...organisationPlan.tables].map((plan) => sink(plan.table.name));
    this.narratives = { activities: sink(otherTables.narrative.name), organisations: sink(otherTables.organisation_narrative.name) };
    this.quarantine = sink(otherTables.quarantine.name);
    this.extension = sink(otherTables.extension.name);
  }

  /** Opens a row of the node's table, in the row `parent`. */
  openRow(node: Node, parent: Frame | null): Frame {
    const plan = node.plan!;
    const frame = (this.frames[this.frameCount] ??= createFrame(node, plan, { slots, kinds }));
    this.frameCount++;
    frame.node = node;
    frame.plan = plan;
    frame.key = ++this.keys.last;
    frame.parent = parent;
    frame.ordinal = parent === null ? ++this.records : ++parent.ordinals[node.ordinalIndex]!;
    for (let slot = 0; slot < node.slots; slot++) frame.ends[slot] = -1;
    for (let kind = 0; kind < node.tables; kind++) frame.ordinals[kind] = 0;
    frame.values.length = 0;
    frame.arenaStart = this.arena.top;
    frame.floor = this.floor;
    return frame;
  }

  /** Gives back what the row held. */
  closeRow(frame: Frame): void {
    this.arena.top = frame.arenaStart;
    this.floor = frame.floor;
    this.frameCount--;
  }

  /** The activity that is being read, or null outside of one. */
  get activityKey(): number | null {
    return this.root?.kind === "activities" && this.frameCount > 0 ? this.frames[0]!.key : null;
  }
}
