import { expect, test } from "vitest";
import { donorOf, sideOf } from "./organisation-place.ts";

const recipients = ["KZ", "UZ"];

test.each([
  ...[
    "US-GOV-1",
    "GB-1",
    "FI",
    "NL-KVK-41022454",
    "RU-OGRN-1",
    "XM-DAC-7",
    "XM-DAC-701-8",
    "XM-DAC-928",
    "XM-DAC-41114",
    "41114",
    "47111",
    "XM-OCHA-1",
  ].map((ref) => [ref, "crossing"] as const),
  ...["KZ-BIN-1", "UZ", "12001", "XM-DAC-12000"].map((ref) => [ref, "inside"] as const),
  ...[
    "unknown",
    "",
    "XI-IATI-1",
    "XR-1",
    "DAC-1601",
    "XM-DAC-613",
    "XM-DAC-1601",
    "XM-DAC-21000",
    "21000",
    "411149",
    "us-gov-1",
    "AA-1",
    "USA",
    "A",
  ].map((ref) => [ref, "undecided"] as const),
])("by the reference %j an organisation is %s", (ref, side) => {
  expect(sideOf(ref, recipients)).toBe(side);
});

test("which side it is depends on the recipients", () => {
  expect(sideOf("US-GOV-1", ["US"])).toBe("inside");
  expect(sideOf("XM-DAC-701-8", ["JP"])).toBe("inside");
});

test.each([
  ["US-GOV-1", "US"],
  ["US-USAGOV", "US"],
  ["GB-1", "GB"],
  ["FI", "FI"],
  ["XM-DAC-701-8", "JP"],
  ["XM-DAC-918", "EU"],
  ["US-501c3-522318905", null],
  ["NL-KVK-41022454", null],
  ["GB-COH-03580586-GEC", null],
  ["XM-DAC-41114", null],
  ["XM-DAC-701-8-X", null],
  ["unknown", null],
])("the official donor of %s is %s: only a government's agency gives what the DAC counts", (ref, donor) => {
  expect(donorOf(ref)).toBe(donor);
});
