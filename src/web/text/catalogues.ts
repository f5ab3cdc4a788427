import de from "../../../locales/de.json";
import en from "../../../locales/en.json";
import ja from "../../../locales/ja.json";
import kk from "../../../locales/kk.json";
import ky from "../../../locales/ky.json";
import ru from "../../../locales/ru.json";
import tg from "../../../locales/tg.json";
import tk from "../../../locales/tk.json";
import uz from "../../../locales/uz.json";
import type { Language } from "../../core/languages.ts";

/** Every key of the catalogues: English has them all, and a test holds the others to it. */
export type MessageKey = keyof typeof en;
export type Catalogue = Readonly<Record<string, string>>;

/** The languages that have a catalogue of MessageFormat 2 (LDML 48), in the order of the page head. A language is added here. */
export const catalogues: ReadonlyMap<Language, Catalogue> = new Map<Language, Catalogue>([
  ["de", de],
  ["en", en],
  ["ja", ja],
  ["ru", ru],
  ["kk", kk],
  ["ky", ky],
  ["tg", tg],
  ["tk", tk],
  ["uz", uz],
]);

/** The languages in which pages are rendered. */
export const renderedLanguages: readonly Language[] = [...catalogues.keys()];

/** The language that the words were first written in. */
export const originalLanguage: Language = "en";

/** Languages whose words a machine drafted, which every page says; one is taken out when a speaker has checked its catalogue. */
export const draftedByMachine: ReadonlySet<Language> = new Set(["de", "ja", "ru", "kk", "ky", "tg", "tk", "uz"] as const);

/** What each language calls itself, for the switch in the page head. */
export const ownNames = {
  de: "Deutsch",
  en: "English",
  ja: "日本語",
  ru: "Русский",
  kk: "Қазақша",
  ky: "Кыргызча",
  tg: "Тоҷикӣ",
  tk: "Türkmençe",
  uz: "Oʻzbekcha",
} as const satisfies Record<Language, string>;
