import { afterAll, expect, test } from "vitest";
import { openWholeSite } from "../warehouse/whole-site.ts";

const { site, close } = await openWholeSite("test/fixtures/partnerships/river-and-ridge");
afterAll(close);

type Refused = { readonly code: string; readonly detail: string; readonly values: Readonly<Record<string, string>> };

test.each([
  ["commitments/begun-brigde", "begun-bridge"], // two letters changed places
  ["commitments/begun-brigde.json", "begun-bridge"],
  ["commitments/Begun-Bridge", "begun-bridge"],
  ["projects/corvane-brige", "corvane-bridge"],
  ["fields/watr", "water"],
  ["parties/XQ", "XA XB XC"],
  ["commitments/corvane-bridge", "begun-bridge"], // an id of another list: one of this list that shares a word
  ["commitments/the-brigde", "begun-bridge"],
  ["claims/nothing-like-it/card", undefined],
  [`commitments/${"begun-bridge".repeat(6)}`, undefined], // too long to be compared
  ["commitments/-", undefined],
])("%s is no entry; near ones of that list: %s", async (below, near) => {
  const response = await site.request(`/en/river-and-ridge/${below}`, { headers: { accept: "application/json" } });
  const { code, detail, values } = (await response.json()) as Refused;
  expect([response.status, code, values["near"]]).toEqual([404, "unknown-entry", near]);
  if (near === undefined) {
    expect(detail).toBe("Start from the list.");
    return;
  }
  expect(detail).toContain(near.split(" ").join(", "));
  expect(values["list"]).toBe(below.split("/")[0]);
});

test.each(["en", "ru", "uz"])("the page of a refusal leads to the near ones in %s, and each of them answers", async (lang) => {
  const page = await (await site.request(`/${lang}/river-and-ridge/commitments/begun-brigde`)).text();
  const href = `/${lang}/river-and-ridge/commitments/begun-bridge`;
  expect(page).toContain(`<a href="${href}">begun-bridge</a>`);
  expect((await site.request(href)).status).toBe(200);
  expect(await (await site.request(`/${lang}/river-and-ridge/commitments/nothing-like-it`)).text()).not.toContain("begun-bridge</a>");
});

test("an id that is as long as an address may be costs no more than another", async () => {
  const started = performance.now();
  await site.request(`/en/river-and-ridge/commitments/${"a".repeat(7000)}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
