/** Where the software lies: its package (partnerships, locales) and the build that runs. Absolute. */
export type Place = { readonly packageFolder: string; readonly buildFolder: string };
