import { pino } from "pino";
import type { Log } from "../api/parts.ts";

/**
 * The log, one line of JSON for each event on standard error: warnings and errors, all events where asked for.
 * Errors keep code, message and stack for the operator; a database address never comes near it.
 */
export function createLog(verbose: boolean): Log & { readonly info: Log["warn"] } {
  const log = pino(
    { level: verbose ? "info" : "warn", base: null, serializers: { error: pino.stdSerializers.err } },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
