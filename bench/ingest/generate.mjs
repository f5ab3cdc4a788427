// `node bench/ingest/generate.mjs <target.xml> <MB>`: an IATI 2.03 file of that size with activities of the shape that large publishers have:
// about 18 kB, 350 elements and 15 transactions each, in five currencies. Half name one country and one sector, a third one country and two sectors,
// the rest two of both, so that a transaction has 1.8 parts. The same size gives the same bytes.
import { Buffer } from "node:buffer";
import console from "node:console";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { basename } from "node:path";
import process from "node:process";

/** Numbers that look like chance and are the same each time (mulberry32). */
function createChance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const words =
  "water supply rural district road customs training border health school teacher bridge energy grid irrigation canal sea climate adaptation youth work women farmers market transport corridor survey report support project phase technical cooperation грант дорога вода オアシス 協力 développement".split(
    " ",
  );
const currencies = ["USD", "EUR", "JPY", "GBP", "CAD"];
const countries = ["KG", "KZ", "TJ", "TM", "UZ", "NP", "KE", "VN", "PE", "UA"];
const sectors = ["14030", "21020", "23210", "31140", "12220", "11220", "15110", "41010", "43030", "33120"];
const organisations = 400;
const statuses = ["1", "2", "3", "4", "5"];

function createWriter(chance) {
  const one = (list) => list[chance(list.length)];
  const text = (from, to) => Array.from({ length: from + chance(to - from) }, () => one(words)).join(" ");
  const day = (year) => `${year}-${String(1 + chance(12)).padStart(2, "0")}-${String(1 + chance(28)).padStart(2, "0")}`;
  const narrative = (from, to, language) =>
    `<narrative${language === undefined ? "" : ` xml:lang="${language}"`}>${text(from, to)}${chance(8) === 0 ? " &amp; others" : ""}</narrative>`;
  const amount = () => `${chance(5_000_000)}${chance(2) === 0 ? "" : `.${String(chance(100)).padStart(2, "0")}`}`;
  const called = Array.from({ length: organisations }, () => narrative(2, 6)); // an organisation has one name, as with most publishers
  const organisation = (name, more = "") => {
    const which = chance(organisations);
    return `<${name} ref="XM-ORG-${which}"${more}>\n${called[which]}\n</${name}>`;
  };

  const transaction = (currency, index) => {
    const year = 2008 + chance(16);
    const own = chance(6) === 0 ? `<sector vocabulary="1" code="${one(sectors)}"/>\n<recipient-country code="${one(countries)}"/>\n` : "";
    return `<transaction ref="T-${index}">
<transaction-type code="${chance(3) + 2}"/>
<transaction-date iso-date="${day(year)}"/>
<value currency="${chance(9) === 0 ? one(currencies) : currency}" value-date="${day(year)}">${chance(40) === 0 ? "-" : ""}${amount()}</value>
<description>
${narrative(4, 14)}
</description>
${organisation("provider-org", ` provider-activity-id="XM-ORG-${index}"`)}
${organisation("receiver-org")}
<disbursement-channel code="${1 + chance(4)}"/>
${own}<flow-type code="10"/>
<finance-type code="110"/>
<aid-type code="C01"/>
<tied-status code="5"/>
</transaction>`;
  };
  const indicator = () => {
    const year = 2015 + chance(8);
    return `<indicator measure="1" ascending="1">
<title>
${narrative(4, 10)}
</title>
<baseline year="${year}" value="${chance(100)}"/>
<period>
<period-start iso-date="${year}-01-01"/>
<period-end iso-date="${year}-12-31"/>
<target value="${chance(1000)}"/>
<actual value="${chance(1000)}"/>
</period>
</indicator>`;
  };
  const document = () => `<document-link format="application/pdf" url="https://example.org/${chance(1_000_000)}.pdf">
<title>
${narrative(3, 9)}
</title>
<category code="A0${1 + chance(9)}"/>
<language code="en"/>
</document-link>`;
  const location = () => `<location ref="L${chance(1000)}">
<name>
${narrative(1, 4)}
</name>
<point srsName="http://www.opengis.net/def/crs/EPSG/0/4326">
<pos>${30 + chance(20)}.${chance(10_000)} ${50 + chance(30)}.${chance(10_000)}</pos>
</point>
<exactness code="1"/>
</location>`;
  const budget = (currency) => {
    const year = 2015 + chance(8);
    return `<budget type="1" status="1">
<period-start iso-date="${year}-01-01"/>
<period-end iso-date="${year}-12-31"/>
<value currency="${currency}" value-date="${year}-01-01">${amount()}</value>
</budget>`;
  };
  const several = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join("\n");
  const shares = (count) => {
    const first = 10 + chance(80);
    return count === 1 ? [100] : [first, 100 - first];
  };

  return (index) => {
    const currency = one(currencies);
    const start = 2005 + chance(15);
    const kind = chance(6);
    const places = shares(kind < 5 ? 1 : 2);
    const purposes = shares(kind < 3 ? 1 : 2);
    return `<iati-activity last-updated-datetime="${day(2024)}T00:00:00Z" xml:lang="en" default-currency="${currency}" hierarchy="1">
<iati-identifier>XM-BENCH-${index}</iati-identifier>
<reporting-org ref="XM-BENCH" type="10">
${narrative(2, 5)}
</reporting-org>
<title>
${narrative(4, 12)}
${narrative(4, 12, "fr")}
</title>
<description type="1">
${narrative(40, 160)}
${narrative(40, 120, "ru")}
</description>
<description type="2">
${narrative(20, 80)}
</description>
${several(3, (at) => organisation("participating-org", ` role="${at + 1}" type="10"`))}
<activity-status code="${one(statuses)}"/>
${several(4, (at) => `<activity-date type="${at + 1}" iso-date="${day(start + at)}"/>`)}
<contact-info type="1">
<organisation>
${narrative(2, 5)}
</organisation>
<website>https://example.org/</website>
</contact-info>
<activity-scope code="4"/>
${several(places.length, (at) => `<recipient-country code="${countries[at * 5 + chance(5)]}" percentage="${places[at]}"/>`)}
${several(2, location)}
${several(purposes.length, (at) => `<sector vocabulary="1" code="${sectors[at * 5 + chance(5)]}" percentage="${purposes[at]}"/>`)}
${several(4, (at) => `<policy-marker vocabulary="1" code="${at + 1}" significance="${chance(3)}"/>`)}
<collaboration-type code="1"/>
<default-flow-type code="10"/>
<default-finance-type code="110"/>
<default-aid-type code="C01"/>
<default-tied-status code="5"/>
${several(3, () => budget(currency))}
${several(15, (at) => transaction(currency, index * 15 + at))}
${several(3, document)}
<related-activity ref="XM-BENCH-${Math.max(0, index - 1)}" type="3"/>
<result type="1" aggregation-status="1">
<title>
${narrative(4, 12)}
</title>
${several(4, indicator)}
</result>
</iati-activity>
`;
  };
}

/** Writes such a file of about `megabytes`; returns how many activities it has. */
export async function generate(target, megabytes) {
  const stream = createWriteStream(target);
  const write = createWriter(createChance(20_251_219));
  let written = 0;
  let index = 0;
  const put = async (text) => {
    const bytes = Buffer.from(text);
    written += bytes.length;
    if (!stream.write(bytes)) await once(stream, "drain");
  };
  await put('<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="2025-12-19T00:00:00Z">\n');
  while (written < megabytes * 1e6) await put(write(index++));
  stream.end("</iati-activities>\n");
  await once(stream, "close");
  return index;
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === "generate.mjs") {
  const [target, megabytes] = process.argv.slice(2);
  if (target === undefined || !(Number(megabytes) > 0)) throw new Error("node bench/ingest/generate.mjs <target.xml> <MB>");
  console.log(`${await generate(target, Number(megabytes))} activities`);
}
