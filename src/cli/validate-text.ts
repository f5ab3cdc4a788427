import { clauseOf } from "../sources/iati/validate/clause.ts";
import { excerpt, severities } from "../sources/iati/validate/finding.ts";
import type { FindingGroup } from "../sources/iati/validate/report.ts";
import type { Validated } from "../sources/iati/validate/validate-file.ts";
import { count, describe, describeClean, type FileReport } from "./validate-format.ts";

function toTable(groups: readonly FindingGroup[]): readonly string[] {
  return groups.map(
    ({ severity, count: found, rule, place }) =>
      `  ${found.toLocaleString("en").padStart(9)}  ${severity.padEnd(8)}  ${rule.id.padEnd(30)}  ${excerpt(place)}`,
  );
}

function toGroup(group: FindingGroup, major: 1 | 2): readonly string[] {
  const { rule, severity, place, findings } = group;
  const rest = group.count - findings.length;
  return [
    "",
    `${severity.toUpperCase()}  ${rule.id}  ${excerpt(place)}`.trimEnd(),
    `  ${rule.title}`,
    `  What to do: ${rule.advice}`,
    `  ${clauseOf(rule, place, major)}`,
    ...findings.map(({ line, column, identifier, found }) => {
      const where = `line ${line}${column === null ? "" : `, column ${column}`}`;
      return `    ${where.padEnd(14)}${identifier === null ? "" : `  ${identifier}`}${found === null ? "" : `  found: ${found}`}`;
    }),
    ...(rest > 0 ? [`    … and ${rest.toLocaleString("en")} more`] : []),
  ];
}

function toFile(validated: Validated): readonly string[] {
  const { report, path, major } = validated;
  const groups = report.sorted();
  const counts = report.counts();
  const clean = describeClean(validated);
  return [
    excerpt(path),
    `  ${describe(validated)}`,
    ...(clean === null ? [] : [`  ${clean}`]),
    `  ${severities.map((severity) => `${severity} ${counts[severity].toLocaleString("en")}`).join(", ")}`,
    ...(groups.length === 0 ? ["  Nothing to say."] : ["", ...toTable(groups)]),
    ...groups.flatMap((group) => toGroup(group, major)),
    "",
  ];
}

/** The report as text for people: the summary first, then what was found by rule and place. */
export function toText(files: readonly FileReport[]): string {
  const lines = files.flatMap((file) => (file.ok ? toFile(file.validated) : [excerpt(file.path), `  not checked: ${file.reason}`, ""]));
  const unread = files.filter((file) => !file.ok).length;
  if (files.length > 1) lines.push(`${count(files.length, "file")}, ${unread} of them not read`, "");
  return lines.join("\n");
}
