import type { JSX } from "preact";
import type { Provenance } from "../../contract/provenance.ts";
import type { Stamp } from "../../contract/shared.ts";
import type { SourceItem } from "../figure.ts";
import type { Page, View } from "../view.ts";
import { Band } from "./band.tsx";
import { CiteForm } from "./cite-form.tsx";
import { Prov, Rows, sourceItems, type ProvItem } from "./prov.tsx";

type Props = {
  readonly provenance: Provenance;
  readonly stamp: Stamp;
  readonly view: View;
  readonly csv?: boolean;
  readonly canCite?: boolean;
};

/** The vintages of the files behind an answer, each once. */
export function vintagesOf(provenance: Provenance): readonly string[] {
  return [...new Set(provenance.files.map((file) => file.vintage))];
}

/** Where a figure of series comes from: publisher, vintage, licence, snapshot. */
export function seriesSource({ provenance, view }: Pick<Props, "provenance" | "view">): readonly SourceItem[] {
  const publishers = [...new Set(provenance.files.map((file) => file.publisher))];
  return [
    { name: view.t("prov.source"), value: publishers.length === 0 ? view.t("provenance.none-held") : view.list(publishers) },
    { name: view.t("provenance.vintage"), value: view.list(vintagesOf(provenance)) },
    {
      name: view.t("provenance.licence"),
      value: view.list([...new Set(provenance.files.map((file) => file.licence ?? view.t("not-known")))]),
    },
    { name: view.t("provenance.snapshot"), value: provenance.snapshot, isCode: true },
  ];
}

/** What stands under a figure of series: where it comes from, and its rows. */
export function seriesItems({ provenance, view, csv = true }: Omit<Props, "stamp">): readonly ProvItem[] {
  return [...sourceItems(seriesSource({ provenance, view })), { name: view.t("prov.rows"), value: <Rows page={view} csv={csv} /> }];
}

/** The files that an answer was computed from. */
export function Files({ provenance, view }: { readonly provenance: Provenance; readonly view: Page }): JSX.Element | null {
  if (provenance.files.length === 0) return null;
  const column = (name: "file" | "vintage" | "figures" | "licence"): string => view.t(`provenance.column.${name}`);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{column("file")}</th>
          <th scope="col">{column("vintage")}</th>
          <th scope="col">{column("licence")}</th>
          <th scope="col" class="r">
            {column("figures")}
          </th>
        </tr>
      </thead>
      <tbody>
        {provenance.files.map((file) => (
          <tr>
            <th scope="row">
              <span lang="en">{file.title}</span>
              <span class="sub">
                {file.address === null ? file.publisher : <a href={file.address}>{file.publisher}</a>} · {file.file} ·{" "}
                <code>{file.sha256.slice(0, 12)}</code>
              </span>
            </th>
            <td data-l={column("vintage")}>
              <span>{file.vintage}</span>
            </td>
            <td data-l={column("licence")}>
              <span>{file.licence ?? view.t("not-known")}</span>
            </td>
            <td class="r" data-l={column("figures")}>
              <span>
                {view.number(file.figures)}
                {file.refused > 0 && <span class="sub">{view.t("provenance.refused", { count: file.refused })}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The licences of the publishers' files and the rates with which their money is converted. */
function ofPublishers({ provenance: { licences, rates }, view }: Pick<Props, "provenance" | "view">): readonly ProvItem[] {
  const files = licences.map(({ licence, datasets }) => `${licence ?? view.t("not-known")} (${view.number(datasets)})`);
  const sources = rates.map(({ id, title, address }) => (address === null ? (title ?? id) : <a href={address}>{title ?? id}</a>));
  return [
    ...(files.length === 0 ? [] : [{ name: view.t("provenance.licence"), value: view.list(files) }]),
    ...sources.map((value) => ({ name: view.t("provenance.rates"), value: <span lang="en">{value}</span> })),
  ];
}

/** How an answer came about: counting rule, prices, files with their vintage and licence, software. */
export function ProvenanceBand({ provenance, stamp, view, csv = true, canCite = csv }: Props): JSX.Element {
  return (
    <Band heading={view.t("provenance.heading")} note={view.t("provenance.note")} id="provenance">
      <div class="prose">
        <p>{view.say(`counting.${provenance.counting_rule}`)}</p>
        {provenance.files.length > 0 && (
          <p>
            {provenance.deflator === null ? view.t("counting.no-deflator") : view.t("counting.deflator", { year: provenance.deflator })}
          </p>
        )}
      </div>
      <Files provenance={provenance} view={view} />
      {provenance.files.length > 0 && (
        <p class="small" lang="en">
          {[...new Set(provenance.files.map((file) => file.citation))].join(" ")}
        </p>
      )}
      <Prov
        items={[
          { name: view.t("provenance.snapshot"), value: <code>{provenance.snapshot}</code> },
          ...ofPublishers({ provenance, view }),
          { name: view.t("prov.version"), value: <code>{provenance.record_version}</code> },
          { name: view.t("prov.read-up-to"), value: view.day(stamp.read_up_to) },
          { name: view.t("prov.rows"), value: <Rows page={view} csv={csv} /> },
          { name: view.t("provenance.software"), value: `${provenance.software.name} ${provenance.software.version}` },
        ]}
      />
      {canCite && <CiteForm view={view} />}
    </Band>
  );
}
