import type { ComponentChildren, JSX } from "preact";
import type { Stamp } from "../../contract/shared.ts";
import { rowForms, type RowForm } from "../../contract/twins.ts";
import { twinAddress } from "../address.ts";
import type { SourceItem } from "../figure.ts";
import type { Page } from "../view.ts";
import { CiteForm } from "./cite-form.tsx";

export type ProvItem = { readonly name: string; readonly value: ComponentChildren };

/** Where a figure comes from, as it stands under it. */
export function sourceItems(items: readonly SourceItem[]): readonly ProvItem[] {
  return items.map(({ name, value, isCode = false }) => ({ name, value: isCode ? <code>{value}</code> : value }));
}

/** What stands under every figure: where it comes from, how far it reaches, and its rows. */
export function Prov({ items }: { readonly items: readonly ProvItem[] }): JSX.Element {
  return (
    <p class="prov">
      {items.map(({ name, value }) => (
        <span>
          <b>{name}</b> {value}
        </span>
      ))}
    </p>
  );
}

/** What the files of rows are called, in every language. */
export const formNames = { csv: "CSV", xlsx: "XLSX", parquet: "Parquet", json: "JSON" } as const satisfies Record<RowForm | "json", string>;

/** Links to the twins of this page. */
export function Rows({ page, csv = false }: { readonly page: Page; readonly csv?: boolean }): JSX.Element {
  return (
    <>
      {csv &&
        rowForms.map((form) => (
          <>
            <a href={twinAddress(page, form)}>{formNames[form]}</a>,{" "}
          </>
        ))}
      <a href={twinAddress(page, "json")}>{formNames.json}</a>
    </>
  );
}

/** Where a figure of the record comes from: how many of its entries, how far it was read, which version, under which licence. */
export function recordSource({ count, total, stamp }: Listed, page: Page): readonly SourceItem[] {
  return [
    { name: page.t("prov.source"), value: page.t("prov.of-record", { count, total }) },
    { name: page.t("prov.read-up-to"), value: page.day(stamp.read_up_to) },
    { name: page.t("prov.version"), value: stamp.record_version, isCode: true },
    { name: page.t("provenance.licence"), value: stamp.licence },
  ];
}

/** How far the record was read, and which version of it this is. */
export function stampItems(stamp: Stamp, page: Page): readonly ProvItem[] {
  return [
    { name: page.t("prov.read-up-to"), value: page.day(stamp.read_up_to) },
    { name: page.t("prov.states-for"), value: page.day(stamp.computed_for) },
    { name: page.t("prov.version"), value: <code>{stamp.record_version}</code> },
  ];
}

/** The same under a page of no partnership. */
export function SiteProv({ version, page }: { readonly version: string; readonly page: Page }): JSX.Element {
  return (
    <Prov
      items={[
        { name: page.t("prov.version"), value: <code>{version}</code> },
        { name: page.t("prov.rows"), value: <Rows page={page} /> },
      ]}
    />
  );
}

type Listed = { readonly count: number; readonly total: number; readonly stamp: Stamp };

type ListProps = { readonly answer: Listed; readonly view: Page; readonly more?: readonly ProvItem[]; readonly canCite?: boolean };

/** The same under a list: how many of how many, every row of the selection to take away, and to cite. */
export function ListProv({ answer, view, more = [], canCite = true }: ListProps): JSX.Element {
  return (
    <>
      <Prov
        items={[
          { name: view.t("prov.source"), value: view.t("prov.of-record", { count: answer.count, total: answer.total }) },
          ...stampItems(answer.stamp, view),
          ...more,
          { name: view.t("prov.rows"), value: <Rows page={view} csv /> },
        ]}
      />
      {canCite && <CiteForm view={view} />}
    </>
  );
}
