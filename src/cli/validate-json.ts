import { clauseOf } from "../sources/iati/validate/clause.ts";
import type { Validated } from "../sources/iati/validate/validate-file.ts";
import { type FileReport, heldTo } from "./validate-format.ts";

function toFile(validated: Validated): object {
  const { path, bytes, kind, version, major, report } = validated;
  return {
    path,
    status: "checked",
    bytes,
    kind,
    version,
    held_to: heldTo(validated),
    records: report.records,
    records_clean: report.clean,
    records_without_errors: report.sound,
    counts: report.counts(),
    groups: report.sorted().map(({ rule, severity, place, count, records, findings }) => ({
      rule: rule.id,
      source: rule.source,
      severity,
      place,
      title: rule.title,
      advice: rule.advice,
      clause: clauseOf(rule, place, major),
      count,
      records,
      findings: findings.map(({ line, column, identifier, found }) => ({ line, column, identifier, found })),
    })),
  };
}

/** The report as JSON: every count, and the findings that are shown. */
export function toJson(files: readonly FileReport[], now: Date): string {
  const shown = files.map((file) => (file.ok ? toFile(file.validated) : { path: file.path, status: "unreadable", reason: file.reason }));
  return `${JSON.stringify({ checked_at: now.toISOString(), files: shown }, null, 2)}\n`;
}
