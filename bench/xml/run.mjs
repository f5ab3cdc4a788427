// `node bench/xml/run.mjs <file.xml> [--grow 100]`: the XML reader against `xmllint --stream --noout` (Debian: libxml2-utils), in turns, five times
// each. With --grow, the activities of the file are repeated in a temporary file until it has so many MB. Prints medians, memory and the ratio.
import console from "node:console";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { build } from "vite";
import { median } from "../numbers.mjs";
import { run } from "../program.mjs";

const rounds = 5;

async function grow(source, target, bytes) {
  const content = readFileSync(source);
  const start = content.indexOf("<iati-activity", content.indexOf("<iati-activities") + "<iati-activities".length);
  const end = content.lastIndexOf("</iati-activities>");
  if (start < 0 || end < 0) throw new Error(`${source} holds no activities`);
  const stream = createWriteStream(target);
  const write = async (part) => void (stream.write(part) || (await once(stream, "drain")));
  await write(content.subarray(0, start));
  const part = content.subarray(start, end);
  for (let written = 0; written < bytes; written += part.length) await write(part);
  stream.end(content.subarray(end));
  await once(stream, "close");
}

const [source, flag, size] = process.argv.slice(2);
if (source === undefined || (flag !== undefined && flag !== "--grow")) throw new Error("node bench/xml/run.mjs <file.xml> [--grow <MB>]");
const folder = mkdtempSync(join(tmpdir(), "sarai-bench-"));
try {
  const file = flag === undefined ? source : join(folder, "grown.xml");
  if (flag !== undefined) await grow(source, file, Number(size) * 1e6);
  await build({
    configFile: false,
    logLevel: "error",
    build: { ssr: join(import.meta.dirname, "tokenize.ts"), outDir: folder, emptyOutDir: false, minify: false },
  });
  const megabytes = statSync(file).size / 1e6;
  const runs = { xmllint: [], reader: [], readerAlone: [] };
  for (let round = 0; round < rounds; round++) {
    runs.xmllint.push(await run("xmllint", ["--stream", "--noout", file]));
    const whole = await run(process.execPath, [join(folder, "tokenize.js"), file]);
    const own = JSON.parse(whole.printed);
    if (!own.outcome.ok) throw new Error(JSON.stringify(own.outcome));
    runs.reader.push(whole);
    runs.readerAlone.push(own);
  }
  const line = (name, all) => {
    const seconds = median(all.map((one) => one.seconds));
    const speed = megabytes / seconds;
    console.log(
      `${name.padEnd(34)}${speed.toFixed(0).padStart(5)} MB/s  ${seconds.toFixed(3)} s  ${Math.max(...all.map((one) => one.peakMB))} MB of memory`,
    );
    return speed;
  };
  console.log(`${file}: ${megabytes.toFixed(1)} MB; medians of ${rounds}, in turns; Node ${process.version}`);
  const reference = line("xmllint --stream --noout", runs.xmllint);
  const reader = line("this reader", runs.readerAlone);
  const started = line("this reader, with Node's start", runs.reader);
  console.log(`ratio ${(reader / reference).toFixed(2)}; with Node's start ${(started / reference).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true });
}
