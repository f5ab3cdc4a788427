import type { Localized } from "../../core/languages.ts";

/** Who runs this site, and its public address; null where the installation does not say. */
export type Site = {
  readonly url: string | null;
  readonly operator: { readonly name: string | null; readonly contact: string | null; readonly notice: string | null };
};

/** The partnerships of this installation, for the way from one to another. */
export type PartnershipNames = readonly { readonly id: string; readonly names: Localized }[];

/** The files of the browser by the names under which they are served. */
export type Assets = { readonly css: string };
