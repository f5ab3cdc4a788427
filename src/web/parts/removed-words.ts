import type { View } from "../view.ts";

const named = [
  ...[
    "recipient",
    "year",
    "year-not-known",
    "provider",
    "sector",
    "sector-not-known",
    "type-not-known",
    "duplicate",
    "secondary-publisher",
  ],
  ...["boundary-crossing", "boundary-inside", "boundary-undecided", "licence-not-known", "licence-not-permitted"],
];

/** What a part of the counting rule takes out, in words: reasons of types of transactions end with the type. */
export function removedWords(reason: string, view: View): string {
  if (named.includes(reason)) return view.say(`payments.removed.${reason}`);
  const [kind = "", ...type] = reason.split("-");
  return kind === "incoming"
    ? view.t("payments.removed.incoming", { type: type.join("-") })
    : view.t("payments.removed.type", { type: type.join("-") });
}
