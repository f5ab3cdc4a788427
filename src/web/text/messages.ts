import { MessageFormat } from "messageformat";
import type { Language } from "../../core/languages.ts";
import { catalogues } from "./catalogues.ts";

export type Values = Readonly<Record<string, string | number>>;

/** What is said for a key that no catalogue has. */
export type OnMissing = (key: string, language: Language) => string;

/**
 * Keys made of data (the kind of a document) may name what no catalogue foresaw: the word of the data itself is said then.
 * Tests pass a function that throws instead.
 */
export const sayTheWord: OnMissing = (key) => key.slice(key.lastIndexOf(".") + 1).replaceAll("-", " ");

const compiled = new Map<string, MessageFormat>();

function messageFor(language: Language, key: string): MessageFormat | null {
  const id = `${language} ${key}`;
  const known = compiled.get(id);
  if (known !== undefined) return known;
  const source = catalogues.get(language)?.[key];
  if (source === undefined) return null;
  // No isolates: the nine languages all run from left to right, and the marks would end up in titles and downloads.
  const message = new MessageFormat(language, source, { bidiIsolation: "none" });
  compiled.set(id, message);
  return message;
}

/** Whether the language has the key. */
export function hasMessage(language: Language, key: string): boolean {
  return catalogues.get(language)?.[key] !== undefined;
}

/** The message of a key in a language, its values put in; each message is compiled at its first use. Throws where a value is missing. */
export function formatMessage(language: Language, key: string, values: Values, onMissing: OnMissing): string {
  const message = messageFor(language, key);
  if (message === null) return onMissing(key, language);
  return message.format(values, (error) => {
    throw error;
  });
}
