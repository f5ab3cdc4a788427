import type { PartnershipList, PartnershipView } from "../contract/overview.ts";
import type { Rows } from "../core/columns.ts";
import type { PartnershipRecord, RecordModel } from "../core/entry.ts";
import type { FigureForm, RowForm, Twin } from "../contract/twins.ts";
import type { Language, Localized } from "../core/languages.ts";
import type { Question } from "../query/question.ts";
import type { FrozenAnswers } from "../record/frozen-answers.ts";
import type { ReadOriginal } from "../core/original.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { Problem } from "./problem.ts";

/** Who runs this site, and its public address; null where the installation does not say. */
export type Site = {
  readonly url: string | null;
  readonly operator: { readonly name: string | null; readonly contact: string | null; readonly notice: string | null };
};

/** Addresses of what every page names: style sheets, and fonts by their script (ISO 15924). */
export type PageAssets = {
  readonly css: string;
  readonly japanese: string;
  readonly fonts: { readonly Latn: string; readonly Cyrl: string };
};

/** What every page and every refusal is rendered with. `path` and `query` are those of the page, without a twin's ending. */
type Surroundings = {
  readonly lang: Language;
  readonly path: string;
  readonly query: string; // canonical, without the question mark
  readonly partnership: PartnershipView | null;
  readonly partnerships: readonly { readonly id: string; readonly names: Localized }[];
  readonly site: Site;
  readonly assets: PageAssets;
};

export type PageInput = Surroundings & { readonly question: string; readonly answer: unknown; readonly today: string };
/** A form of an answer in the words of a language: a feed, a calendar, linked data, a citation. */
export type TwinInput = PageInput & { readonly twin: Exclude<Twin, "json" | RowForm | FigureForm> };
/** A figure of an answer; `path` and `query` are those of the page that it stands on. */
export type FigureInput = PageInput & { readonly figure: string };
export type ProblemInput = Surroundings & Problem;

/** Files of the browser under names that hold their hash. `read` answers null for a name that the build did not make. */
export type Assets = PageAssets & {
  readonly icon: string; // name of the site's icon
  readonly read: (name: string) => Promise<Uint8Array | null>;
};

/** What goes wrong, for the operator's eyes. Fields hold no secret. */
export type Log = {
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

/** The questions that have an address, and what every page says of its partnership. */
export type Queries = {
  readonly questions: readonly Question[];
  readonly partnershipView: (record: PartnershipRecord) => PartnershipView;
  readonly partnershipList: (model: RecordModel, today: string) => PartnershipList;
};

/** The figures of pages. What answers null for a figure has nothing to draw in this answer. */
export type Figures = {
  readonly of: (question: string) => readonly string[]; // their names in addresses
  readonly renderPage: (input: FigureInput) => string | null;
  readonly renderPicture: (input: FigureInput) => string | null; // as SVG
  readonly describeFrame: (input: FigureInput, width: number) => { readonly title: string; readonly height: number } | null;
  readonly toPng: (svg: string) => Promise<Uint8Array | null>; // null while too many are being drawn
};

/** What an address is answered from: the record and the warehouse, each as it stands. */
export type Basis = { readonly model: RecordModel; readonly snapshot: Snapshot };

/** Where cited answers are kept, and how many may be added. */
export type Citing = {
  readonly frozen: FrozenAnswers; // rejects with `record-unavailable` while the database cannot be asked
  readonly perDay: number; // new answers of one client on one day
  readonly quotaBytes: number; // of all that is kept
  readonly proxies: number; // reverse proxies before this server, whose word for the client's address is taken
  readonly now: () => Date;
};

/** Everything the application needs; it reads no clock, environment or file of its own. */
export type AppParts = {
  /** The record as it stands; rejects with `record-unavailable` while the database cannot be asked. */
  readonly model: () => Promise<RecordModel>;
  /** The warehouse as it was published last. */
  readonly snapshot: () => Promise<Snapshot>;
  /** Published documents as they were read; absent where none can be read. */
  readonly readOriginal?: ReadOriginal;
  readonly queries: Queries;
  readonly citing: Citing;
  readonly renderPage: (input: PageInput) => string;
  /** The forms that the answer to a question has besides its page. */
  readonly formsOf: (question: string) => readonly Twin[];
  /** The body of a form; null where the answer has none. */
  readonly renderTwin: (input: TwinInput) => string | null;
  /** Rows as a Parquet file that says what they are. */
  readonly toParquet: (table: Rows, about: readonly (readonly [string, string])[]) => Promise<Uint8Array>;
  readonly figures: Figures;
  readonly renderProblem: (input: ProblemInput) => string;
  readonly languages: readonly Language[]; // those with a catalogue
  readonly site: Site;
  readonly today: () => string; // ISO 8601 day
  readonly log: Log;
  readonly assets: Assets;
};
