import { toDay, trim } from "../../read/values.ts";

/** The types of values that the schemas of the standard use; "any" and "string" hold everything. */
const checks: Readonly<Record<string, (text: string) => boolean>> = {
  any: () => true,
  string: () => true,
  decimal: (text) => /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(text),
  int: (text) => isWhole(text) && BigInt(text) >= -(2n ** 31n) && BigInt(text) < 2n ** 31n,
  nonNegativeInteger: (text) => isWhole(text) && BigInt(text) >= 0n,
  positiveInteger: (text) => isWhole(text) && BigInt(text) > 0n,
  boolean: (text) => /^(?:true|false|0|1)$/.test(text),
  date: (text) => isDate(text),
  dateTime: (text) => isDateTime(text),
  anyURI: (text) => isAddress(text),
  language: (text) => text === "" || /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text),
  NMTOKEN: (text) => /^[\p{L}\p{N}\p{M}.:_·-]+$/u.test(text),
};

const zone = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
const dateForm = new RegExp(`^([0-9]{4})-([0-9]{2})-([0-9]{2})${zone}$`);
const timeForm = new RegExp(`^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?|24:00:00(?:\\.0+)?)${zone}$`);
const longestWhole = 100; // digits: no count has more

function isWhole(text: string): boolean {
  return text.length <= longestWhole && /^[+-]?[0-9]+$/.test(text);
}

function isDate(text: string): boolean {
  const match = dateForm.exec(text);
  return match !== null && toDay(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

function isDateTime(text: string): boolean {
  const at = text.indexOf("T");
  return at === 10 && isDate(text.slice(0, at)) && timeForm.test(text.slice(at + 1));
}

/** What RFC 3986 takes after escaping what it may escape: schemas are that generous. White space, brackets and percent signs alone are not. */
function isAddress(text: string): boolean {
  return !/[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})|^:|#.*#/.test(text);
}

/** Whether a text is of a type of the schemas. White space around it does not count (XML Schema, whiteSpace collapse). */
export function isOfType(text: string, type: string): boolean {
  const check = checks[type];
  if (check === undefined) throw new RangeError(`no type ${type}`);
  return check(trim(text));
}
