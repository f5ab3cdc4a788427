/** What stands in a citation of a frozen answer. Addresses are absolute where the public one is configured. */
export type Citation = {
  readonly hash: string;
  readonly author: string; // who runs the site, else the site's name
  readonly title: string;
  readonly day: string; // ISO 8601: when it was frozen
  readonly address: string;
  readonly version: string; // of the data: snapshot and record
  readonly lang: string;
  readonly text: string; // all of it as a sentence of the page's language
};

/** A citation as one line of text. */
export function toPlainText({ text }: Citation): string {
  return `${oneLine(text)}\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

const latex: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  ...Object.fromEntries(["$", "&", "%", "#", "_"].map((sign) => [sign, `\\${sign}`])),
};

/** A text as BibTeX takes it for what it is: no sign of it is a command, a brace or a line. */
function inLatex(text: string): string {
  return oneLine(text).replaceAll(/[\\{}~^$&%#_]/g, (sign) => latex[sign] ?? "");
}

/** An address in a field that BibTeX reads as it stands: what would end the field is percent-encoded. */
function inField(address: string): string {
  return encodeURI(oneLine(address)).replaceAll(/[\\{}^~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/** A citation as an entry of BibTeX (`@misc`, with the `url` of biblatex and natbib). */
export function toBibTeX({ hash, author, title, day, address, version, lang }: Citation): string {
  const [year = "", month = "1", date = ""] = day.split("-");
  const fields = [
    ["author", `{{${inLatex(author)}}}`],
    ["title", `{{${inLatex(title)}}}`],
    ["year", `{${year}}`],
    ["month", `${months[Number(month) - 1] ?? "jan"} # "~${String(Number(date))}"`],
    ["url", `{${inField(address)}}`],
    ["note", `{${inLatex(version)}}`],
    ["language", `{${inLatex(lang)}}`],
  ].map(([name = "", value = ""]) => `  ${name} = ${value},\n`);
  return `@misc{sarai-${hash.slice(0, 12)},\n${fields.join("")}}\n`;
}

/** A citation as CSL-JSON 1.0.2: a list of one data set. */
export function toCslJson({ hash, author, title, day, address, version, lang }: Citation): string {
  const item = {
    id: `sarai-${hash.slice(0, 12)}`,
    type: "dataset",
    title: oneLine(title),
    author: [{ literal: oneLine(author) }],
    issued: { "date-parts": [day.split("-").map(Number)] },
    URL: encodeURI(oneLine(address)),
    version,
    language: lang,
  };
  return `${JSON.stringify([item], null, 1)}\n`;
}
