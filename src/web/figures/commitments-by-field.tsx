import type { JSX } from "preact";
import type { CommitmentRow, CommitmentState } from "../../contract/commitments.ts";
import type { Overview } from "../../contract/overview.ts";
import { Glyph } from "../parts/glyph.tsx";
import { glyphOfState } from "../parts/state.tsx";
import type { View } from "../view.ts";

type Focus = Overview["focus"];
type Props = { readonly focus: Focus; readonly view: View };

/** The marks and what is drawn around them, for the eye: to others every mark says its state in the head of its column. */
function Key({ states, view }: { readonly states: readonly CommitmentState[]; readonly view: View }): JSX.Element {
  return (
    <div class="key" aria-hidden="true">
      {states.map((state) => (
        <span>
          <Glyph name={glyphOfState[state]} /> {view.t(`state.short.${state}`)}
        </span>
      ))}
      <span>
        <i class="bar" /> {view.t("overview.by-field.key.measurable")}
      </span>
      <span>{view.t("overview.by-field.key.linked")}</span>
    </div>
  );
}

function Mark({ row, view }: { readonly row: CommitmentRow; readonly view: View }): JSX.Element {
  const classes = [row.measurable ? "m" : null, row.projects.length > 0 ? "linked" : null].filter((one) => one !== null);
  return (
    <a href={view.href(`commitments/${row.id}`)} class={classes.length === 0 ? undefined : classes.join(" ")} title={row.text}>
      <Glyph name={glyphOfState[row.state]} />
      <span class="vh">
        <span lang={row.lang}>{row.text}</span> ({view.t(`state.short.${row.state}`)})
      </span>
    </a>
  );
}

type Column = { readonly state: CommitmentState; readonly count: number; readonly widest: number };

/** Rem that a column takes: room for four marks at most; the column with the fullest cell takes what is left. */
function widthOf({ widest }: Column): number {
  return Math.max(4.75, Math.min(widest, 4) * 1.5 + 0.75);
}

function columnsOf({ states, fields }: Focus): readonly Column[] {
  return states
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => ({
      state,
      count,
      widest: Math.max(0, ...fields.map((field) => field.commitments.filter((row) => row.state === state).length)),
    }));
}

function FieldRow({
  field,
  columns,
  view,
}: {
  readonly field: Focus["fields"][number];
  readonly columns: readonly Column[];
  readonly view: View;
}): JSX.Element {
  return (
    <tr>
      <th scope="row">{view.field(field.field)}</th>
      {columns.map(({ state }) => {
        const rows = field.commitments.filter((row) => row.state === state);
        return (
          <td class={rows.length === 0 ? "void" : undefined}>
            <span class="row">
              {rows.map((row) => (
                <Mark row={row} view={view} />
              ))}
            </span>
          </td>
        );
      })}
      <td class="n">{view.number(field.commitments.length)}</td>
    </tr>
  );
}

/** One mark is one commitment, by field and state; each opens its page. */
export function CommitmentsByField({ focus, view }: Props): JSX.Element {
  const columns = columnsOf(focus);
  const widest = columns.reduce<Column | null>((most, one) => (most === null || one.widest > most.widest ? one : most), null);
  return (
    <>
      <Key states={columns.map((column) => column.state)} view={view} />
      <table class="units">
        <colgroup>
          <col style="width:10.75rem" />
          {columns.map((column) => (
            <col style={column === widest ? undefined : `width:${widthOf(column)}rem`} />
          ))}
          <col style="width:2.5rem" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{view.t("property.field")}</th>
            {columns.map(({ state, count }) => (
              <th scope="col">
                <b>{view.number(count)}</b> {view.t(`state.short.${state}`)}
              </th>
            ))}
            <th scope="col" class="n">
              <b>{view.number(focus.commitments)}</b> {view.t("overview.by-field.all")}
            </th>
          </tr>
        </thead>
        <tbody>
          {focus.fields.map((field) => (
            <FieldRow field={field} columns={columns} view={view} />
          ))}
        </tbody>
      </table>
    </>
  );
}
