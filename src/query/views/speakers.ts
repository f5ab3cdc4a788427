import { inLanguage } from "../../core/languages.ts";
import type { PartnershipRecord } from "../../core/entry.ts";
import type { Citation, Statement } from "../../core/statement.ts";

/** A page as the public sees it: whose it is, and when it was read. */
export function toCitationView(record: PartnershipRecord, citation: Citation) {
  const publisher = record.publishers.find((one) => one.host === citation.publisher);
  return {
    id: citation.id,
    address: citation.address,
    publisher: citation.publisher,
    publisher_name: publisher?.name ?? citation.publisher,
    party: publisher?.party ?? null,
    seen_on: citation.seenOn,
  };
}

function toSpeakerView(record: PartnershipRecord, speaker: Statement["speaker"]) {
  if (speaker === "record") return { kind: "record" as const, code: null, name: "record" };
  const [kind, code = ""] = speaker.split(":", 2);
  if (kind === "publisher")
    return { kind: "publisher" as const, code: null, name: record.publishers.find((one) => one.host === code)?.name ?? code };
  const party = record.partnership.value.parties.find((one) => one.code === code);
  return { kind: "party" as const, code, name: party === undefined ? code : inLanguage(party.names, "en").text };
}

/** A line of the ledger as the public sees it; the day of reading is that of the page read last. */
export function toStatementView(record: PartnershipRecord, statement: Statement) {
  const citations = statement.citations.map((citation) => toCitationView(record, citation));
  const seen = citations.map((citation) => citation.seen_on).sort();
  return {
    id: statement.id,
    subject: statement.subject,
    property: statement.property,
    speaker: toSpeakerView(record, statement.speaker),
    attributed_to: statement.attributedTo ?? null,
    value: statement.value,
    words: statement.words ?? null,
    lang: statement.lang,
    said_on: statement.saidOn,
    said_on_is: statement.saidOnIs ?? null,
    seen_on: seen.at(-1) ?? null,
    own: statement.own,
    recorded_by: statement.recordedBy,
    recorded_at: statement.recordedAt,
    follows: statement.follows?.id ?? null,
    follow_kind: statement.follows?.kind ?? null,
    reason: statement.follows?.reason ?? null,
    redacted: statement.redacted ?? null,
    citations,
  };
}
