import { z } from "zod";

/** The languages of the interface (BCP 47), in the order in which the page head lists them. */
export const languages = ["de", "en", "ja", "ru", "kk", "ky", "tg", "tk", "uz"] as const;
export type Language = (typeof languages)[number];

/** A BCP 47 tag, of any language. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a BCP 47 language tag such as en or uz-Cyrl");

/** A text in one or more languages, keyed by BCP 47 tag. */
export const localized = z.record(languageTag, z.string().min(1)).refine((texts) => Object.keys(texts).length > 0, "at least one language");
export type Localized = z.infer<typeof localized>;

/** The text in the language asked for, else in English, else in the first language there is; with the language it is in. */
export function inLanguage(texts: Localized, language: string): { readonly text: string; readonly lang: string } {
  for (const lang of [language, "en", ...Object.keys(texts)]) {
    const text = texts[lang];
    if (text !== undefined) return { text, lang };
  }
  return { text: "", lang: language };
}
