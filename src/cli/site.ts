import { createApp } from "../api/app.ts";
import type { Log } from "../api/parts.ts";
import type { RecordModel } from "../core/entry.ts";
import { partnershipList, partnershipView, questions } from "../query/index.ts";
import type { FrozenAnswers } from "../record/frozen-answers.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { readOriginal } from "../sources/iati/read-original.ts";
import { toParquet } from "../store/parquet-rows.ts";
import { formsOf, renderPage, renderProblem } from "../web/render.tsx";
import { createPngMaker } from "../web/picture/to-png.ts";
import { describeFrame, figuresOf, renderFigure, renderPicture } from "../web/render-figure.tsx";
import { renderTwin } from "../web/twins/render-twin.ts";
import { renderedLanguages } from "../web/text/catalogues.ts";
import { openBrowserFiles } from "./browser-files.ts";
import type { Invocation } from "./invocation.ts";

/** The whole site over a record: what answers every address. Days change at midnight UTC. */
export function createSite(
  { settings, place }: Pick<Invocation, "settings" | "place">,
  parts: {
    readonly model: () => Promise<RecordModel>;
    readonly snapshot: () => Promise<Snapshot>;
    readonly frozen: FrozenAnswers;
    readonly log: Log;
    readonly now: () => Date;
  },
): ReturnType<typeof createApp> {
  return createApp({
    model: parts.model,
    snapshot: parts.snapshot,
    readOriginal,
    citing: { frozen: parts.frozen, ...settings.citing, proxies: settings.proxies, now: parts.now },
    queries: { questions, partnershipView, partnershipList },
    renderPage,
    renderTwin,
    toParquet,
    formsOf,
    figures: { of: figuresOf, renderPage: renderFigure, renderPicture, describeFrame, toPng: createPngMaker() },
    renderProblem,
    languages: renderedLanguages,
    site: { url: settings.url, operator: settings.operator },
    today: () => parts.now().toISOString().slice(0, 10),
    log: parts.log,
    assets: openBrowserFiles(place.buildFolder),
  });
}
