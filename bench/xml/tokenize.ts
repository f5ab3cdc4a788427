import { closeSync, openSync, readSync } from "node:fs";
import { openXml } from "../../src/sources/iati/xml/read-xml.ts";

// Reads a file with the XML reader alone and counts what a handler is told; prints seconds, peak memory and counts as JSON.
const chunk = Buffer.allocUnsafeSlow(1 << 20);
const counts = { elements: 0, attributes: 0, textBytes: 0 };
const start = performance.now();
const file = openSync(process.argv[2] ?? "", "r");
const writer = openXml({
  open: (_, { attributes }) => {
    counts.elements++;
    counts.attributes += attributes.count;
  },
  text: (_, from, to) => {
    counts.textBytes += to - from;
  },
  close: () => undefined,
});
for (;;) {
  const length = readSync(file, chunk, 0, chunk.length, null);
  if (length === 0 || !writer.write(chunk.subarray(0, length))) break;
}
closeSync(file);
const outcome = writer.end();
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, peakMB: Math.round(process.resourceUsage().maxRSS / 1024), outcome, ...counts }));
