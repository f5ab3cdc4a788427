import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { groupBy } from "../../core/group-by.ts";
import { toProperty } from "../../core/property.ts";
import { madeOn } from "../rows/dates.ts";
import { linksOf, partsOf, targetOf } from "../rows/links.ts";
import { citationsOf, forwardItem, nameOf, promisedAmount, withRelation } from "./chain.ts";
import { totalsOf } from "./chain-totals.ts";
import { langOf } from "./entry-parts.ts";

type Commitment = Entry<"commitment">;
type Step = "signed" | "paid" | "result";

/** A line that no link brings: what was promised, or what a follow-up says. */
const ownItem = { figure: null, subject: null, link: null, via: null, also_for: [] };

function promised(record: PartnershipRecord, entry: Commitment) {
  const { text } = entry.value;
  const amount = promisedAmount(entry);
  const citations = citationsOf(record, entry, "text");
  return [{ ...ownItem, date: madeOn(record, entry).start, date_is: "event" as const, text, lang: langOf(record), amount, citations }];
}

function followed(record: PartnershipRecord, entry: Commitment, step: Step) {
  return entry.value.follow_ups
    .filter((followUp) => followUp.step === step)
    .map((followUp) => ({
      ...ownItem,
      date: followUp.date,
      date_is: followUp.date_is ?? null,
      text: followUp.text,
      lang: langOf(record),
      amount: null,
      citations: citationsOf(record, entry, toProperty("follow_ups", followUp.id)),
    }));
}

/** What is linked to a commitment and to its parts, each once: what it names itself before what a part names, and that before likely ones. */
function linkedItems(record: PartnershipRecord, entry: Commitment, step: Step) {
  const items = withRelation(linksOf(record, entry), step).map((named) =>
    forwardItem(record, named, named.from === entry ? null : { is: "part", entry: named.from }),
  );
  return once(items);
}

/** What the projects signed for it paid or brought about; of a likely one likely. */
function throughProjects(record: PartnershipRecord, entry: Commitment, step: Step) {
  if (step === "signed") return [];
  const items = withRelation(linksOf(record, entry), "signed").flatMap((named) => {
    const project = targetOf(record, named.link);
    if (project?.kind !== "project") return [];
    const links = project.value.links.map((link) => ({ from: project, link }));
    return withRelation(links, step).map((one) => {
      const item = forwardItem(record, one, { is: "project", entry: project });
      return named.link.confidence === "certain" ? item : { ...item, link: { ...item.link, confidence: "likely" as const } };
    });
  });
  return once(items);
}

type Item = ReturnType<typeof forwardItem>;

/** Lines that lead to the same, once: the certain one before a likely one. */
function once(items: readonly Item[]): readonly Item[] {
  const certainFirst = [...items].sort((a, b) => Number(a.link.confidence === "likely") - Number(b.link.confidence === "likely"));
  return [...groupBy(certainFirst, ({ subject, text }) => subject ?? text).values()].flatMap((same) => same.slice(0, 1));
}

function itemsOf(record: PartnershipRecord, entry: Commitment, step: Step) {
  return [...followed(record, entry, step), ...once([...linkedItems(record, entry, step), ...throughProjects(record, entry, step)])];
}

/** Parts for which a box holds nothing, where it holds something for the whole or for others. */
function openParts(record: PartnershipRecord, entry: Commitment, step: Step) {
  if (itemsOf(record, entry, step).length === 0) return [];
  return partsOf(record, entry)
    .filter((part) => itemsOf(record, part, step).length === 0)
    .map((part) => nameOf(record, part));
}

/**
 * Promise, signature, payment, result of a commitment: its own follow-ups and links, those of its parts, and what the projects signed for it
 * paid or brought about. A step without items names the message that says what would fill it.
 */
export function chainOf(record: PartnershipRecord, entry: Commitment) {
  const start = { step: "promised" as const, items: promised(record, entry), missing: null, open_parts: [], totals: [] };
  const rest = (["signed", "paid", "result"] as const).map((step) => {
    const items = itemsOf(record, entry, step);
    return {
      step,
      items: [...items].sort((a, b) => ((a.date ?? "9999") < (b.date ?? "9999") ? -1 : 1)),
      missing: items.length === 0 ? `chain.missing.${step}` : null,
      open_parts: openParts(record, entry, step),
      totals: totalsOf(record, items),
    };
  });
  return [start, ...rest];
}
