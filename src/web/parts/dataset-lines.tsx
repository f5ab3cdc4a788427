import type { JSX } from "preact";
import type { DatasetRow } from "../../contract/datasets.ts";
import type { View } from "../view.ts";
import { OutsideLink } from "./activity-parts.tsx";
import { NotKnown } from "./content.tsx";
import { whenText } from "./dataset-facts.tsx";

type Line = DatasetRow & { readonly publisher_page?: string | null };

const columns = ["file", "fresh", "activities", "set-aside"] as const;

function outcomeOf({ status, stale }: DatasetRow): "ok" | "organisation" | "stale" | "refused" {
  if (stale) return "stale";
  return status === "ok" || status === "organisation" ? status : "refused";
}

/** What became of a file, and why it was refused. */
function Outcome({ row, view }: { readonly row: DatasetRow; readonly view: View }): JSX.Element {
  const { status, reason, detail, line } = row;
  const outcome = outcomeOf(row);
  const isRefused = outcome === "refused" || outcome === "stale";
  return (
    <>
      {view.t(`data-sources.outcome.${outcome}`)}
      {isRefused && (
        <span class="sub">
          <code>{[status, reason, detail].filter((part) => part !== null).join(", ")}</code>
          {line !== null && `, ${view.t("activity.beyond.line", { line })}`}
        </span>
      )}
    </>
  );
}

function File({ row, view }: { readonly row: Line; readonly view: View }): JSX.Element {
  const { publisher, publisher_page: page } = row;
  return (
    <>
      {row.address === null ? row.dataset : <OutsideLink url={row.address} />}
      <span class="sub">{page == null ? (publisher ?? view.t("not-known")) : <a href={view.href(page)}>{publisher}</a>}</span>
      <span class="sub">
        {view.t("provenance.licence")}: {row.licence ?? <NotKnown>{view.t("not-known")}</NotKnown>}
      </span>
      {row.sha256 !== null && (
        <span class="sub">
          <code>{row.sha256.slice(0, 12)}</code> {row.standard_version ?? ""}
        </span>
      )}
    </>
  );
}

/** Files of publishers, one a line: from whom, how fresh, how much they hold and how much was set aside. */
export function DatasetLines({ rows, view }: { readonly rows: readonly Line[]; readonly view: View }): JSX.Element {
  const name = (column: (typeof columns)[number]): string => view.t(`data-sources.column.${column}`);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "activities" || column === "set-aside" ? "r" : undefined}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <File row={row} view={view} />
            </th>
            <td data-l={name("fresh")}>
              <span>
                <Outcome row={row} view={view} />
                {row.last_updated !== null && (
                  <span class="sub">{view.t("data-sources.updated", { date: whenText(row.last_updated, view) })}</span>
                )}
                <span class="sub">{view.t("data-sources.read-on", { date: whenText(row.fetched_at ?? row.read_at, view) })}</span>
              </span>
            </td>
            <td class="r" data-l={name("activities")}>
              <span>
                {view.number(row.activities)}
                {row.not_counted > 0 && (
                  <span class="sub">
                    {view.t("activities.counted.duplicate")}: {view.number(row.not_counted)}
                  </span>
                )}
              </span>
            </td>
            <td class="r" data-l={name("set-aside")}>
              <span>
                {row.set_aside === 0 ? (
                  "0"
                ) : (
                  <a href={`${view.href("data-sources")}?dataset=${row.id}#set-aside`}>{view.number(row.set_aside)}</a>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
