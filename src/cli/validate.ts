import { realpathSync, statSync, writeFileSync } from "node:fs";
import { SaraiError } from "../core/errors.ts";
import { FileFault, type FileReason } from "../sources/iati/source-file.ts";
import { validateFile } from "../sources/iati/validate/validate-file.ts";
import type { Invocation } from "./invocation.ts";
import { withProgress } from "./progress.ts";
import { count, type FileReport, type ReportFormat } from "./validate-format.ts";
import { toJson } from "./validate-json.ts";
import { toPage } from "./validate-page.tsx";
import { toText } from "./validate-text.ts";

export type ValidateAsked = {
  readonly files: readonly string[];
  readonly format: ReportFormat;
  readonly output: string | null;
  readonly all: boolean;
  readonly strict: boolean;
};

const shownOfEach = 10;
const mostShown = 500_000; // findings that are kept at all: a file may hold millions, and each takes memory

const reasonWords: Readonly<Record<FileReason, string>> = {
  absent: "there is no such file",
  "no-permission": "it may not be read",
  "not-a-file": "it is no file (a folder, pipe or device)",
  "read-error": "it could not be read to its end",
};

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function checkAll({ files, all }: ValidateAsked, now: Date): Promise<readonly FileReport[]> {
  const total = files.reduce((sum, path) => sum + sizeOf(path), 0);
  return withProgress("Checking", async (progress) => {
    const reports: FileReport[] = [];
    let before = 0;
    for (const path of files) {
      try {
        const validated = await validateFile(path, {
          now,
          keep: { ofEach: all ? Infinity : shownOfEach, inAll: mostShown },
          progress: (bytes) => {
            progress(before + bytes, total);
            return Promise.resolve();
          },
        });
        before += validated.bytes;
        reports.push({ ok: true, validated });
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        const { reason, detail } = error;
        reports.push({ ok: false, path, reason: `${reasonWords[reason]}${detail === null ? "" : ` (${detail})`}` });
      }
    }
    return reports;
  });
}

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false; // one of them is not there
  }
}

function writeReport(output: string, text: string): void {
  try {
    writeFileSync(output, text);
  } catch (error) {
    throw new SaraiError("storage-unwritable", `The report cannot be written to ${output}.`, {
      advice: "Name a file in a folder that is there and may be written.",
      cause: error,
    });
  }
}

const writers: Readonly<Record<ReportFormat, (files: readonly FileReport[], now: Date) => string>> = {
  text: toText,
  json: toJson,
  html: toPage,
};

/** What the outcome means for the shell. Throws `nothing-read` where a file could not be read, `not-valid` where something was found that fails. */
function judge(reports: readonly FileReport[], strict: boolean): void {
  const unread = reports.filter((one) => !one.ok);
  if (unread.length > 0)
    throw new SaraiError(
      "nothing-read",
      `${count(unread.length, "file")} could not be read: ${unread.map((one) => one.path).join(", ")}.`,
      {
        advice: "Check the paths; a folder is not taken, its files are.",
      },
    );
  const sum = { critical: 0, error: 0, warning: 0 };
  for (const one of reports) {
    if (!one.ok) continue;
    const counts = one.validated.report.counts();
    sum.critical += counts.critical;
    sum.error += counts.error;
    sum.warning += counts.warning;
  }
  if (sum.critical + sum.error > 0 || (strict && sum.warning > 0))
    throw new SaraiError(
      "not-valid",
      `${count(sum.critical, "critical fault")}, ${count(sum.error, "error")}, ${count(sum.warning, "warning")}.`,
    );
}

/** Checks IATI files and writes the report; then throws as `judge` says, so that a pipeline sees it. */
export async function validate(invocation: Invocation, asked: ValidateAsked): Promise<void> {
  const { output, format } = asked;
  if (output !== null && asked.files.some((path) => isSameFile(path, output)))
    throw new SaraiError("input-invalid", `The report would overwrite ${output}, which is to be checked.`, {
      advice: "Name another file after --output.",
    });
  const now = new Date();
  const reports = await checkAll(asked, now);
  const text = writers[format](reports, now);
  if (output === null) invocation.write(text.trimEnd());
  else {
    writeReport(output, text);
    invocation.write(`The report is in ${output}.`);
  }
  judge(reports, asked.strict);
}
