import type { RecordModel } from "../core/entry.ts";

/** The partnerships that the page head lists. */
export function partnershipNames(model: RecordModel): readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[] {
  return model.partnerships.map((record) => ({ id: record.id, names: record.partnership.value.names }));
}
