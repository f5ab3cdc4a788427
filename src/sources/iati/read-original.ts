import { createHash } from "node:crypto";
import type { Original, OriginalPlace } from "../../core/original.ts";
import { FileFault, readChunks } from "./source-file.ts";
import { personalElements } from "./standard/words.ts";
import { openXml } from "./xml/read-xml.ts";
import type { XmlHandler, XmlReader } from "./xml/scan.ts";

const personal = new Set(personalElements);

/** What stays of contact-info: whose contact it is, and websites. Whatever else stands in it may name or reach a person. */
const kept = new Set(["organisation", "department", "website"]);

/** The most characters of an element that are shown. */
export const mostCharacters = 400_000;

const utf8 = new TextDecoder();

/** The attributes of a tag as they are written, or only those named. */
function attributesOf({ attributes, names }: XmlReader, only: readonly string[] | null): string {
  const written: string[] = [];
  for (let index = 0; index < attributes.count; index++) {
    const name = names.texts[attributes.names[index] ?? -1] ?? "";
    if (only?.includes(name) === false) continue;
    const value = utf8.decode(attributes.bytes.subarray(attributes.starts[index], attributes.ends[index]));
    written.push(value.includes('"') ? ` ${name}='${value}'` : ` ${name}="${value}"`);
  }
  return written.join("");
}

/** Writes an element down again as its document is read: tags and texts as they stand, comments and instructions left out, persons taken out. */
class Rewriting {
  readonly parts: string[] = [];
  withheld = 0;
  private length = 0;
  private depth = 0; // of elements within the one that is written; 0 = before and behind it
  private contactFrom = 0; // depth of the contact-info that is open
  private hiddenFrom = 0; // depth of the element that is left out
  private isOpenTag = false; // the last tag still wants its end
  private readonly place: OriginalPlace;
  private readonly open: string[] = [];

  constructor(place: OriginalPlace) {
    this.place = place;
  }

  get isCut(): boolean {
    return this.length > mostCharacters;
  }

  begin(name: string, reader: XmlReader): void {
    const { offset } = reader;
    if (this.depth === 0 && (offset < this.place.from || offset >= this.place.to)) return;
    this.depth++;
    this.open.push(name);
    if (this.hiddenFrom > 0) return;
    const inContact = this.contactFrom > 0;
    const isPart = inContact && (this.depth > this.contactFrom + 1 ? name === "narrative" : kept.has(name));
    if (personal.has(name) || (inContact && !isPart)) {
      this.hiddenFrom = this.depth;
      this.withheld++;
      this.write("<!-- withheld -->");
      return;
    }
    const isContact = name === "contact-info";
    if (isContact) this.contactFrom = this.depth;
    this.write(`<${name}${attributesOf(reader, isContact ? ["type"] : inContact ? ["xml:lang"] : null)}`);
    this.isOpenTag = true;
  }

  text(bytes: Uint8Array, references: boolean): void {
    if (this.depth === 0 || this.hiddenFrom > 0) return;
    const raw = utf8.decode(bytes);
    if (this.contactFrom === this.depth && raw.trim() !== "") return; // words beside the elements of contact-info
    this.write(references ? raw : raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  }

  end(): void {
    if (this.depth === 0) return;
    const name = this.open.pop() ?? "";
    if (this.hiddenFrom === 0) {
      if (this.isOpenTag) {
        this.isOpenTag = false;
        this.write("/>");
      } else this.write(`</${name}>`);
    } else if (this.hiddenFrom === this.depth) this.hiddenFrom = 0;
    if (this.contactFrom === this.depth) this.contactFrom = 0;
    this.depth--;
  }

  private write(text: string): void {
    const whole = this.isOpenTag ? `>${text}` : text;
    this.isOpenTag = false;
    if (!this.isCut) this.parts.push(whole);
    this.length += whole.length;
  }
}

function toHandler(rewriting: Rewriting): XmlHandler {
  return {
    open: (element, reader) => {
      rewriting.begin(reader.names.texts[element] ?? "", reader);
    },
    text: (bytes, start, end, references) => {
      rewriting.text(bytes.subarray(start, end), references);
    },
    close: () => {
      rewriting.end();
    },
  };
}

/**
 * An element of a document as its publisher wrote it, less persons: names, posts, telephones, e-mail and addresses, and whatever else stands in
 * contact-info beside organisation, department and websites. Null where the file is not there any more, or is another.
 */
export async function readOriginal(place: OriginalPlace): Promise<Original | null> {
  const rewriting = new Rewriting(place);
  const writer = openXml(toHandler(rewriting));
  const hash = createHash("sha256");
  try {
    for await (const chunk of readChunks(place.file)) {
      hash.update(chunk);
      writer.write(chunk);
    }
  } catch (error) {
    if (error instanceof FileFault) return null;
    throw error;
  }
  if (!writer.end().ok || hash.digest("hex") !== place.sha256) return null;
  return { xml: rewriting.parts.join("").slice(0, mostCharacters), withheld: rewriting.withheld, isCut: rewriting.isCut };
}
