import { XmlDocument } from "libxml2-wasm";
import { expect, test } from "vitest";
import { answers } from "../../../test/answers/index.ts";
import { hostile, partnership } from "../../../test/answers/parts.ts";
import { pages } from "../pages/index.ts";
import { renderedLanguages } from "../text/catalogues.ts";
import { urnOf } from "./entries.ts";
import { toAtom } from "./feed.ts";
import { renderTwin } from "./render-twin.ts";

type Asked = {
  readonly twin: "atom" | "feed" | "ics" | "jsonld";
  readonly question: string;
  readonly which?: "full" | "empty";
  readonly url?: string | null;
};

function twin(
  { twin, question, which = "full", url = "https://sarai.example" }: Asked,
  lang: (typeof renderedLanguages)[number] = "en",
): string {
  const { path = "", [which]: answer } = answers[question] ?? {};
  const site = { url, operator: { name: null, contact: null, notice: null } };
  const context = { lang, path: `/${lang}/${partnership.id}${path}`, query: "party=JP", today: "2026-11-23" };
  return renderTwin({ ...context, twin, question, answer, partnership, site }) ?? "";
}

function atom(text: string) {
  const document = XmlDocument.fromString(text);
  const namespaces = { a: "http://www.w3.org/2005/Atom" };
  const all = (path: string): readonly string[] => document.find(path, namespaces).map((node) => ("content" in node ? node.content : ""));
  return { all, end: () => document.dispose() };
}

test("a feed is Atom with an identity, a time and an address for each entry, whatever the record holds", () => {
  const { all, end } = atom(twin({ twin: "atom", question: "changes" }));
  const ids = all("//a:id");
  expect(ids.length).toBeGreaterThan(5);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  for (const time of all("//a:updated")) expect(new Date(time).toISOString()).toBe(time);
  expect(all("//a:entry/a:title").join()).toContain(hostile.slice(0, 24));
  expect(all("//a:entry/a:link/@href").every((href) => href.startsWith("https://sarai.example/en/river-ridge/commitments/"))).toBe(true);
  expect(all("/a:feed/a:link[@rel='self']/@href")).toEqual(["https://sarai.example/en/river-ridge/changes.atom?party=JP"]);
  end();
});

test("characters that XML cannot hold are left out of a feed", () => {
  const entry = {
    key: "k",
    title: "a\u0001b\uFFFEc\uD800d]]>&<",
    text: null,
    address: "/x",
    updated: "2026-01-01T00:00:00.000Z",
    category: "\u0000",
  };
  const { all, end } = atom(toAtom({ title: "\u0007", lang: "en", author: "A", page: "/p", self: "/p.atom", entries: [entry] }));
  expect(all("//a:entry/a:title")).toEqual(["abcd]]>&<"]);
  end();
});

test("no entry of a feed is later than today, and one of a month stands at its end", () => {
  const feed = JSON.parse(twin({ twin: "feed", question: "changes" })) as { items: { date_modified: string }[] };
  expect(feed.items.map((item) => item.date_modified.slice(0, 10)).sort()[0]).toBe("2026-01-31");
  expect(feed.items.every((item) => item.date_modified.slice(0, 10) <= "2026-11-23")).toBe(true);
});

test("a feed says between whom a meeting was that not all members held", () => {
  const feed = JSON.parse(twin({ twin: "feed", question: "changes" })) as { items: { title: string; content_text: string }[] };
  const meeting = feed.items.find(({ title }) => title.startsWith("Meeting held"));
  expect(meeting?.content_text).toBe("Japan");
});

test("the JSON feed says the same as the Atom feed", () => {
  const feed = JSON.parse(twin({ twin: "feed", question: "changes" })) as {
    version: string;
    items: { id: string; title: string; url: string }[];
  };
  const { all, end } = atom(twin({ twin: "atom", question: "changes" }));
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(feed.items.map((item) => item.id)).toEqual(all("//a:entry/a:id"));
  expect(feed.items.map((item) => item.title)).toEqual(all("//a:entry/a:title"));
  end();
});

test("without a public address a feed has paths, and a calendar none", () => {
  const feed = JSON.parse(twin({ twin: "feed", question: "changes", url: null })) as { items: { url: string }[] };
  expect(feed.items[0]?.url).toBe("/en/river-ridge/commitments/bridges");
  expect(twin({ twin: "ics", question: "agenda", url: null })).not.toContain("URL");
});

test("the agenda is a calendar of whole days, folded as RFC 5545 has it", () => {
  const text = twin({ twin: "ics", question: "agenda" }, "de");
  expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const starts = [...text.matchAll(/^DTSTART(.*)$/gm)].map((found) => (found[1] ?? "").trim());
  expect(starts.length).toBeGreaterThan(0);
  for (const start of starts) expect(start).toMatch(/^;VALUE=DATE:\d{8}$/);
  expect(new Set([...text.matchAll(/^UID:(.*)$/gm)].map((found) => found[1])).size).toBe(starts.length);
  expect(text).toContain("Fällig:");
  expect(text).not.toContain("20260101"); // of that meeting the year alone is known
  expect([...twin({ twin: "ics", question: "agenda", which: "empty" }).matchAll(/BEGIN:VEVENT/g)]).toHaveLength(0);
});

test.each([
  ["meeting", "Event"],
  ["document", "DigitalDocument"],
  ["claim", "ClaimReview"],
  ["data", "Dataset"],
])("a %s is a %s of schema.org", (question, type) => {
  for (const which of ["full", "empty"] as const) {
    const data = JSON.parse(twin({ twin: "jsonld", question, which })) as Record<string, unknown>;
    expect(data).toMatchObject({ "@context": "https://schema.org", "@type": type });
    expect(data["url"]).toMatch(/^https:\/\/sarai\.example\/en\/river-ridge\//);
  }
});

test("every form that a page leads to can be had in every language, and no other", () => {
  for (const page of pages)
    for (const lang of renderedLanguages) {
      const has = (form: Asked["twin"]): boolean => twin({ twin: form, question: page.question }, lang) !== "";
      expect([page.question, has("atom"), has("ics"), has("jsonld")]).toEqual([
        page.question,
        page.feed !== undefined,
        page.calendar !== undefined,
        page.linkedData !== undefined,
      ]);
    }
});

test("a name made of a key is the same everywhere", () => {
  expect(urnOf("entry x")).toBe(urnOf("entry x"));
  expect(urnOf("entry x")).not.toBe(urnOf("entry y"));
});
