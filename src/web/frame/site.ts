import type { Localized } from "../../core/languages.ts";

/** Who runs this site, and its public address; null where the installation does not say. */
export type Site = {
  readonly url: string | null;
  readonly operator: { readonly name: string | null; readonly contact: string | null; readonly notice: string | null };
};

/** The partnerships of this installation, for the way from one to another. */
export type PartnershipNames = readonly { readonly id: string; readonly names: Localized }[];

/**
 * Addresses of the files of the browser: the style sheet, the one with the Japanese font, and the fonts that a page of a script
 * (ISO 15924) needs at once.
 */
export type Assets = { readonly css: string; readonly japanese: string; readonly fonts: { readonly Latn: string; readonly Cyrl: string } };
