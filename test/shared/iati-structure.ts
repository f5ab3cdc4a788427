import { join } from "node:path";
import { differences, type Expanded, expandSchema, markSince, pack, type Packed } from "./iati-xsd.ts";

const files = { "iati-activities": "iati-activities-schema.xsd", "iati-organisations": "iati-organisations-schema.xsd" } as const;

function expandAll(standard: string, version: string): Readonly<Record<string, Expanded>> {
  return Object.fromEntries(
    Object.entries(files).map(([root, file]) => [root, expandSchema(join(standard, "xsd", version), file, root)] as const),
  );
}

/** The table of 1.0x: that of 1.05. */
export function tableOf1(standard: string): Packed {
  return pack(expandAll(standard, "1.05"));
}

/** The table of 2.0x: that of 2.03, with the version that added a part; and what 2.02 and 2.03 changed otherwise. */
export function tableOf2(standard: string): { readonly table: Packed; readonly changed: readonly string[] } {
  const [first, second, third] = ["2.01", "2.02", "2.03"].map((version) => expandAll(standard, version));
  if (first === undefined || second === undefined || third === undefined) throw new Error("no such version");
  const changed: string[] = [];
  for (const root of Object.keys(files)) {
    const [a, b, c] = [first[root], second[root], third[root]];
    if (a === undefined || b === undefined || c === undefined) throw new Error(root);
    changed.push(...differences(a, b, root), ...differences(b, c, root));
    markSince(a, b, "2.02");
    markSince(b, c, "2.03");
  }
  return { table: pack(third), changed };
}
