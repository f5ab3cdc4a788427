import type { Rule } from "../finding.ts";
import { elementsAt, hasWords, saidIn } from "../record.ts";
import { guidance, rule, type RuleFamily } from "./define.ts";

const words = (who: string) => ({
  title: `${who} has neither an identifier nor a name.`,
  advice:
    "Add ref with the organisation's identifier, a narrative with its name, or both; leave the element out if it is not known who it is.",
});

/** Elements that name an organisation, and the rule that asks for a name or an identifier. */
const named: readonly { readonly rule: Rule; readonly paths: readonly string[] }[] = [
  { rule: rule("6.8.1", "error", words("The owner of another identifier")), paths: ["other-identifier/owner-org"] },
  { rule: rule("6.9.1", "error", words("A provider")), paths: ["transaction/provider-org", "planned-disbursement/provider-org"] },
  { rule: rule("6.9.2", "error", words("A receiver")), paths: ["transaction/receiver-org", "planned-disbursement/receiver-org"] },
  { rule: rule("6.10.1", "error", words("A participating organisation"), guidance.participants), paths: ["participating-org"] },
];

/** Organisations have a name or an identifier. */
export const organisations: RuleFamily = {
  rules: named.map((one) => one.rule),
  check: (record, say) => {
    if (record.kind !== "activity") return;
    for (const { rule: broken, paths } of named)
      for (const path of paths)
        for (const one of elementsAt(record.node, path))
          if (saidIn(one, "ref") === null && !hasWords(one, record)) say({ rule: broken, line: one.line, place: one.path });
  },
};
