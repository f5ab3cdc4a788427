import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { makeView } from "../view.ts";
import { ValueText } from "./value-text.tsx";

test("a year among the words of a statement is no number with thousands", () => {
  const partnership = { id: "river-and-ridge", names: { en: "River" }, parties: [], fields: [], levels: [] } as unknown as Parameters<
    typeof makeView
  >[1]; // only what a value is named with
  const view = makeView({ lang: "en", path: "/en/river-and-ridge", query: "", today: "2026-01-01" }, partnership);
  const value = { query: "donor-rank", parameters: { donor: "JP", first_year: 1992 }, figures: 1992 };
  expect(render(<ValueText property="readings" value={value} lang="en" view={view} />)).toContain("donor-rank, JP, 1992, 1,992");
});
