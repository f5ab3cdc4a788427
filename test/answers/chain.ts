import type { ChainItem, LinkView } from "../../src/contract/chain.ts";
import { citation, hostile } from "./parts.ts";

/** A link as decided: by the editors, sure, unless said otherwise. */
export function linkView(changes: Partial<LinkView> = {}): LinkView {
  return {
    id: "l1",
    relation: "signed",
    confidence: "certain",
    ground: `The notes name it. ${hostile}`,
    lang: "en",
    decided_by: "editor",
    decided_on: "2026-02-20",
    citations: [citation("c1")],
    ...changes,
  };
}

/** A line of a chain: the bridge, signed for the promise. */
export function chainItem(changes: Partial<ChainItem> = {}): ChainItem {
  return {
    date: null,
    date_is: null,
    text: "Rebuild the bridge.",
    lang: "en",
    amount: { value: "5123000000", currency: "JPY", basis: "ceiling" },
    figure: null,
    subject: "river-ridge/projects/naryn",
    citations: [],
    link: linkView(),
    via: null,
    also_for: [],
    ...changes,
  };
}
