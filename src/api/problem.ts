import { errorStatus, type SaraiError } from "../core/errors.ts";

/** Every way an address is answered with a no. Pages have their words for each code in the catalogues. */
export type ProblemCode =
  | "unknown-language"
  | "unknown-partnership"
  | "unknown-page"
  | "unknown-entry"
  | "unknown-code"
  | "beyond-last-page"
  | "no-twin"
  | "unknown-parameter"
  | "wrong-value"
  | "value-too-long"
  | "unreadable-address"
  | "method-not-allowed"
  | "query-too-long"
  | "body-refused"
  | "cross-site"
  | "not-citable"
  | "too-many"
  | "quota-used-up"
  | "unknown-citation"
  | "answer-altered"
  | "gone"
  | "record-unavailable"
  | "no-room"
  | "internal";

/** A refusal: what is wrong (English, for the twins), what to do, and the values that a translated page puts into its own words. */
export type Problem = {
  readonly status: number;
  readonly code: ProblemCode;
  readonly message: string;
  readonly advice: string;
  readonly values: Readonly<Record<string, string>>;
};

const problemStatus = {
  "unknown-language": 404,
  "unknown-partnership": 404,
  "unknown-page": 404,
  "unknown-entry": 404,
  "unknown-code": 404,
  "beyond-last-page": 404,
  "no-twin": 404,
  "unknown-parameter": 400,
  "wrong-value": 400,
  "value-too-long": 400,
  "unreadable-address": 400,
  "method-not-allowed": 405,
  "query-too-long": 414,
  "body-refused": 413,
  "cross-site": 403,
  "not-citable": 400,
  "too-many": 429,
  "quota-used-up": 507,
  "unknown-citation": 404,
  "answer-altered": 500,
  gone: 410,
  "record-unavailable": 503,
  "no-room": 503,
  internal: 500,
} as const satisfies Record<ProblemCode, number>;

/** A problem with the HTTP status of its code. */
export function toProblem(code: ProblemCode, message: string, advice: string, values: Readonly<Record<string, string>> = {}): Problem {
  return { status: problemStatus[code], code, message, advice, values };
}

/** Whether what came out is a refusal: its code says so, whatever the answer's own shape. */
export function isProblem(made: unknown): made is Problem {
  return typeof made === "object" && made !== null && "status" in made && "code" in made && "advice" in made;
}

/** What a reader is told of an error. Only refusals meant for the reader keep their words; everything else is `internal` with its id in the log. */
export function fromError(error: SaraiError | undefined, id: string): Problem {
  if (error?.code === "record-unavailable")
    return toProblem("record-unavailable", "The record cannot be read at the moment.", "Try again in a few seconds.");
  if (error?.code === "no-room")
    return toProblem("no-room", "These rows cannot be put together at the moment.", "Ask for fewer of them, or try again later.");
  if (error?.code === "input-invalid") return toProblem("wrong-value", error.message, error.advice ?? "Correct the address.", error.values);
  if (error?.code === "not-found" && "pages" in error.values)
    return toProblem("beyond-last-page", error.message, error.advice ?? "Start from the first page.", error.values);
  if (error?.code === "not-found" && "choice" in error.values)
    return toProblem("unknown-code", error.message, error.advice ?? "Start from the list.", error.values);
  if (error?.code === "not-found") return toProblem("unknown-entry", error.message, error.advice ?? "Start from the list.", error.values);
  if (error?.code === "gone") return toProblem("gone", error.message, error.advice ?? "It was removed; its place and the reason stay.");
  const status = error === undefined ? 500 : errorStatus[error.code];
  const message = "Something went wrong on this server.";
  const advice = `Try again; if it stays, tell the operator this number: ${id}.`;
  return { ...toProblem("internal", message, advice, { id }), status: status >= 500 ? status : 500 };
}

/** The body of a refusal as RFC 9457 has it. */
export function problemJson(problem: Problem, instance: string): string {
  const { status, code, message, advice, values } = problem;
  return `${JSON.stringify({ type: "about:blank", title: message, status, detail: advice, instance, code, values })}\n`;
}
