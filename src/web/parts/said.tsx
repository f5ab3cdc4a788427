import type { JSX } from "preact";
import type { StatementView } from "../../contract/shared.ts";
import type { View } from "../view.ts";
import { Band } from "./band.tsx";
import { Statements } from "./ledger.tsx";

/** The section of an entry's page with what others than the record say of it; nothing where nobody was seen to. */
export function Said({ items, view }: { readonly items: readonly StatementView[]; readonly view: View }): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <Band heading={view.t("said.heading")} note={view.t("said.note")} id="said">
      <Statements items={items} view={view} />
    </Band>
  );
}
