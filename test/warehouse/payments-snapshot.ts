import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OfferedSeries } from "../../src/ingest/series/choose-series.ts";
import { ingest } from "../../src/ingest/iati/ingest.ts";
import { openDatabase } from "../../src/store/database.ts";
import { openSnapshot, type OpenSnapshot } from "../../src/store/open-snapshot.ts";
import { rates } from "../fixtures/iati/ingesting.ts";

type Payment = {
  readonly type?: string;
  readonly date?: string | null;
  readonly value: string;
  readonly currency?: string;
  readonly provider?: string;
};

type Said = {
  readonly id: string;
  readonly reporter?: string;
  readonly funder?: string;
  readonly secondary?: boolean;
  readonly within: string;
  readonly payments: readonly Payment[];
};

function paymentOf({ type = "3", date = "2020-01-15", value, currency, provider }: Payment): string {
  const day = date === null ? "" : `<transaction-date iso-date="${date}"/>`;
  const dated = date === null ? "" : ` value-date="${date}"`;
  const own = currency === undefined ? "" : ` currency="${currency}"`;
  const from = provider === undefined ? "" : `<provider-org ref="${provider}"><narrative>Org ${provider}</narrative></provider-org>`;
  return `<transaction><transaction-type code="${type}"/>${day}<value${dated}${own}>${value}</value>${from}</transaction>`;
}

function activityOf({ id, reporter = "XM-DAC-7-1", funder, secondary = false, within, payments }: Said): string {
  const funding =
    funder === undefined ? "" : `<participating-org role="1" ref="${funder}"><narrative>=Funder ${funder}</narrative></participating-org>`;
  return `<iati-activity default-currency="USD"><iati-identifier>${id}</iati-identifier>
    <reporting-org ref="${reporter}" type="10" secondary-reporter="${secondary ? "1" : "0"}"><narrative>Reporter</narrative></reporting-org>
    ${funding}${within}${payments.map(paymentOf).join("")}</iati-activity>`;
}

const uz = `<recipient-country code="UZ"/>`;
const energy = `<sector vocabulary="1" code="23110"/>`;

/** Activities with every state that a payment can have under a counting rule. */
const files: Readonly<Record<string, readonly Said[]>> = {
  "open.xml": [
    {
      id: "US-GOV-1-A",
      reporter: "US-GOV-1",
      within: `${uz}<sector vocabulary="1" code="23110" percentage="33.3"/><sector vocabulary="1" code="14020" percentage="66.7"/>`,
      payments: [
        { value: "1000.01" },
        { value: "-250.5", type: "4", date: "2020-03-31" },
        { value: "5000", type: "2" },
        { value: "40", type: "1" },
        { value: "41", type: "11" },
        { value: "42", type: "13", date: "2019-12-31" },
        { value: "77", type: "5" },
        { value: "3.141592653589", date: "2020-03-01" },
      ],
    },
    {
      id: "XM-DAC-701-8-B",
      reporter: "XM-DAC-701-8",
      within: `<recipient-country code="UZ" percentage="25"/><recipient-country code="KZ" percentage="75"/><sector vocabulary="2" code="231"/>`,
      payments: [
        { value: "123456", currency: "JPY" },
        { value: "99.99", currency: "EUR", date: "2020-03-10" },
        { value: "12", currency: "KZT" },
      ],
    },
    { id: "DUP", within: `${uz}${energy}`, payments: [{ value: "600" }, { value: "1", type: "2" }] },
  ],
  "closed.xml": [
    { id: "DUP", within: `${uz}${energy}`, payments: [{ value: "601" }, { value: "9", currency: "KZT" }] },
    {
      id: "GB-1-C",
      reporter: "GB-1",
      funder: "KZ-BIN-1",
      within: `<recipient-country code="KZ"/><sector vocabulary="99" code="23110"/>`,
      payments: [{ value: "31.5" }, { value: "8", date: null }, { value: "7", provider: "12001" }, { value: "6", provider: "XI-IATI-9" }],
    },
    { id: "FR-1-D", within: `<recipient-country code="FR"/>${energy}`, payments: [{ value: "100000" }] },
    { id: "R-1-E", within: `<recipient-region vocabulary="1" code="619"/>${energy}`, payments: [{ value: "100000" }] },
  ],
  "unknown.xml": [
    {
      id: "SEC",
      reporter: "41114",
      secondary: true,
      within: `${uz}${energy}`,
      payments: [{ value: "500" }, { value: "2", currency: "KZT" }],
    },
    { id: "TJ-1-F", reporter: "XM-OCHA-1", within: `<recipient-country code="TJ"/>`, payments: [{ value: "2020.20", date: "2021-06-30" }] },
    {
      id: "NOREF",
      reporter: "",
      within: `<recipient-country code="KG"/>${energy}`,
      payments: [{ value: "5.55" }, { value: "4", type: "2" }],
    },
  ],
};

/** Licences as a registry would state them; of the third file none is known. */
const licences = { "open.xml": "CC-BY-4.0", "closed.xml": "other-closed" } as const;

/** What series would hold of gross disbursements: the project carries none. */
export type Gross = { readonly donor: string; readonly recipient: string; readonly year: number; readonly value: string };

/** A snapshot of these activities in a folder of its own, which goes when it is closed. `path` is its file. */
export async function openPaymentsSnapshot(
  series: readonly OfferedSeries[] = [],
  gross: readonly Gross[] = [],
): Promise<OpenSnapshot & { readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), "sarai-payments-"));
  for (const [name, said] of Object.entries(files))
    writeFileSync(join(folder, name), `<iati-activities version="2.03">${said.map(activityOf).join("")}</iati-activities>`);
  const { snapshot: published } = await ingest({
    paths: [folder],
    dataFolder: join(folder, "data"),
    series,
    ratesFile: rates,
    forget: [],
    licence: null,
    acceptLosses: false,
    now: () => new Date("2026-01-02T03:04:05Z"),
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  const database = await openDatabase(published.path); // files on disk have no licence: only a registry states one
  for (const [path, licence] of Object.entries(licences))
    await database.run("UPDATE stored.dataset SET licence = $1 WHERE path = $2", [licence, path]);
  for (const { donor, recipient, year, value } of gross)
    await database.run("INSERT INTO stored.dac_flow VALUES (1, 'made', $1, 'country', $2, $3, 'gross', 'oda', 'current', $4)", [
      ...[donor, recipient],
      ...[year, value],
    ]);
  database.close();
  const snapshot = await openSnapshot(published);
  return {
    ...snapshot,
    path: published.path,
    close: async () => {
      await snapshot.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
