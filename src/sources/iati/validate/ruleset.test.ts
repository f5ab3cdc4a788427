import { describe, expect, test } from "vitest";
import { activity103, activity203, changed, organisation203, toLines, validateText } from "../../../../test/fixtures/iati/validating.ts";
import { rulesetRules } from "./rules/index.ts";

/** What is changed in a text that is as the standard asks, and all that is said then. */
type Case = readonly [from: string, to: string, said: readonly string[]];

const year2099 = "2099-01-01";
const indicatorOf = (measure: string, value: string): Case["1"] =>
  `<indicator measure="${measure}"><title><narrative>Wells</narrative></title><baseline year="2020"${value}/><period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><target${value}/><actual${value}/></period></indicator>`;
const indicator =
  '<indicator measure="1"><title><narrative>Wells</narrative></title><baseline year="2020" value="0"/><period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><target value="10"/><actual value="9"/></period></indicator>';
const transaction =
  '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-03-01"/><value value-date="2020-03-01">10.5</value><provider-org ref="XM-DAC-9"/><receiver-org ref="YY"/><aid-type code="C01"/></transaction>';
const second =
  '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-03-01"/><value value-date="2020-03-01">1</value></transaction>';
const withSector = transaction.replace("<aid-type", '<sector code="14030"/><aid-type');
const withCountry = transaction.replace("<aid-type", '<recipient-country code="NP"/><aid-type');
const sectors =
  '<sector vocabulary="1" code="14030" percentage="33.33"/>\n<sector vocabulary="1" code="14032" percentage="66.67"/>\n<sector vocabulary="99" code="W"><narrative>Wells</narrative></sector>\n';
const countries = '<recipient-country code="NP" percentage="60"/>\n<recipient-country code="BT" percentage="40"/>\n';
const region = (attributes: string): string => `<recipient-region ${attributes}/>\n`;

const ofActivity: readonly Case[] = [
  ["<iati-identifier>XM-DAC-9-TEST-1", "<iati-identifier>\nXM-DAC-9-TEST-1", ['warning 1.3.1 iati-activity/iati-identifier 4 " XM-DAC-9-TEST-1"']],
  ["<iati-identifier>XM-DAC-9-TEST-1", "<iati-identifier>XM-DAC-9-TEST/1", ["warning 1.3.13 iati-activity/iati-identifier 4 XM-DAC-9-TEST/1"]],
  ["<iati-identifier>XM-DAC-9-TEST-1", "<iati-identifier>XM-DAC-9", [
    "error 1.1.3 iati-activity/iati-identifier 4 XM-DAC-9",
    "warning 1.1.21 iati-activity/iati-identifier 4 XM-DAC-9; the organisation is XM-DAC-9",
  ]],
  ["<iati-identifier>XM-DAC-9-TEST-1", "<iati-identifier>XXTEST-1", ["warning 1.1.21 iati-activity/iati-identifier 4 XXTEST-1; the organisation is XM-DAC-9"]],
  ['<reporting-org ref="XM-DAC-9"', '<reporting-org ref="XM-DAC-9 "', ['warning 1.14.1 iati-activity/reporting-org/@ref 5 "XM-DAC-9 "']],
  ['<reporting-org ref="XM-DAC-9"', '<reporting-org ref="X&amp;X"', [
    "warning 1.1.21 iati-activity/iati-identifier 4 XM-DAC-9-TEST-1; the organisation is X&X",
    "warning 1.14.13 iati-activity/reporting-org/@ref 5 X&X",
    "warning 1.14.8 iati-activity/reporting-org/@ref 5 X&X",
  ]],
  ['<reporting-org ref="XM-DAC-9"', '<reporting-org ref="xm-dac-9"', [
    "warning 1.1.21 iati-activity/iati-identifier 4 XM-DAC-9-TEST-1; the organisation is xm-dac-9",
    "warning 1.14.8 iati-activity/reporting-org/@ref 5 xm-dac-9",
  ]],
  ['ref="OLD-1" type="A3"', 'ref=" OLD-1" type="A3"', ['warning 1.6.1 iati-activity/other-identifier/@ref 9 " OLD-1"']],
  ['ref="OLD-1" type="A3"', 'ref="OLD-1 " type="B1"', ['warning 1.16.1 iati-activity/other-identifier/@ref 9 "OLD-1 "']],
  ['ref="OLD-1" type="A3"><owner-org ref="YY"/>', 'ref="O" type="A3"><owner-org ref="YY "/>', ['warning 1.11.1 iati-activity/other-identifier/owner-org/@ref 9 "YY "']],
  ['ref="OLD-1" type="A3"><owner-org ref="YY"/>', 'ref="O" type="A3"><owner-org ref="Y|Y"/>', ["warning 1.11.13 iati-activity/other-identifier/owner-org/@ref 9 Y|Y"]],
  ['ref="OLD-1" type="A3"><owner-org ref="YY"/>', 'ref="O" type="A3"><owner-org ref=" "/>', [
    "error 6.8.1 iati-activity/other-identifier/owner-org 9",
    'warning 1.11.1 iati-activity/other-identifier/owner-org/@ref 9 " "',
  ]],
  ['related-activity ref="XM-DAC-9-TEST-2"', 'related-activity ref="XM-DAC-9-TEST-2 "', ['warning 1.7.1 iati-activity/related-activity/@ref 28 "XM-DAC-9-TEST-2 "']],
  ['<participating-org ref="XM-DAC-9"', '<participating-org ref=" XM-DAC-9"', ['warning 1.8.1 iati-activity/participating-org/@ref 8 " XM-DAC-9"']],
  ['<participating-org ref="XM-DAC-9"', '<participating-org ref="X?X"', ["warning 1.8.13 iati-activity/participating-org/@ref 8 X?X"]],
  ['<participating-org ref="XM-DAC-9"', '<participating-org activity-id=" A" ref="XM-DAC-9"', ['warning 1.9.1 iati-activity/participating-org/@activity-id 8 " A"']],
  ['<participating-org ref="XM-DAC-9"', '<participating-org ref=""', ["error 6.10.1 iati-activity/participating-org 8"]],
  ['10.5</value><provider-org ref="XM-DAC-9"/>', '10.5</value><provider-org ref=" X/X" provider-activity-id="A "/>', [
    'warning 1.10.1 iati-activity/transaction/provider-org/@ref 26 " X/X"',
    "warning 1.10.13 iati-activity/transaction/provider-org/@ref 26 X/X",
    'warning 1.4.1 iati-activity/transaction/provider-org/@provider-activity-id 26 "A "',
  ]],
  ['<provider-org ref="XM-DAC-9"/><receiver-org ref="YY"/></planned', '<provider-org ref="XM-DAC-9"/><receiver-org ref=" Y/Y" receiver-activity-id="A "/></planned', [
    'warning 1.15.1 iati-activity/planned-disbursement/receiver-org/@ref 25 " Y/Y"',
    "warning 1.15.13 iati-activity/planned-disbursement/receiver-org/@ref 25 Y/Y",
    'warning 1.5.1 iati-activity/planned-disbursement/receiver-org/@receiver-activity-id 25 "A "',
  ]],
  ['10.5</value><provider-org ref="XM-DAC-9"/><receiver-org ref="YY"/>', "10.5</value><provider-org/><receiver-org/>", [
    "error 6.9.1 iati-activity/transaction/provider-org 26",
    "error 6.9.2 iati-activity/transaction/receiver-org 26",
  ]],
  ['<iati-activity xml:lang="en"', '<iati-activity', ["error 4.1.1 iati-activity/@xml:lang 5 8 of 8 narratives"]],
  ["<title><narrative>Wells</narrative></title>\n", "<title><narrative> </narrative></title>\n", ["error 4.3.1 iati-activity/title 6"]],
  ["<narrative>Wells are dug.</narrative>", "<narrative/>", ["error 4.4.1 iati-activity/description 7"]],
  ['<activity-date type="1" iso-date="2020-01-01"/>\n<activity-date type="2" iso-date="2020-02-01"/>\n', "", ["error 6.11.1 iati-activity/activity-date 3"]],
  ['type="3" iso-date="2024-01-01"', 'type="3" iso-date="2019-01-01"', ["error 11.1.2 iati-activity/activity-date/@iso-date 13 2020-01-01 to 2019-01-01"]],
  ['type="4" iso-date="2024-02-01"', 'type="4" iso-date="2019-01-01"', ["error 11.1.3 iati-activity/activity-date/@iso-date 14 2020-02-01 to 2019-01-01"]],
  ['type="2" iso-date="2020-02-01"/>\n', `type="2" iso-date="${year2099}"/>\n`, [
    "error 11.1.3 iati-activity/activity-date/@iso-date 14 2099-01-01 to 2024-02-01",
    "error 11.1.4 iati-activity/activity-date/@iso-date 12 2099-01-01",
  ]],
  ['type="4" iso-date="2024-02-01"', 'type="4" iso-date="2025-06-16"', ["error 11.1.5 iati-activity/activity-date/@iso-date 14 2025-06-16"]],
  ['<transaction-date iso-date="2020-03-01"/>', '<transaction-date iso-date="2025-06-16"/>', ["error 11.2.1 iati-activity/transaction/transaction-date/@iso-date 26 2025-06-16"]],
  ['<value value-date="2020-03-01">', '<value value-date="2025-06-16">', ["error 11.2.2 iati-activity/transaction/value/@value-date 26 2025-06-16"]],
  ['last-updated-datetime="2025-01-01T00:00:00Z"', 'last-updated-datetime="2025-06-15T12:00:01Z"', ["error 11.1.1 iati-activity/@last-updated-datetime 3 2025-06-15T12:00:01Z"]],
  ['<period-end iso-date="2020-12-31"/><value value-date="2020-01-01">100', '<period-end iso-date="2019-12-31"/><value value-date="2020-01-01">100', [
    "error 8.6.3 iati-activity/budget/period-end/@iso-date 24 2020-01-01 to 2019-12-31",
  ]],
  ['<period-end iso-date="2020-12-31"/><value value-date="2020-01-01">100', '<period-end iso-date="2021-01-02"/><value value-date="2020-01-01">100', [
    "error 7.5.3 iati-activity/budget/period-end/@iso-date 24 2020-01-01 to 2021-01-02",
  ]],
  ['<period-end iso-date="2020-12-31"/><target', '<period-end iso-date="2019-12-31"/><target', [
    "error 8.6.1 iati-activity/result/indicator/period/period-end/@iso-date 29 2020-01-01 to 2019-12-31",
  ]],
  [sectors, "", ["error 6.2.2 iati-activity/sector 3"]],
  [sectors, '<sector vocabulary="99" code="W"/>\n', ["error 2.2.1 iati-activity/sector/narrative 18", "warning 102.1.1 iati-activity/sector 18"]],
  [sectors, '<sector code="14030" percentage="100"/>\n<sector vocabulary="7" code="6" percentage="99"/>\n', ["error 2.1.4 iati-activity/sector/@percentage 19 99"]],
  [sectors, '<sector code="14030" percentage="50"/>\n<sector code="14032"/>\n', ["error 2.1.1 iati-activity/sector/@percentage 19 1 of 2 have none"]],
  ['code="14032" percentage="66.67"', 'code="14032" percentage="66.669999999999999999"', ["error 2.1.2 iati-activity/sector/@percentage 18 99.999999999999999999 in 2 elements of vocabulary 1"]],
  ['code="14032" percentage="66.67"', 'code="14032" percentage="100.01"', [
    "error 12.3.1 iati-activity/sector/@percentage 19 100.01",
    "error 2.1.2 iati-activity/sector/@percentage 18 133.34 in 2 elements of vocabulary 1",
  ]],
  [transaction, withSector, ["error 6.6.2 iati-activity/transaction/sector 26"]],
  [countries, "", ["error 3.7.1 iati-activity/recipient-country 3"]],
  [transaction, withCountry, ["error 3.6.2 iati-activity/transaction/recipient-country 26"]],
  [countries, '<recipient-country code="NP"/>\n<recipient-country code="BT" percentage="40"/>\n', [
    "error 3.1.1 iati-activity/recipient-country/@percentage 16 1 of 2 have none",
    "error 3.1.2 iati-activity/recipient-country/@percentage 16 40 in 2 elements",
  ]],
  [countries, '<recipient-country code="NP" percentage="99.9"/>\n', ["error 3.1.4 iati-activity/recipient-country/@percentage 16 99.9"]],
  [countries, '<recipient-country code="NP" percentage="-1"/>\n<recipient-country code="BT" percentage="101"/>\n', [
    "error 12.1.1 iati-activity/recipient-country/@percentage 16 -1",
    "error 12.1.1 iati-activity/recipient-country/@percentage 17 101",
    "error reading.percentage-invalid iati-activity/recipient-country 16 -1",
  ]],
  [countries, region('code="679" percentage="50"') + region('code="619"'), [
    "error 3.4.1 iati-activity/recipient-region/@percentage 17 1 of 2 have none",
    "error 3.4.2 iati-activity/recipient-region/@percentage 16 50 in 2 elements",
  ]],
  [countries, `<recipient-country code="NP" percentage="60"/>\n${region('code="679" percentage="39"')}`, ["error 3.4.2 iati-activity/recipient-region/@percentage 17 99 in 2 elements"]],
  [countries, region('code="679" percentage="50"'), ["error 3.4.4 iati-activity/recipient-region/@percentage 16 50"]],
  ['<default-aid-type code="C01"/>', '<default-aid-type code="C01"/><default-aid-type code="B01"/>', ["warning 107.1.2 iati-activity/default-aid-type 23 C01, B01"]],
  ['<default-aid-type code="C01"/>', '<default-aid-type vocabulary="2" code="1"/>', ["warning 107.1.1 iati-activity/default-aid-type 23"]],
  ['<aid-type code="C01"/>', '<aid-type code="C01"/><aid-type code="B01"/>', ["warning 107.2.2 iati-activity/transaction/aid-type 26 C01, B01"]],
  ['<aid-type code="C01"/>', '<aid-type vocabulary="2" code="1"/>', ["warning 107.2.1 iati-activity/transaction/aid-type 26"]],
  ['vocabulary="1" code="1" significance="1"', 'vocabulary="1" code="1"', ["error 6.14.1 iati-activity/policy-marker/@significance 22 1"]],
  ['vocabulary="1" code="1" significance="1"', 'vocabulary="99" code="1"', ["error 6.13.1 iati-activity/policy-marker/narrative 22"]],
  ['<budget-item code="1.1.1" percentage="50"/><budget-item code="1.2.1" percentage="50"/>', '<budget-item code="1.1.1"/><budget-item code="1.2.1"/>', [
    "warning 7.9.1 iati-activity/country-budget-items/budget-item/@percentage 21",
    "warning 7.9.2 iati-activity/country-budget-items/budget-item/@percentage 21 0 in 2 elements",
  ]],
  ['<budget-item code="1.1.1" percentage="50"/><budget-item code="1.2.1" percentage="50"/>', '<budget-item code="1.1.1" percentage="50"/>', ["warning 7.9.4 iati-activity/country-budget-items/budget-item/@percentage 21 50"]],
  ['<budget-item code="1.1.1" percentage="50"/><budget-item code="1.2.1" percentage="50"/>', '<budget-item code="1.1.1" percentage="150"/><budget-item code="1.2.1" percentage="-50"/>', [
    "error 12.2.1 iati-activity/country-budget-items/budget-item/@percentage 21 150",
    "error 12.2.1 iati-activity/country-budget-items/budget-item/@percentage 21 -50",
  ]],
  [' default-currency="USD"', "", [
    "error 7.8.1 iati-activity/budget/value/@currency 24",
    "error 7.8.1 iati-activity/planned-disbursement/value/@currency 25",
    "error 7.8.1 iati-activity/transaction/value/@currency 26",
    "error reading.currency-missing iati-activity/budget 24 100",
    "error reading.currency-missing iati-activity/planned-disbursement 25 5",
    "error reading.currency-missing iati-activity/transaction 26 10.5",
  ]],
  [indicator, indicatorOf("2", ""), [
    "error 8.10.1 iati-activity/result/indicator/period/actual/@value 29",
    "error 8.8.1 iati-activity/result/indicator/baseline/@value 29",
    "error 8.9.1 iati-activity/result/indicator/period/target/@value 29",
  ]],
  [indicator, indicatorOf("2", ' value="many"'), [
    "warning 8.10.2 iati-activity/result/indicator/period/actual/@value 29 many",
    "warning 8.8.2 iati-activity/result/indicator/baseline/@value 29 many",
    "warning 8.9.2 iati-activity/result/indicator/period/target/@value 29 many",
  ]],
  [indicator, indicatorOf("5", ' value="7"'), [
    "warning 8.10.3 iati-activity/result/indicator/period/actual/@value 29 7",
    "warning 8.8.3 iati-activity/result/indicator/baseline/@value 29 7",
    "warning 8.9.3 iati-activity/result/indicator/period/target/@value 29 7",
  ]],
  [indicator, `<reference vocabulary="99" code="b"/>${indicator.replace("</title>", '</title><reference vocabulary="99" code="a"/>')}`, [
    "error 8.11.1 iati-activity/result/indicator/reference 29",
  ]],
]; // prettier-ignore

const ofOrganisation: readonly Case[] = [
  ["<organisation-identifier>XM-DAC-9<", "<organisation-identifier> X/X<", [
    'warning 1.12.1 iati-organisation/organisation-identifier 3 " X/X"',
    "warning 1.12.13 iati-organisation/organisation-identifier 3 X/X",
  ]],
  ['<reporting-org ref="XM-DAC-9"', '<reporting-org ref="X/X "', [
    'warning 1.18.1 iati-organisation/reporting-org/@ref 5 "X/X "',
    "warning 1.18.13 iati-organisation/reporting-org/@ref 5 X/X",
    "warning 1.18.8 iati-organisation/reporting-org/@ref 5 X/X",
  ]],
  ['<recipient-org ref="YY"', '<recipient-org ref=" YY"', ['warning 1.17.1 iati-organisation/recipient-org-budget/recipient-org/@ref 7 " YY"']],
  ['last-updated-datetime="2025-01-01T00:00:00Z"', `last-updated-datetime="${year2099}T00:00:00Z"`, ["error 11.4.1 iati-organisation/@last-updated-datetime 2 2099-01-01T00:00:00Z"]],
  [' xml:lang="en"', "", ["error 4.5.1 iati-organisation/@xml:lang 4 5 of 5 narratives"]],
  [' default-currency="USD"', ' default-currency=""', [
    'error 7.8.2 iati-organisation/recipient-country-budget/budget-line/value/@currency 8',
    'error 7.8.2 iati-organisation/recipient-country-budget/value/@currency 8',
    'error 7.8.2 iati-organisation/recipient-org-budget/value/@currency 7',
    'error 7.8.2 iati-organisation/total-budget/value/@currency 6',
    'error codes.not-in-list iati-organisation/@default-currency 2 "" of Currency',
    'error reading.currency-missing iati-organisation/recipient-country-budget 8 1',
    'error reading.currency-missing iati-organisation/recipient-country-budget/budget-line 8 1',
    'error reading.currency-missing iati-organisation/recipient-org-budget 7 1',
    'error reading.currency-missing iati-organisation/total-budget 6 100',
  ]],
  ['<value value-date="2020-06-01">', '<value value-date="2021-06-01">', [
    "error 11.3.1 iati-organisation/recipient-country-budget/budget-line/value/@value-date 8 2021-06-01; the period is 2020-01-01 to 2020-12-31",
  ]],
]; // prettier-ignore

const onTransactions = changed(activity203, sectors, "");
const partly: readonly (readonly [text: string, said: readonly string[]])[] = [
  [
    changed(onTransactions, transaction, withSector + second),
    ["error 6.7.2 iati-activity/transaction/sector 23 1 of 2 transactions have none"],
  ],
  [
    changed(changed(activity203, countries, ""), transaction, withCountry + second),
    ["error 3.7.2 iati-activity/transaction/recipient-country 24 1 of 2 transactions have none"],
  ],
  [changed(onTransactions, transaction, withSector), []],
];

const byLine = (lines: readonly string[]): readonly string[] => [...lines].sort();

describe("the standard's ruleset", () => {
  test.each(ofActivity)("of an activity: %s becomes %s", async (from, to, said) => {
    expect(byLine(toLines(await validateText(changed(activity203, from, to))))).toEqual(byLine(said));
  });

  test.each(ofOrganisation)("of an organisation: %s becomes %s", async (from, to, said) => {
    expect(byLine(toLines(await validateText(changed(organisation203, from, to))))).toEqual(byLine(said));
  });

  test.each(partly)("what stands on some transactions must stand on all (%#)", async (text, said) => {
    expect(byLine(toLines(await validateText(text)))).toEqual(byLine(said));
  });

  test("every rule is tried by one of these cases", () => {
    const tried = new Set(
      [...ofActivity, ...ofOrganisation]
        .flatMap(([, , said]) => said)
        .concat(partly.flatMap(([, said]) => said))
        .map((line) => line.split(" ")[1]),
    );
    expect(rulesetRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("every rule has words of its own for what to do", () => {
    expect(rulesetRules.length).toBeGreaterThan(75);
    for (const { id, title, advice } of rulesetRules) expect([id, title.length > 20, advice.length > 20]).toEqual([id, true, true]);
  });
});

test("of 1.0x the rules apply by its letters and words", async () => {
  const text = changed(activity103, "<sector", '<sector vocabulary="DAC" code="14032" percentage="10"/>\n<sector');
  expect(
    toLines(
      await validateText(
        changed(text, '2010-01-01"/>\n<part', '2099-01-01"/>\n<activity-date type="end-planned" iso-date="2010-01-01"/>\n<part'),
      ),
    ),
  ).toEqual([
    "error 11.1.2 iati-activity/activity-date/@iso-date 8 2099-01-01 to 2010-01-01",
    "error 2.1.1 iati-activity/sector/@percentage 12 1 of 2 have none",
  ]);
});
