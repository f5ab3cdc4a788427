import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SaraiError, type ErrorCode } from "../core/errors.ts";
import type { FrozenAdded, FrozenAnswer, FrozenAnswers, FrozenDraft } from "../record/frozen-answers.ts";
import type { Place } from "./place.ts";

type Asking =
  | { readonly ask: "read"; readonly hash: string }
  | { readonly ask: "add"; readonly draft: FrozenDraft; readonly quotaBytes: number }
  | { readonly ask: "list"; readonly partnership: string };

/** What the process of frozen answers is asked, one after the other. */
export type FrozenRequest = Asking & { readonly number: number; readonly dataFolder: string };

/** What it says. */
export type FrozenReport =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | {
      readonly number: number;
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string;
      readonly advice: string | undefined;
    };

const idleMs = 120_000; // then the process ends, and its memory is given back
const rememberedBytes = 16 * 1024 * 1024;

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: SaraiError) => void };

const ended = (): SaraiError =>
  new SaraiError("record-unavailable", "The process of the record ended.", { advice: "It is started again with the next question." });

/** Starts the process; each answer goes to who waits for it under its number. */
function start(
  place: Place,
  waiting: Map<number, Waiting>,
  told: { readonly answered: () => void; readonly left: (one: ChildProcess) => void },
) {
  const one = fork(join(place.buildFolder, "server", "frozen-process.js"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  one.on("message", (report: FrozenReport) => {
    const who = waiting.get(report.number);
    waiting.delete(report.number);
    if (report.ok) who?.resolve(report.value);
    else who?.reject(new SaraiError(report.code, report.message, report.advice === undefined ? {} : { advice: report.advice }));
    told.answered();
  });
  return one.once("error", () => told.left(one)).once("exit", () => told.left(one));
}

/** A process that holds the database of a data folder while it is asked: started with the first question, ended when nobody asks. */
function holdProcess(place: Place, dataFolder: string) {
  let child: ChildProcess | null = null;
  let count = 0;
  let idle: NodeJS.Timeout | undefined;
  let ending: Promise<unknown> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve(); // ends with the last of those who want the folder alone
  const waiting = new Map<number, Waiting>();
  const end = (): void => {
    if (child === null) return;
    ending = once(child, "exit");
    child.kill("SIGTERM");
    child = null;
  };
  const left = (one: ChildProcess): void => {
    if (child === one) child = null;
    for (const who of waiting.values()) who.reject(ended());
    waiting.clear();
  };
  const answered = (): void => {
    if (waiting.size > 0) return;
    idle = setTimeout(() => {
      if (waiting.size === 0) end();
    }, idleMs).unref();
  };
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(async () => {
      while (waiting.size > 0) await wait(20); // what was asked before is answered first
      end();
      await ending;
      return work();
    });
    turn = result.catch(() => undefined);
    return result;
  };
  const ask = async (asking: Asking): Promise<unknown> => {
    clearTimeout(idle);
    for (let known: unknown = null; known !== turn;) {
      known = turn;
      await turn;
      await ending; // two processes never hold one folder
    }
    child ??= start(place, waiting, { answered, left });
    const [one, number] = [child, ++count];
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      one.send({ ...asking, number, dataFolder } satisfies FrozenRequest, (error) => {
        if (error !== null && waiting.delete(number)) reject(ended());
      });
    });
  };
  return {
    ask,
    alone,
    close: async (): Promise<void> => {
      clearTimeout(idle);
      end();
      await ending;
    },
  };
}

type Held = { readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>; readonly close: () => Promise<void> };

/**
 * The frozen answers of a data folder whose lock the caller holds: nobody else changes them meanwhile, so that what was read or added is
 * remembered, up to 16 MB. `alone` does something with the folder while no process of frozen answers holds it; who asks meanwhile waits.
 */
export function frozenInProcess(place: Place, dataFolder: string): FrozenAnswers & Held {
  const { ask, alone, close } = holdProcess(place, dataFolder);
  const remembered = new Map<string, FrozenAnswer>();
  let bytes = 0;
  const remember = (answer: FrozenAnswer): void => {
    if (remembered.has(answer.hash)) return;
    remembered.set(answer.hash, answer);
    bytes += answer.sizeBytes;
    for (const [hash, { sizeBytes }] of remembered) {
      if (bytes <= rememberedBytes) break;
      remembered.delete(hash);
      bytes -= sizeBytes;
    }
  };
  return {
    read: async (hash) => {
      const known = remembered.get(hash);
      if (known !== undefined) return known;
      const found = (await ask({ ask: "read", hash })) as FrozenAnswer | null; // the process answers with what its store does
      if (found !== null) remember(found);
      return found;
    },
    add: async (draft, quotaBytes) => (await ask({ ask: "add", draft, quotaBytes })) as FrozenAdded, // as above
    list: async (partnership) => (await ask({ ask: "list", partnership })) as readonly string[], // as above
    alone,
    close,
  };
}
