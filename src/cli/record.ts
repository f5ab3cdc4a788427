import type { Invocation } from "./invocation.ts";
import { readRecorded } from "./reading.ts";
import { withRecord } from "./with-record.ts";

/** Prints every statement of an entry, oldest first, a line of JSON each. */
export async function history(invocation: Invocation, subject: string): Promise<void> {
  for (const statement of (await readRecorded(invocation, subject)).statements) invocation.write(JSON.stringify(statement));
}

/** Blanks the value of a statement, as the operator. */
export async function redactOne(invocation: Invocation, what: { readonly statement: string; readonly reason: string }): Promise<void> {
  await withRecord(invocation, (store) => store.redact(what.statement, what.reason, new Date().toISOString()));
  invocation.write(`Redacted ${what.statement}: ${what.reason}`);
}
