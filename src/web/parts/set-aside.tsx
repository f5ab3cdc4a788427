import type { JSX } from "preact";
import type { SetAside } from "../../contract/datasets.ts";
import type { View } from "../view.ts";
import { Band } from "./band.tsx";
import { ActivityLink } from "./one-activity.tsx";

const known = [
  ...["value-missing", "currency-missing", "code-missing", "percentage-invalid", "percentage-too-large", "date-invalid", "number-invalid"],
  ...["truth-invalid", "identifier-missing", "element-repeated", "text-without-narrative"],
];

/** A reason of the quarantine in words; one that has none as its code. */
export function reasonWords(reason: string, view: View): string {
  return known.includes(reason) ? view.say(`set-aside.reason.${reason}`) : reason;
}

function Example({ example, view }: { readonly example: SetAside["examples"][number]; readonly view: View }): JSX.Element {
  const { element, line, excerpt, dataset, identifier } = example;
  return (
    <li>
      <code>{element}</code> {excerpt !== null && <code>{excerpt}</code>}
      <span class="sub">
        {identifier !== null && <ActivityLink identifier={identifier} view={view} />} {dataset}
        {line !== null && `, ${view.t("activity.beyond.line", { line })}`}
      </span>
    </li>
  );
}

/** What was set aside, by reason, with its number and first examples. */
export function SetAsideBand({ aside, view }: { readonly aside: readonly SetAside[]; readonly view: View }): JSX.Element {
  const column = (name: "reason" | "count" | "examples"): string => view.t(`set-aside.column.${name}`);
  return (
    <Band heading={view.t("set-aside.heading")} note={view.t("set-aside.note")} id="set-aside">
      {aside.length === 0 ? (
        <p class="small">{view.t("set-aside.none")}</p>
      ) : (
        <table class="tbl cards">
          <thead>
            <tr>
              <th scope="col">{column("reason")}</th>
              <th scope="col" class="r">
                {column("count")}
              </th>
              <th scope="col">{column("examples")}</th>
            </tr>
          </thead>
          <tbody>
            {aside.map(({ reason, count, examples }) => (
              <tr>
                <th scope="row">
                  {reasonWords(reason, view)}
                  <span class="sub">
                    <code>{reason}</code>
                  </span>
                </th>
                <td class="r" data-l={column("count")}>
                  <span>{view.number(count)}</span>
                </td>
                <td data-l={column("examples")}>
                  <ul class="lines">
                    {examples.map((example) => (
                      <Example example={example} view={view} />
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Band>
  );
}
