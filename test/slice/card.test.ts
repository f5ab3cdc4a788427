import { afterAll, describe, expect, test } from "vitest";
import { openCitingSite } from "./citing-site.ts";

const { record, siteWith, close } = await openCitingSite();
const site = siteWith();
afterAll(close);

describe("the card of a claim", () => {
  const claim = record.entries.claim[0]?.id ?? "";
  const variables = { SARAI_URL: "https://sarai.example", SARAI_OPERATOR_NAME: "Society", SARAI_OPERATOR_CONTACT: "a@example.org" };
  const asked = (query: Readonly<Record<string, string>>, to = siteWith(variables)) =>
    Promise.resolve(to.request(`/oembed?${new URLSearchParams(query).toString()}`));
  const url = `https://sarai.example/de/central-asia-japan/claims/${claim}`;

  test("is found by oEmbed as a plain frame, no larger than asked for", async () => {
    const response = await asked({ url, format: "json", maxwidth: "300", maxheight: "5000" });
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ version: "1.0", type: "rich", width: 300, height: 360, provider_name: "Society" });
    expect(body["html"]).toMatch(
      new RegExp(`^<iframe src="${url}/card" width="300" height="360" title="[^"<]+" frameborder="0"></iframe>$`),
    );
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("only of a claim of this site, only as JSON, and only where somebody answers for it", async () => {
    for (const other of [
      "",
      "nonsense",
      "https://evil.example/de/central-asia-japan/claims/x",
      "https://sarai.example/de/central-asia-japan/donors",
      `${url}x`,
    ])
      expect([other, (await asked({ url: other })).status]).toEqual([other, 404]);
    expect((await asked({ url, format: "xml" })).status).toBe(501);
    expect((await asked({ url, maxwidth: "wide" })).status).toBe(400);
    expect((await asked({ url, callback: "x" })).status).toBe(400);
    expect((await asked({ url }, siteWith({ SARAI_URL: "https://sarai.example" }))).status).toBe(404);
  });

  test("may be framed by any site and runs no script; no other page may", async () => {
    const policyOf = async (path: string) => (await site.request(path)).headers.get("content-security-policy");
    const card = await policyOf(`/de/central-asia-japan/claims/${claim}/card`);
    expect(card).toContain("frame-ancestors *");
    expect(card).toContain("script-src 'none'");
    for (const path of [
      `/de/central-asia-japan/claims/${claim}`,
      `/de/central-asia-japan/claims/${claim}/card.json`,
      "/de/central-asia-japan/claims/none/card",
    ])
      expect(await policyOf(path)).toContain("frame-ancestors 'none'");
  });
});
