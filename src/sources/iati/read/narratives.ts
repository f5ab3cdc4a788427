/* eslint-disable @typescript-eslint/no-non-null-assertion -- the columns are those of the table's declaration */
import type { Node } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { addNumber, addText } from "./set-aside.ts";
import { textOf } from "./short-texts.ts";

const withheld = "—";

/**
 * Writes a narrative of the element `node`; start..end of the arena are its words, not blank. `isPlain`: the text of the element itself.
 * A record without a version is read as 1.0x unless a narrative is met in it: whoever loads the rows drops the plain texts then.
 */
export function writeNarrative(reading: Reading, node: Node, range: { start: number; end: number }, isPlain: boolean): void {
  const isActivity = reading.root?.kind === "activities";
  const writer = isActivity ? reading.narratives.activities : reading.narratives.organisations;
  const { columns } = writer;
  const row = reading.rows[reading.depth]!;
  const isWithheld = reading.withheldFrom > 0;
  columns[0]!.addNumber(reading.datasetKey);
  columns[1]!.addNumber(recordKey(reading));
  columns[2]!.addText(node.path);
  addNumber(columns[3]!, row.parent === null ? null : row.key);
  columns[4]!.addNumber(++reading.record.narratives);
  addText(columns[5]!, reading.languages[reading.depth] ?? null);
  if (isWithheld) columns[6]!.addText(withheld);
  else columns[6]!.addBytes(reading.arena.bytes, range.start, range.end);
  columns[7]!.addNumber(isPlain ? 1 : 0);
  columns[8]!.addNumber(isWithheld ? 1 : 0);
  writer.endRow();
  if (!isWithheld) keepName(reading, node, range);
}

function recordKey(reading: Reading): number {
  let row = reading.rows[reading.depth]!;
  while (row.parent !== null) row = row.parent;
  return row.key;
}

/** The first name of the organisations that money comes from and goes to is kept for `flow`; all names are narratives. */
function keepName(reading: Reading, node: Node, { start, end }: { start: number; end: number }): void {
  const { record, arena } = reading;
  const text = (): string => textOf(arena.bytes, start, end);
  if (node.name === "provider-org" || node.name === "receiver-org") {
    const names = record.pending?.names;
    if (names === undefined) return;
    if (node.name === "provider-org") names.provider ??= text();
    else names.receiver ??= text();
  } else if (node.path === "reporting-org") record.reportingName ??= text();
  else if (node.path === "participating-org") {
    const row = reading.rows[reading.depth]!;
    row.values[0] ??= text();
  }
}
