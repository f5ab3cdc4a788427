import type { JSX } from "preact";
import type { ApiOperation, ApiPage } from "../../contract/api.ts";
import { endings } from "../../contract/twins.ts";
import { defineSitePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content } from "../parts/content.tsx";
import { SiteProv } from "../parts/prov.tsx";
import type { Page } from "../view.ts";

function Operation({ operation, page }: { readonly operation: ApiOperation; readonly page: Page }): JSX.Element {
  const { path, asks, parameters, forms, figures } = operation;
  return (
    <tr>
      <td data-l={page.t("api.column.asks")}>
        <Content text={asks} lang="en" page={page} />
      </td>
      <td data-l={page.t("api.column.address")}>
        <code class="address">{path}</code>
      </td>
      <td data-l={page.t("api.column.forms")}>
        <code>{forms.map((form) => `.${endings[form]}`).join(" ")}</code>
        {figures.map((name) => (
          <div>
            <span class="small">{page.t("figure.name")}</span> <code class="address">{`/figures/${name}.svg .png`}</code>
          </div>
        ))}
      </td>
      <td data-l={page.t("api.column.parameters")}>
        {parameters.length === 0
          ? page.t("api.parameters-none")
          : parameters.map(({ name, type, many }) => (
              <div>
                <code>{name}</code> <span class="small">{many ? page.t("api.many", { type }) : type}</span>
              </div>
            ))}
      </td>
    </tr>
  );
}

function ApiPageBody({ answer, page }: { readonly answer: ApiPage; readonly page: Page }): JSX.Element {
  return (
    <>
      <Lead long title={page.t("api.title")} deck={page.t("api.deck")}>
        <p class="asof">{page.t("api.note")}</p>
        <p class="after">
          <a href={answer.openapi}>{page.t("api.openapi")}</a>
        </p>
      </Lead>
      <Band wide>
        <table class="tbl cards">
          <caption class="vh">{page.t("api.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{page.t("api.column.asks")}</th>
              <th scope="col">{page.t("api.column.address")}</th>
              <th scope="col">{page.t("api.column.forms")}</th>
              <th scope="col">{page.t("api.column.parameters")}</th>
            </tr>
          </thead>
          <tbody>
            {answer.operations.map((operation) => (
              <Operation operation={operation} page={page} />
            ))}
          </tbody>
        </table>
        <SiteProv version={answer.record_version} page={page} />
      </Band>
    </>
  );
}

/** Every question that can be asked by a program, as /openapi.json describes it. */
export const apiPage = defineSitePage<ApiPage>({ question: "api", title: (_, page) => page.t("api.title"), Page: ApiPageBody });
