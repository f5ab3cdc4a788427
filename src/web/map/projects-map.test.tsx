import { expect, test } from "vitest";
import { countries } from "./atlas.ts";
import { layBaseMap } from "./base-map.ts";
import { boxOf, boxOfDisc, overlap, placeCountryNames, placeLabels } from "./labels.ts";
import { createPathPen } from "./path-text.ts";
import { drawProjectsMap, layDiscs, placesOutside, type MapInput, type MapWords } from "./projects-map.tsx";

const words: MapWords = { label: "Where", country: (code) => `Name of ${code}`, place: (name, projects) => `${name}: ${String(projects)}` };
const berlin = { name: "Berlin", lat: 52.52, lon: 13.4, projects: ["a", "b", "c", "d"] };
const munich = { name: "Munich", lat: 48.14, lon: 11.58, projects: ["e"] };
const lima = { name: "Lima", lat: -12.05, lon: -77.04, projects: ["f"] };
const input: MapInput = { places: [munich, berlin], countries: ["DE"], members: ["DE", "FR"] };

function base() {
  const laid = layBaseMap({ inView: ["DE"], members: ["DE", "FR"], width: 600, maxHeight: 800, padding: 20 });
  if (laid === null) throw new Error("no ground");
  return laid;
}

test("a place stands north, south, east and west of another as on the ground, inside the frame", () => {
  const ground = base();
  const at = ground.project(berlin.lon, berlin.lat);
  const south = ground.project(munich.lon, munich.lat);
  expect(at?.[1]).toBeLessThan(south?.[1] ?? 0);
  expect(at?.[0]).toBeGreaterThan(south?.[0] ?? 0);
  for (const point of [at, south]) {
    expect(point?.[0]).toBeGreaterThan(0);
    expect(point?.[0]).toBeLessThan(ground.width);
    expect(point?.[1]).toBeGreaterThan(0);
    expect(point?.[1]).toBeLessThan(ground.height);
  }
});

test("members have one tone, neighbours another, and what is far away is not drawn", () => {
  const codes = new Map(base().shapes.map((shape) => [shape.code, shape.member]));
  expect(codes.get("DE")).toBe(true);
  expect(codes.get("FR")).toBe(true);
  expect(codes.get("PL")).toBe(false);
  expect(codes.has("JP")).toBe(false);
});

test("the area of a disc is the number of projects, and large discs lie below small ones", () => {
  const discs = layDiscs([munich, berlin], base(), 4);
  expect(discs.map((disc) => disc.place.name)).toEqual(["Berlin", "Munich"]);
  const [four, one] = discs;
  expect((four?.r ?? 0) ** 2 / (one?.r ?? 1) ** 2).toBeCloseTo(4);
});

test("a place outside the frame is not drawn and is named as such", () => {
  expect(placesOutside({ ...input, places: [berlin, lima] })).toEqual([lima]);
  expect(drawProjectsMap({ ...input, places: [lima] }, words)).toBeNull();
});

test("the map is drawn twice, as labelled images without style elements, and writes names as texts", () => {
  const drawing = drawProjectsMap({ ...input, places: [{ ...berlin, name: 'A "<b>' }] }, words);
  const html = `${drawing?.wide ?? ""}${drawing?.narrow ?? ""}`;
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect(html.match(/role="img"/g)).toHaveLength(2);
  expect(html).not.toContain("<style");
  expect(html).not.toContain("<b>");
  expect(html).toContain("A &quot;&lt;b>");
  expect(html).toContain("Name of DE");
  expect(html).not.toContain("Name of FR");
});

test("without places, or with a country that the file does not have, there is no map", () => {
  expect(drawProjectsMap({ ...input, places: [] }, words)).toBeNull();
  expect(layBaseMap({ inView: ["EU"], members: [], width: 600, maxHeight: 800, padding: 20 })).toBeNull();
});

test("no name covers a disc, another name or the edge", () => {
  const discs = Array.from({ length: 60 }, (_, index) => ({
    x: 20 + ((index * 37) % 360),
    y: 20 + ((index * 53) % 260),
    r: 3 + (index % 9),
    text: `Place ${String(index)}`,
  }));
  const frame = { width: 400, height: 300 };
  const labels = placeLabels(discs, frame, 50);
  expect(labels.length).toBeGreaterThan(5);
  for (const [index, label] of labels.entries()) {
    const box = boxOf(label);
    expect(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= frame.width && box.y1 <= frame.height).toBe(true);
    for (const other of labels.slice(index + 1)) expect(overlap(box, boxOf(other))).toBe(false);
    const named = discs.find((disc) => disc.text === label.text);
    for (const disc of discs) if (disc !== named) expect(overlap(box, boxOfDisc(disc)), `${label.text} over ${disc.text}`).toBe(false);
  }
  expect(placeLabels(discs, frame, 3)).toHaveLength(3);
});

test("a country's name that would stand in its neighbour is left out", () => {
  const frame = { width: 400, height: 300 };
  const name = { x: 200, y: 150, text: "Long name" };
  expect(placeCountryNames([{ ...name, isInside: (x) => x > 100 && x < 300 }], [], frame)).toHaveLength(1);
  expect(placeCountryNames([{ ...name, isInside: (x) => x > 190 && x < 210 }], [], frame)).toHaveLength(0);
});

test("path text is relative, in whole units, and leaves out points that fall together", () => {
  const pen = createPathPen(2);
  pen.moveTo(1, 1);
  pen.lineTo(1.1, 1.1);
  pen.lineTo(3, 0);
  pen.lineTo(0, 4);
  pen.closePath();
  expect(pen.take()).toBe("M2 2l4-2-6 8z");
  expect(pen.take()).toBe("");
});

test("every numbered country of the file has its two-letter code", () => {
  expect(countries.filter((country) => country.code === null && country.shape.id !== undefined)).toEqual([]);
  expect(new Set(countries.map((country) => country.code)).size).toBeGreaterThan(200);
});
