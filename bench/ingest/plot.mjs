// How time and memory grow with the size of a file, drawn: both axes logarithmic, so that a straight line at 45 degrees grows as the size does.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

const width = 460;
const height = 320;

/** One drawing as SVG text: a line for each way over the sizes. `valueOf` gives what is drawn of a measured speed. */
function draw(document, results, { label, valueOf, domain }) {
  const points = results.flatMap(({ megabytes, speeds }) =>
    speeds.map((speed) => ({ megabytes, way: speed.way, value: valueOf(speed, megabytes) })),
  );
  const lastOf = (way) => points.findLast((point) => point.way === way);
  const names = [...new Set(points.map(({ way }) => way))].map(lastOf);
  const drawn = Plot.plot({
    document,
    width,
    height,
    marginLeft: 50,
    marginRight: 130,
    x: { type: "log", label: "MB of XML", tickFormat: "~s" },
    y: { type: "log", label, tickFormat: "~s", domain, grid: true },
    style: { background: "white", color: "black", fontFamily: "sans-serif", fontSize: "11px" },
    marks: [
      Plot.line(points, { x: "megabytes", y: "value", z: "way", stroke: "way" }),
      Plot.dot(points, { x: "megabytes", y: "value", fill: "way", r: 3 }),
      Plot.text(names, { x: "megabytes", y: "value", text: "way", fill: "way", textAnchor: "start", dx: 8 }),
    ],
  });
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return drawn;
}

/** Seconds and memory side by side, as one SVG document. */
export function plotGrowth(results) {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const panels = [
    draw(document, results, { label: "seconds", valueOf: ({ megabytesPerSecond }, megabytes) => megabytes / megabytesPerSecond }),
    draw(document, results, { label: "MB of memory", valueOf: ({ peakMB }) => peakMB, domain: [1, 2000] }),
  ];
  const inner = panels.map((panel, index) => {
    panel.setAttribute("x", String(index * (width + 10)));
    return panel.outerHTML;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width + 10}" height="${height}">${inner.join("")}</svg>\n`;
}
