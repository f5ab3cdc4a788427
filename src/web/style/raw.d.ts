/** The text of a style sheet, put into the build (Vite, `?raw`). */
declare module "*.css?raw" {
  const text: string;
  export default text; // eslint-disable-line no-restricted-syntax -- Vite gives the text as the default
}
