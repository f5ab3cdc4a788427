import { toHandler } from "../read/handler.ts";
import { names } from "../read/tables.ts";
import { trim } from "../read/values.ts";
import { readChunks } from "../source-file.ts";
import { openXml, type XmlOutcome } from "../xml/read-xml.ts";
import type { XmlHandler } from "../xml/scan.ts";
import { checkCodes } from "./codes/check-codes.ts";
import { checkStructure } from "./structure/check-structure.ts";
import { codeList } from "./codes/code-lists.ts";
import { fileRules, reasonWords, refusalRule } from "./file-rules.ts";
import type { Finding, Said, Say } from "./finding.ts";
import { RecordReader, type RecordLimits, recordLimits } from "./read-records.ts";
import { attributeOf, type CheckedRecord, identifierOf, type RecordNode } from "./record.ts";
import { FindingReport } from "./report.ts";
import { checkRuleset } from "./rules/index.ts";
import { openReading, type SetAside } from "./set-aside.ts";
import { structureRules } from "./structure/structure-rules.ts";
import { rootType } from "./structure/structure-tables.ts";

/** A file and all that was found in it. */
export type Validated = {
  readonly path: string;
  readonly bytes: number;
  readonly kind: "activities" | "organisations" | null; // null: neither
  readonly version: string | null; // as the file names it
  readonly major: 1 | 2; // which standard it was held to
  readonly isRead: boolean; // false where the XML is refused: then the report says why, and nothing else
  readonly report: FindingReport;
};

export type ValidateOptions = {
  readonly now: Date;
  readonly keep: { readonly ofEach: number; readonly inAll: number }; // findings: of a rule at a place, and together
  readonly limits?: RecordLimits;
  readonly progress?: (bytes: number) => Promise<void>;
};

const longestIdentifier = 1_000; // characters: what is longer is not compared
const mostOthers = 1_000; // elements directly in the root that are no records
const mostSetAside = 10_000; // held until the identifier of their record is known

/** The checks of a file, record by record. */
class FileCheck {
  readonly report: FindingReport;
  private readonly now: Date;
  private readonly limits: RecordLimits;
  private readonly identifiers = new Map<string, number>(); // first line
  private setAside: SetAside[] = [];
  private rootNode: RecordNode | null = null;
  private anyNarrative = false;
  private recordCount = 0;
  private readonly others: RecordNode[] = [];
  private strayLine: number | null = null; // of an element of another namespace that stands before a record

  constructor(options: ValidateOptions) {
    this.now = options.now;
    this.limits = options.limits ?? recordLimits;
    this.report = new FindingReport(options.keep);
  }

  get version(): string | null {
    return this.rootNode === null ? null : trim(attributeOf(this.rootNode, "version") ?? "") || null;
  }

  get kind(): Validated["kind"] {
    if (this.rootNode?.namespace !== null) return null;
    if (this.rootNode.name === "iati-activities") return "activities";
    return this.rootNode.name === "iati-organisations" ? "organisations" : null;
  }

  /** As ingesting reads it: by the version, else 2.0x where a narrative was met. */
  majorOf(hasNarrative: boolean, own: string | null = null): 1 | 2 {
    const version = this.version ?? own;
    if (version?.startsWith("1") === true) return 1;
    return version?.startsWith("2") === true || hasNarrative ? 2 : 1;
  }

  get major(): 1 | 2 {
    return this.majorOf(this.anyNarrative);
  }

  handler(): XmlHandler {
    const reading = toHandler(
      openReading((set) => {
        this.setAside.push(set);
        if (this.setAside.length >= mostSetAside) this.sayAside(null);
      }),
    );
    const records = new RecordReader(
      {
        root: (node) => (this.rootNode = node),
        record: (node, hasNarrative) => {
          this.checkRecord(node, hasNarrative);
        },
        tooLarge: (line) => {
          this.recordCount++;
          this.add({ rule: fileRules.recordTooLarge, line, place: this.recordName }, null);
          this.sayAside(null);
          this.report.endRecord();
        },
        other: (node) => {
          if (this.others.length < mostOthers) this.others.push(node);
        },
      },
      this.limits,
    ).handler;
    return {
      open: (element, reader) => {
        reading.open(element, reader);
        records.open(element, reader);
      },
      text: (bytes, start, end, references) => {
        reading.text(bytes, start, end, references);
        records.text(bytes, start, end, references);
      },
      close: (element) => {
        reading.close(element);
        records.close(element);
      },
    };
  }

  private get recordName(): string {
    return this.kind === "organisations" ? "iati-organisation" : "iati-activity";
  }

  private add(said: Said, identifier: string | null): void {
    this.report.add(toFinding(said, identifier));
  }

  private checkRecord(node: RecordNode, hasNarrative: boolean): void {
    this.recordCount++;
    this.anyNarrative ||= hasNarrative;
    this.strayLine ??= this.others.find((one) => one.namespace !== null)?.line ?? null;
    const identifier = identifierOf(node);
    const say: Say = (said) => {
      this.add(said, identifier);
    };
    const major = this.majorOf(hasNarrative, trim(attributeOf(node, "version") ?? "") || null);
    const kind = this.kind === "organisations" ? "organisation" : "activity";
    const record: CheckedRecord = { node, kind, major, version: this.version, now: this.now };
    const type = rootType(`iati-${this.kind ?? "activities"}`, major).children.get(node.name)?.type;
    if (type !== undefined) checkStructure(node, type, { version: this.version, say });
    checkCodes(record, say);
    checkRuleset(record, say);
    this.checkTwice(node, identifier, say);
    this.sayAside(identifier);
    this.report.endRecord();
  }

  private checkTwice(node: RecordNode, identifier: string | null, say: Say): void {
    if (identifier === null || identifier.length > longestIdentifier) return;
    const first = this.identifiers.get(identifier);
    if (first === undefined) this.identifiers.set(identifier, node.line);
    else say({ rule: fileRules.identifierTwice, line: node.line, place: node.path, found: `first in line ${first}` });
  }

  private sayAside(identifier: string | null): void {
    for (const { rule, element, line, excerpt } of this.setAside) {
      const place = element === this.recordName ? element : `${this.recordName}/${element}`;
      this.add({ rule, line, place, found: excerpt }, identifier);
    }
    this.setAside = [];
  }

  /** What can be said of the root when all of the file is known. */
  end(): void {
    const { rootNode, kind, major, version } = this;
    const say: Say = (said) => {
      this.report.add(toFinding(said, null), false);
    };
    if (rootNode === null) return;
    if (kind === null) {
      say({ rule: fileRules.wrongRoot, line: rootNode.line, place: "", found: rootNode.name });
      return;
    }
    const type = rootType(rootNode.name, major);
    const place = `${rootNode.name}/@version`;
    if (version === null && major === 1) say({ rule: fileRules.versionMissing, line: rootNode.line, place }); // the structure of 2.0x asks for it
    if (version !== null && codeList("Version")?.codes.has(version) !== true)
      say({ rule: fileRules.versionUnknown, line: rootNode.line, place, found: version });
    // Records have been checked one by one; of the root, its attributes and what else stands in it are left.
    checkStructure({ ...rootNode, children: this.others }, { ...type, children: new Map() }, { version, say });
    if (this.recordCount === 0 && type.children.get(this.recordName)?.min === 1)
      say({ rule: structureRules.elementMissing, line: rootNode.line, place: this.recordName });
    const { strayLine } = this;
    if (type.isOrdered && strayLine !== null) say({ rule: structureRules.elementOrder, line: strayLine, place: rootNode.name });
  }
}

function toFinding({ rule, severity = rule.severity, line, place, found = null }: Said, identifier: string | null): Finding {
  return { rule, severity, place, line, column: null, identifier, found };
}

function toRefusal(outcome: XmlOutcome & { readonly ok: false }): Finding {
  const rule = refusalRule(outcome.status);
  const { reason, detail, line, column } = outcome;
  return {
    rule,
    severity: rule.severity,
    place: "",
    line,
    column,
    identifier: null,
    found: `${reasonWords[reason]}${detail === "" ? "" : ` (${detail})`}`,
  };
}

/**
 * Holds an IATI file to the standard: its XML, its structure, its codes, the standard's ruleset, and what ingesting would set aside. One activity
 * or organisation is held at a time. Throws `FileFault` where the file cannot be read.
 */
export async function validateFile(path: string, options: ValidateOptions): Promise<Validated> {
  const check = new FileCheck(options);
  const writer = openXml(check.handler(), { names });
  let bytes = 0;
  let goesOn = true;
  for await (const chunk of readChunks(path)) {
    bytes += chunk.length;
    if (goesOn) goesOn = writer.write(chunk);
    await options.progress?.(bytes);
  }
  const outcome = writer.end();
  const { kind, version, major } = check;
  if (outcome.ok) {
    check.end();
    return { path, bytes, kind, version, major, isRead: true, report: check.report };
  }
  // Of a file that nobody can read, nothing else is said: what was read of it may be half of something.
  const report = new FindingReport(options.keep);
  report.add(toRefusal(outcome), false);
  return { path, bytes, kind, version, major, isRead: false, report };
}
