import { expect, test } from "vitest";
import { z } from "zod";
import { readParameters, readQuery, type Query } from "./parameters.ts";

function query(search: string): Query {
  const read = readQuery(search);
  if ("status" in read) throw new Error(read.message);
  return read;
}

const shape = z.strictObject({ state: z.enum(["begun", "done"]).optional(), page: z.coerce.number().int().min(1).default(1) });

test("fields that a form sent empty are no filter, and one selection has one address", () => {
  expect(query("?state=&page=2&field=water&field=energy")).toEqual({
    values: { page: "2", field: ["water", "energy"] },
    canonical: "field=water&field=energy&page=2",
    emptied: true,
  });
  expect(query("?b=1&a=2").canonical).toBe(query("?a=2&b=1").canonical);
});

test("an unknown filter is refused with those there are", () => {
  expect(readParameters(shape, query("?sate=begun"))).toMatchObject({
    status: 400,
    code: "unknown-parameter",
    values: { parameter: "sate", allowed: "state, page" },
  });
});

test("a wrong value is refused with the filter's name and what it may be", () => {
  expect(readParameters(shape, query("?state=started"))).toMatchObject({
    status: 400,
    code: "wrong-value",
    values: { parameter: "state", allowed: "begun, done" },
  });
  expect(readParameters(shape, query("?page=x"))).toMatchObject({ status: 400, values: { parameter: "page" } });
  const bounds = z.strictObject({
    page: z.coerce.number().int().min(1).max(9).optional(),
    since: z.iso.date().optional(),
    q: z.string().max(3).optional(),
  });
  expect(readParameters(bounds, query("?page=0"))).toMatchObject({ code: "wrong-value", values: { allowed: "≥ 1" } });
  expect(readParameters(bounds, query("?page=10"))).toMatchObject({ code: "wrong-value", values: { allowed: "≤ 9" } });
  expect(readParameters(bounds, query("?since=yesterday"))).toMatchObject({ code: "wrong-value", values: { allowed: "YYYY-MM-DD" } });
  expect(readParameters(bounds, query("?q=long"))).toMatchObject({
    status: 400,
    code: "value-too-long",
    values: { parameter: "q", limit: "3" },
  });
});

test("a query of more than 4096 bytes, or one that encodes no text, is refused", () => {
  expect(readQuery(`?q=${"x".repeat(4096)}`)).toMatchObject({ status: 414, values: { limit: "4096" } });
  expect(readQuery("?q=%ff")).toMatchObject({ status: 400, code: "unreadable-address" });
  expect(readQuery("?q=%")).toMatchObject({ status: 400 });
});

test("a parameter cannot reach an object's own machinery", () => {
  expect(readParameters(shape, query("?__proto__=1&constructor=2"))).toMatchObject({ status: 400 });
});
