import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withProgress } from "./progress.ts";

const wasTerminal = process.stderr.isTTY;
let drawn = "";

beforeEach(() => {
  drawn = "";
  vi.useFakeTimers();
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    drawn += String(text);
    return true;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  process.stderr.isTTY = wasTerminal;
});

/** Something that takes so long, and says half way how far it came. */
async function takes(milliseconds: number): Promise<string> {
  const ended = withProgress("Reading", async (progress) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds / 2));
    progress(1, 2);
    await new Promise((resolve) => setTimeout(resolve, milliseconds / 2));
    return "read";
  });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return ended;
}

test("what takes more than a second shows on a terminal how far it is", async () => {
  process.stderr.isTTY = true;
  expect(await takes(4_000)).toBe("read");
  expect(drawn).toMatch(/Reading .*50 %/);
});

test("what takes less shows nothing, and neither does anything where there is no terminal", async () => {
  process.stderr.isTTY = true;
  await takes(600);
  process.stderr.isTTY = false;
  await takes(4_000);
  expect(drawn).toBe("");
});
