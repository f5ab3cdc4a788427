import { pino } from "pino";
import type { Log } from "../api/parts.ts";
import { SaraiError } from "../core/errors.ts";

function reasonOf(cause: unknown): string | undefined {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join("; "); // a host with several addresses
  return cause === undefined || !(cause instanceof Error) ? undefined : cause.message;
}

/** What this software says itself needs no stack: it names what is wrong and what to do. */
function toFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (!(error instanceof SaraiError) || error.code === "internal") return pino.stdSerializers.err(error);
  const { code, message, advice, cause } = error;
  return { code, message, advice, cause: reasonOf(cause) };
}

/**
 * The log, one line of JSON for each event on standard error: warnings and errors, all events where asked for.
 * Errors keep code and message, and those that nobody expected their stack; a database address never comes near it.
 */
export function createLog(verbose: boolean): Log & { readonly info: Log["warn"] } {
  const log = pino(
    { level: verbose ? "info" : "warn", base: null, serializers: { error: toFields } },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
