import { excerpt, type Finding, type Rule, severities, type Severity } from "./finding.ts";

/** All findings of one rule at one place. */
export type FindingGroup = {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly place: string;
  count: number;
  records: number; // activities or organisations in which it was found; 0 where it is of the file as a whole
  readonly findings: Finding[]; // the first of them
};

export type Counts = Readonly<Record<Severity, number>>;

/** Places below elements that the standard does not know are as many as a file likes: beyond this many groups they are put together. */
const mostGroups = 5_000;

function toExcerpt(text: string | null): string | null {
  return text === null ? null : excerpt(text);
}

/** Gathers findings by rule and place: how many there are is always known, the first of each are kept. */
export class FindingReport {
  private readonly groups = new Map<string, FindingGroup>();
  private readonly lastRecord = new Map<FindingGroup, number>();
  private readonly keptInAll: number;
  private readonly keptOfEach: number;
  private kept = 0;
  private worst: Severity | null = null;
  records = 0; // that were checked
  clean = 0; // without any finding
  sound = 0; // without critical findings and errors

  constructor(limits: { readonly ofEach: number; readonly inAll: number }) {
    this.keptOfEach = limits.ofEach;
    this.keptInAll = limits.inAll;
  }

  /** What follows is of another record. */
  endRecord(): void {
    this.records++;
    if (this.worst === null) this.clean++;
    if (this.worst === null || this.worst === "warning") this.sound++;
    this.worst = null;
  }

  /** Takes a finding, of the present record or of the file as a whole. */
  add(finding: Finding, isOfRecord = true): void {
    const { severity } = finding;
    const group = this.groupOf(finding);
    group.count++;
    if (isOfRecord) {
      if (this.worst === null || severities.indexOf(severity) < severities.indexOf(this.worst)) this.worst = severity;
      if (this.lastRecord.get(group) !== this.records) group.records++;
      this.lastRecord.set(group, this.records);
    }
    if (group.findings.length >= this.keptOfEach || this.kept >= this.keptInAll) return;
    this.kept++;
    group.findings.push({ ...finding, found: toExcerpt(finding.found), identifier: toExcerpt(finding.identifier) });
  }

  private groupOf({ rule, severity, place }: Finding): FindingGroup {
    const at = this.groups.size < mostGroups ? place : (place.split("/")[0] ?? "");
    const known = this.groups.get(`${rule.id} ${severity} ${place}`) ?? this.groups.get(`${rule.id} ${severity} ${at}`);
    if (known !== undefined) return known;
    const group: FindingGroup = { rule, severity, place: at, count: 0, records: 0, findings: [] };
    this.groups.set(`${rule.id} ${severity} ${at}`, group);
    return group;
  }

  /** Groups by severity, those with most findings first. */
  sorted(): readonly FindingGroup[] {
    const order = (one: FindingGroup): number => severities.indexOf(one.severity);
    return [...this.groups.values()].sort(
      (a, b) =>
        order(a) - order(b) || b.count - a.count || a.rule.id.localeCompare(b.rule.id, "en") || a.place.localeCompare(b.place, "en"),
    );
  }

  counts(): Counts {
    const counts = { critical: 0, error: 0, warning: 0 };
    for (const { severity, count } of this.groups.values()) counts[severity] += count;
    return counts;
  }
}
