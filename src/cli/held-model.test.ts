import { expect, test } from "vitest";
import type { RecordModel } from "../core/entry.ts";
import { holdModel } from "./held-model.ts";

const model = (version: string): RecordModel => ({ version, recordedUpTo: "2026-01-01T00:00:00Z", partnerships: [], verdicts: new Map() });

function database(): { version: string; down: boolean; silent: boolean; readings: number } {
  return { version: "a", down: false, silent: false, readings: 0 };
}

function hold(state: ReturnType<typeof database>, clock: { ms: number }) {
  const answer = <Result>(result: () => Result): Promise<Result> => {
    if (state.silent) return new Promise(() => undefined);
    return state.down ? Promise.reject(new Error("connection refused")) : Promise.resolve(result());
  };
  const readModel = () =>
    answer(() => {
      state.readings++;
      return model(state.version);
    });
  return holdModel({ readVersion: () => answer(() => state.version), readModel }, { now: () => clock.ms, freshMs: 1_000, patienceMs: 50 });
}

test("the record is read once per version, however many ask at once", async () => {
  const [state, clock] = [database(), { ms: 0 }];
  const read = hold(state, clock);
  await Promise.all([read(), read(), read()]);
  clock.ms = 5_000;
  await read();
  expect(state.readings).toBe(1);
  state.version = "b";
  clock.ms = 10_000;
  expect((await read()).version).toBe("b");
  expect(state.readings).toBe(2);
});

test("a database that is down, or answers nothing, is said, and asked again", async () => {
  const [state, clock] = [database(), { ms: 0 }];
  const read = hold(state, clock);
  await read();
  clock.ms = 2_000;
  state.down = true;
  await expect(read()).rejects.toMatchObject({ code: "record-unavailable" });
  state.down = false;
  state.silent = true;
  await expect(read()).rejects.toMatchObject({ code: "record-unavailable" });
  state.silent = false;
  expect((await read()).version).toBe("a");
});
