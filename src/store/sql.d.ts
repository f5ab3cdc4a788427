/** The text of an SQL file, put into the build (Vite, `?raw`). */
declare module "*.sql?raw" {
  const text: string;
  export default text; // eslint-disable-line no-restricted-syntax -- Vite gives the text as the default
}
