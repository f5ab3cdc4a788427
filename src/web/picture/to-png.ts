import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";

const perPixel = 2;
const longestSide = 4000; // pixels of the picture
const mostWaiting = 12; // pictures that are asked for while one is drawn
const timeoutMs = 20_000;

const { resolve } = createRequire(import.meta.url);

/** Every letter of every language of the site, in the weights that drawings use. Fonts of the machine are not looked at: a picture is the same anywhere. */
const fonts = [
  ...["400Regular", "600SemiBold", "700Bold"].map((weight) => `noto-sans/${weight}/NotoSans_${weight}.ttf`),
  ...["400Regular", "600SemiBold", "700Bold"].map((weight) => `noto-sans-jp/${weight}/NotoSansJP_${weight}.ttf`),
].map((path) => resolve(`@expo-google-fonts/${path}`));

const sides = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/;

async function draw(svg: string): Promise<Uint8Array> {
  const [, width, height] = sides.exec(svg) ?? [];
  const zoom = Math.min(perPixel, longestSide / Math.max(Number(width), Number(height)));
  const options = {
    fitTo: { mode: "zoom", value: zoom },
    font: { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: "Noto Sans", sansSerifFamily: "Noto Sans" },
  } as const;
  const made = await renderAsync(svg, options, AbortSignal.timeout(timeoutMs));
  return made.asPng();
}

/**
 * Draws pictures as PNG at two pixels for one, off the thread that answers, one after the other. Answers null where too many wait
 * already: each takes some tenths of a second of a core.
 */
export function createPngMaker(): (svg: string) => Promise<Uint8Array | null> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (svg) => {
    if (waiting > mostWaiting) return null;
    waiting += 1;
    const drawn = last.then(() => draw(svg));
    last = drawn.catch(() => undefined);
    try {
      return await drawn;
    } finally {
      waiting -= 1;
    }
  };
}
