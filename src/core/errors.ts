/** Every way this software can say no, sorted by who must act; a new code does not compile until it has an HTTP status. */
export type ErrorCode =
  | "config-invalid"
  | "input-invalid"
  | "too-large"
  | "not-found"
  | "gone"
  | "party-mismatch"
  | "in-use"
  | "storage-unwritable"
  | "no-room"
  | "record-unavailable"
  | "nothing-read"
  | "build-refused"
  | "not-valid"
  | "stopped"
  | "internal";

export const errorStatus = {
  "config-invalid": 500,
  "input-invalid": 400,
  "too-large": 413,
  "not-found": 404,
  gone: 410,
  "party-mismatch": 403,
  "in-use": 409,
  "storage-unwritable": 500,
  "no-room": 503,
  "record-unavailable": 503,
  "nothing-read": 400,
  "build-refused": 409,
  "not-valid": 422,
  stopped: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** What the command line returns to the shell for each code (documented in `sarai --help`). */
export const exitCode = {
  "config-invalid": 2,
  "input-invalid": 2,
  "too-large": 2,
  "not-found": 3,
  gone: 3,
  "party-mismatch": 4,
  "in-use": 5,
  "storage-unwritable": 6,
  "no-room": 6,
  "record-unavailable": 7,
  "nothing-read": 3,
  "build-refused": 4,
  "not-valid": 8,
  stopped: 130, // as shells say of what SIGINT ended
  internal: 1,
} as const satisfies Record<ErrorCode, number>;

type ErrorOptions = { readonly advice?: string; readonly cause?: unknown; readonly values?: Readonly<Record<string, string>> };

/**
 * The one error class. `message` says what is wrong, `advice` what to do, `values` what a translated message puts in; none holds a
 * secret or a stack.
 */
export class SaraiError extends Error {
  readonly code: ErrorCode;
  readonly advice: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "SaraiError";
    this.code = code;
    this.advice = options.advice;
    this.values = options.values ?? {};
  }
}
