import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createPageCache, encode, toStored } from "./page-cache.ts";

const page = (bytes: number) => toStored("text/html", "x".repeat(bytes));

test("the page used least recently leaves first, and the limit holds", () => {
  const cache = createPageCache(10_000);
  for (const key of ["a", "b", "c", "d"]) cache.set(key, page(500));
  cache.get("a");
  for (const key of ["e", "f", "g", "h", "i"]) cache.set(key, page(500));
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toBeDefined();
  expect(cache.sizeBytes()).toBeLessThanOrEqual(10_000);
});

test("one enormous page does not push everything else out", () => {
  const cache = createPageCache(10_000);
  cache.set("a", page(500));
  cache.set("huge", page(9_000));
  expect(cache.get("huge")).toBeUndefined();
  expect(cache.get("a")).toBeDefined();
});

test("a page kept again under its key is counted once", () => {
  const cache = createPageCache(10_000);
  cache.set("a", page(500));
  const before = cache.sizeBytes();
  cache.set("a", page(500));
  expect(cache.sizeBytes()).toBe(before);
});

test("a body survives both encodings, and its validator follows its content", () => {
  const stored = toStored("text/plain", "Übersicht ".repeat(100));
  expect(brotliDecompressSync(encode(stored, "br")).toString()).toBe("Übersicht ".repeat(100));
  expect(gunzipSync(encode(stored, "gzip")).toString()).toBe("Übersicht ".repeat(100));
  expect(toStored("text/plain", "a").etag).not.toBe(toStored("text/plain", "b").etag);
});
