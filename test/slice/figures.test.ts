import { XmlDocument } from "libxml2-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { createPngMaker } from "../../src/web/picture/to-png.ts";
import { renderedLanguages } from "../../src/web/text/catalogues.ts";
import { openWholeSiteAs } from "../warehouse/whole-site.ts";

// Every figure of the shipped record and series, in every form that it has.

const address = "https://sarai.example";
const { site, close } = await openWholeSiteAs(
  { SARAI_URL: address, SARAI_OPERATOR_NAME: "Somebody", SARAI_OPERATOR_CONTACT: "somebody@sarai.example" },
  "partnerships/central-asia-japan",
);
afterAll(close);

const base = "/en/central-asia-japan";
const figures = [
  ...["donors/figures/trend", "donors/JP/figures/trend", "recipients/UZ/figures/trend", "money/figures/trend"],
  ...["claims/largest-oda-donor/figures/years", "meetings/figures/timeline", "projects/figures/map"],
];

/** Width and height of a PNG, as its header has them. Throws where it is none. */
function pngSize(bytes: Uint8Array): readonly [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) throw new Error("no PNG");
  return [view.getUint32(16), view.getUint32(20)];
}

const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await site.request(path)).arrayBuffer());

test.each(figures)("%s is a picture in two forms, a frame, and numbers", async (path) => {
  const svg = await (await site.request(`${base}/${path}.svg`)).text();
  XmlDocument.fromString(svg).dispose();
  const [, width = "", height = ""] = / width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  expect(pngSize(await bytesOf(`${base}/${path}.png`))).toEqual([2 * Number(width), 2 * Number(height)]);
  const page = await (await site.request(`${base}/${path}`)).text();
  expect(page).toMatch(/<h1>[^<]{10,}<\/h1>/);
  const own = path.split("/figures/")[0] ?? "";
  expect(await (await site.request(`${base}/${path}.json`)).text()).toBe(await (await site.request(`${base}/${own}.json`)).text());
  const host = await (await site.request(`${base}/${own}`)).text();
  for (const form of ["svg", "png"]) expect(host.includes(`href="${base}/${path}.${form}"`)).toBe(true);
  const frame = `<iframe src="${address}${base}/${path}" width="100%" height=`;
  expect(host.includes(frame.replaceAll('"', "&quot;").replaceAll("<", "&lt;"))).toBe(true);
});

test.each(renderedLanguages)("the letters of %s are in the fonts: a picture of a word is no picture of boxes", async (lang) => {
  const toPng = createPngMaker();
  const draw = (text: string) =>
    toPng(
      `<svg xmlns="http://www.w3.org/2000/svg" lang="${lang}" width="40" height="40" font-family="Noto Sans, Noto Sans JP"><text x="4" y="30" font-size="26">${text}</text></svg>`,
    );
  const text = await (await site.request(`/${lang}/central-asia-japan/meetings`)).text();
  const letters = [...new Set(text.replaceAll(/<[^>]*>|&[^;]*;/g, "").match(/\p{L}/gu) ?? [])];
  const missing = Buffer.from((await draw("\u{10ffff}")) ?? []).toString("base64"); // the box of a letter that no font has
  const blank = Buffer.from((await draw(" ")) ?? []).toString("base64");
  expect(letters.length).toBeGreaterThan(40);
  for (const letter of letters.slice(0, 120)) {
    const drawn = Buffer.from((await draw(letter)) ?? []).toString("base64");
    expect([letter, drawn === missing, drawn === blank]).toEqual([letter, false, false]);
  }
});

test("a figure takes the parameters of its page and has a body of its own for each selection", async () => {
  const [net, gross] = await Promise.all(
    ["", "?recipient=UZ"].map(async (query) => (await site.request(`${base}/donors/figures/trend.svg${query}`)).text()),
  );
  expect(gross).not.toBe(net);
  expect(gross).toContain("/donors?recipient=UZ");
  const first = await site.request(`${base}/donors/figures/trend.png`);
  const again = await site.request(`${base}/donors/figures/trend.png`, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect([first.status, first.headers.get("content-type"), again.status]).toEqual([200, "image/png", 304]);
  expect(first.headers.get("content-disposition")).toBe('inline; filename="central-asia-japan-donors-figures-trend.png"');
});

test.each([
  ["/donors/figures/nothing.svg", 404, "unknown-page"], // no such figure
  ["/donors/figures/constructor.svg", 404, "unknown-page"],
  ["/payments/figures/years.svg", 404, "unknown-page"], // nothing to draw: none is held
  ["/donors/figures/trend.svg?measure=lost", 400, "wrong-value"],
  ["/donors/figures/trend.png?colour=red", 400, "unknown-parameter"],
  ["/donors/figures/trend.csv", 404, "no-twin"],
  ["/donors/figures/trend.atom", 404, "no-twin"],
  ["/parties/figures/trend.svg", 404, "unknown-page"], // a page without figures
  ["/nothing/figures/trend.svg", 404, "unknown-page"],
  ["/claims/none/figures/years.svg", 404, "unknown-entry"],
  ["/figures/trend.svg", 404, "unknown-entry"], // the stated figures of the record are a list of their own
  ["/donors.svg", 404, "no-twin"],
])("%s is answered with %i %s", async (path, status, code) => {
  const response = await site.request(`${base}${path}`);
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
});

describe("what browsers are told", () => {
  test("a picture shown alone reaches for nothing and may be shown by any site", async () => {
    for (const form of ["svg", "png"]) {
      const { headers } = await site.request(`${base}/donors/figures/trend.${form}`);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      );
      expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    }
  });

  test("the frame of a figure may stand on any site and runs no script; nothing else may", async () => {
    const policyOf = async (path: string) => (await site.request(`${base}${path}`)).headers.get("content-security-policy");
    expect(await policyOf("/donors/figures/trend")).toMatch(/script-src 'none'.*frame-ancestors \*$/);
    for (const other of ["/donors/figures/trend.json", "/donors/figures/none", "/payments/figures/years", "/donors"])
      expect(await policyOf(other)).toContain("frame-ancestors 'none'");
  });
});

describe("oEmbed", () => {
  const asked = (query: Readonly<Record<string, string>>) =>
    Promise.resolve(site.request(`/oembed?${new URLSearchParams(query).toString()}`));
  const url = `${address}/ja/central-asia-japan/donors/figures/trend?recipient=UZ`;

  test("shows a figure in a frame that is as high as its width needs, and no larger than asked for", async () => {
    const wide = (await (await asked({ url })).json()) as { width: number; height: number; html: string };
    expect(wide).toMatchObject({ type: "rich", width: 800, provider_name: "Somebody" });
    expect(wide.html).toMatch(
      /^<iframe src="https:\/\/sarai\.example\/ja\/central-asia-japan\/donors\/figures\/trend\?recipient=UZ" width="800" /,
    );
    const narrow = (await (await asked({ url, maxwidth: "360" })).json()) as typeof wide;
    expect(narrow.width).toBe(360);
    expect(narrow.height).toBeGreaterThan(300);
    expect((await (await asked({ url, maxwidth: "360", maxheight: "200" })).json()) as typeof wide).toMatchObject({
      width: 360,
      height: 200,
    });
  });

  test("refuses what is no figure", async () => {
    for (const [other, status] of [
      [`${address}/en/central-asia-japan/donors/figures/none`, 404],
      [`${address}/en/central-asia-japan/payments/figures/years`, 404],
      [`${address}/en/central-asia-japan/donors/figures/trend.svg`, 404],
      [`${address}/en/central-asia-japan/donors/figures/trend?measure=lost`, 400],
      ["https://evil.example/en/central-asia-japan/donors/figures/trend", 404],
    ] as const)
      expect([other, (await asked({ url: other })).status]).toEqual([other, status]);
  });
});

test("pictures asked for at once wait for each other, and beyond a dozen are refused at once", async () => {
  const toPng = createPngMaker();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="9" height="9"/></svg>';
  const made = await Promise.all(Array.from({ length: 20 }, () => toPng(svg)));
  expect(made.filter((one) => one === null).length).toBe(7);
  expect(pngSize(made[0] ?? new Uint8Array(24))).toEqual([40, 20]);
  expect(await toPng(svg)).not.toBeNull(); // the next one is welcome again
});

test("a picture is no larger than 4,000 pixels, and what cannot be read fails without harm to the next", async () => {
  const toPng = createPngMaker();
  const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="10"><rect width="9" height="9"/></svg>';
  expect(pngSize((await toPng(huge)) ?? new Uint8Array(24))[0]).toBe(4000);
  await expect(toPng("<svg")).rejects.toThrow();
  expect(await toPng(huge)).not.toBeNull();
});
